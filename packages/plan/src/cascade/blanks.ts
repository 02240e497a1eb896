import type { Block, Inline } from '../model/content.ts'
import { isText } from '../model/content.ts'
import type { SectionContent } from '../model/section.ts'

/**
 * True where something in `mine` waits to be filled in: a `field` without a value, or a blank ("……", "ngày … tháng …", "[ ]", "____") where
 * the superior's text, `base`, has one too. Three dots that end a list of things ("lũ, lụt…") are no blank.
 */
export function hasUnfilled(base: SectionContent, mine: SectionContent): boolean {
  const here = openIn(mine)
  return here.field || (here.blank && openIn(base).blank)
}

interface Open {
  readonly field: boolean
  readonly blank: boolean
}

const BLANK = /…{2,}|\.{4,}|_{3,}|\[\s*(?:…|\.{2,})?\s*\]|(?<=^|[\s(])(?:…|\.{3})(?=$|[\s/%.,;:)-])/u

function openIn(content: SectionContent): Open {
  const known = remembered.get(content)
  if (known !== undefined) return known
  const lines = [content.title, ...content.blocks.map((block: Block) => block.content ?? [])]
  const made = { field: lines.some(hasEmptyField), blank: lines.some(hasBlank) }
  remembered.set(content, made)
  return made
}

const remembered = new WeakMap<SectionContent, Open>()

function hasEmptyField(list: readonly Inline[]): boolean {
  return list.some((one) => {
    if (isText(one)) return false
    if (one.type !== 'field') return hasEmptyField(one.content ?? [])
    const { text } = one.attrs ?? {}
    return typeof text !== 'string' || text.trim() === '' || BLANK.test(text.trim())
  })
}

function hasBlank(list: readonly Inline[]): boolean {
  let run = ''
  for (const one of list) {
    if (isText(one)) run += one.text
    else if (BLANK.test(run) || hasBlank(one.content ?? [])) return true
    // An atom is no blank and no space.
    else run = '|'
  }
  return BLANK.test(run)
}
