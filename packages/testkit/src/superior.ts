/** What a superior's amendment does to a plan, at random: edits, paragraphs and sections put in, taken out and moved, levels. */
import type { Block, Plan, Section } from '@thac/plan'
import { blockText, inlineText, keyBetween, standing } from '@thac/plan'
import type { Random } from './random.ts'
import { tokensIn } from './tokens.ts'

export type Amendment = 'reword' | 'insert' | 'addParagraph' | 'dropParagraph' | 'moveParagraph' | 'rewrite' | 'addSection' | 'dropSection' | 'moveSection' | 'level' | 'heading'

export const AMENDMENTS: readonly Amendment[] = ['reword', 'insert', 'addParagraph', 'dropParagraph', 'moveParagraph', 'rewrite', 'addSection', 'dropSection', 'moveSection', 'level', 'heading']

/** `before` after `count` amendments of those kinds. Nothing that a person typed is taken out: no merge does that. */
export function amend(before: Plan, kinds: readonly Amendment[], count: number, random: Random, token: () => string): Plan {
  let plan = before
  for (let i = 0; i < count; i++) {
    const kind = random.pick(kinds)
    if (kind !== undefined) plan = one(plan, kind, random, token)
  }
  return plan
}

function one(plan: Plan, kind: Amendment, random: Random, token: () => string): Plan {
  const stand = standing(plan)
  const section = random.pick(stand)
  if (section === undefined) return plan
  const at = random.below(section.blocks.length)
  const block = section.blocks[at]
  switch (kind) {
    case 'reword': return block === undefined ? plan : withBlock(plan, section, at, mapText(block, (text) => replaceWord(text, random, token())))
    case 'insert': return block === undefined ? plan : withBlock(plan, section, at, mapText(block, (text) => text.replace(' ', ` ${token()} `)))
    case 'heading': return withSection(plan, { ...section, title: [{ type: 'text', text: `${inlineText(section.title)} ${token()}` }] })
    case 'addParagraph': return withBlocks(plan, section, [...section.blocks.slice(0, at), fresh(`Bổ sung nhiệm vụ ${token()} theo chỉ đạo.`), ...section.blocks.slice(at)])
    case 'dropParagraph': return block === undefined || typed(blockText(block)) ? plan : withBlocks(plan, section, section.blocks.filter((_, i) => i !== at))
    case 'rewrite': return block === undefined || typed(blockText(block)) ? plan : withBlock(plan, section, at, fresh(`Thay toàn bộ bằng nội dung ${token()} này.`))
    case 'moveParagraph': {
      if (block === undefined) return plan
      const rest = section.blocks.filter((_, i) => i !== at)
      const to = random.below(rest.length + 1)
      return withBlocks(plan, section, [...rest.slice(0, to), block, ...rest.slice(to)])
    }
    case 'addSection': {
      const id = token()
      const order = between(plan, random)
      const made: Section = { id, order, level: section.level, kind: 'body', runIn: false, title: [{ type: 'text', text: `Mục mới ${token()}` }], blocks: [fresh(`Nội dung mới ${token()} của cấp trên.`), fresh('Báo cáo kết quả về cấp trên trước ngày 15 hằng tháng.')] }
      return inOrderOf({ ...plan, sections: [...plan.sections, made] })
    }
    case 'dropSection': {
      if (stand.length < 4 || typed(textOf(section))) return plan
      return { ...plan, sections: plan.sections.filter(({ id }) => id !== section.id) }
    }
    case 'moveSection': return inOrderOf(withSection(plan, { ...section, order: between(plan, random) }))
    case 'level': return withSection(plan, { ...section, level: 1 + random.below(3) })
  }
}

function typed(text: string): boolean {
  return tokensIn(text).some((word) => word.startsWith('p'))
}

function textOf(section: Section): string {
  return [inlineText(section.title), ...section.blocks.map(blockText)].join('\n')
}

/** A word that nobody typed becomes another. */
function replaceWord(text: string, random: Random, token: string): string {
  const words = text.split(' ')
  const free = words.flatMap((word, i) => (word === '' || typed(word) ? [] : [i]))
  const at = random.pick(free)
  return at === undefined ? text : words.map((word, i) => (i === at ? token : word)).join(' ')
}

/** Plain text: the runs of these plans have no marks but the ones people put there, which a rewording may drop. */
function mapText(block: Block, change: (text: string) => string): Block {
  return { ...block, content: [{ type: 'text', text: change(inlineText(block.content)) }] }
}

function fresh(text: string): Block {
  return { type: 'paragraph', content: [{ type: 'text', text }] }
}

function withBlock(plan: Plan, section: Section, at: number, block: Block): Plan {
  if (inlineText(block.content) === '') return plan
  return withBlocks(plan, section, section.blocks.map((one, i) => (i === at ? block : one)))
}

function withBlocks(plan: Plan, section: Section, blocks: readonly Block[]): Plan {
  return withSection(plan, { ...section, blocks })
}

function withSection(plan: Plan, section: Section): Plan {
  return { ...plan, sections: plan.sections.map((one) => (one.id === section.id ? section : one)) }
}

function between(plan: Plan, random: Random): string {
  const keys = [...new Set(standing(plan).map(({ order }) => order))].sort()
  const at = random.below(keys.length + 1)
  return keyBetween(keys[at - 1] ?? null, keys[at] ?? null, () => random.next())
}

function inOrderOf(plan: Plan): Plan {
  return { ...plan, sections: [...plan.sections].sort((a, b) => (a.order < b.order ? -1 : a.order > b.order ? 1 : a.id < b.id ? -1 : 1)) }
}
