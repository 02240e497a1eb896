import type { Inline } from '../model/content.ts'
import { isText } from '../model/content.ts'
import type { SectionContent } from '../model/section.ts'

/**
 * True where something in `mine` waits to be filled in: a `field` without a value, or a blank ("……", "ngày … tháng …", "[ ]", "____") where
 * the superior's text, `base`, has one too. Three dots that end a list of things ("lũ, lụt…") are no blank.
 */
export function hasUnfilled(base: SectionContent, mine: SectionContent): boolean {
  // The base first: it is read once, and few superiors leave blanks.
  return anyLine(mine, hasEmptyField, fields) || (anyLine(base, hasBlank, blanks) && anyLine(mine, hasBlank, blanks))
}

const BLANK = /…{2,}|\.{4,}|_{3,}|\[\s*(?:…|\.{2,})?\s*\]|(?<=^|[\s(])(?:…|\.{3})(?=$|[\s/%.,;:)-])/u

const fields = new WeakMap<SectionContent, boolean>()
const blanks = new WeakMap<SectionContent, boolean>()

function anyLine(content: SectionContent, test: (line: readonly Inline[]) => boolean, store: WeakMap<SectionContent, boolean>): boolean {
  const known = store.get(content)
  if (known !== undefined) return known
  let made = test(content.title)
  for (const { content: line } of content.blocks) if (!made && line !== undefined) made = test(line)
  store.set(content, made)
  return made
}

function hasEmptyField(list: readonly Inline[]): boolean {
  for (const one of list) {
    if (isText(one)) continue
    if (one.type !== 'field') {
      if (one.content !== undefined && hasEmptyField(one.content)) return true
      continue
    }
    const { text } = one.attrs ?? {}
    if (typeof text !== 'string' || text.trim() === '' || BLANK.test(text.trim())) return true
  }
  return false
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
