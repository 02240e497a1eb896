import { inlineText } from '../../model/content.ts'
import { keysBetween } from '../../model/order.ts'
import type { Plan } from '../../model/plan.ts'
import { emptyMeta, standing } from '../../model/plan.ts'
import type { Section } from '../../model/section.ts'
import { MAX_LEVEL } from '../../model/section.ts'

/*
 * Trees of sections with every kind of edit, for the laws of whole plans. No word stands twice, in the base or in what the sides put in,
 * so that a result tells where each of its words is from. Headings have as many words as it takes to know a line again (five).
 * Never shipped.
 */

export type Draft = { id: string; level: number; kind: Section['kind']; label?: string; title: string; blocks: string[] }

export const OPERATIONS = ['add', 'remove', 'move', 'moveTree', 'relevel', 'reparent', 'word', 'cut', 'paragraph', 'retitle', 'split', 'join', 'wrap', 'label'] as const

/** One edit: `at` and `to` are places, taken round where there are fewer sections. */
export type Operation = { what: (typeof OPERATIONS)[number]; at: number; to: number; level: number; n: number }

/** Every word of the standing sections with how often it stands. */
export function wordsIn(plan: Pick<Plan, 'sections'>): ReadonlyMap<string, number> {
  const out = new Map<string, number>()
  for (const section of plan.sections) {
    if (section.removed === true) continue
    for (const text of [inlineText(section.title), ...section.blocks.map((block) => inlineText(block.content))]) {
      for (const word of text.match(/[\p{L}\p{N}]+/gu) ?? []) out.set(word, (out.get(word) ?? 0) + 1)
    }
  }
  return out
}

/** A plan as a reader of a failed law wants it: a line a section. */
export function outlineText(plan: Pick<Plan, 'sections'>): string {
  return plan.sections.map(({ id, level, label, title, blocks, removed }) => `${'>'.repeat(level)} ${id}${removed === true ? ' (removed)' : ''}${label === undefined ? '' : ` [${label}]`} ${[inlineText(title), ...blocks.map((block) => inlineText(block.content))].join(' | ')}`).join('\n')
}

/** Parent of every standing section as the outline reads. */
export function parentsIn(plan: Pick<Plan, 'sections'>): ReadonlyMap<string, string | null> {
  const out = new Map<string, string | null>()
  const open: Section[] = []
  for (const section of standing({ meta: emptyMeta(''), sections: plan.sections })) {
    if (section.kind !== 'body') open.length = 0
    while ((open.at(-1)?.level ?? 0) >= section.level) open.pop()
    out.set(section.id, open.at(-1)?.id ?? null)
    if (section.kind === 'body') open.push(section)
  }
  return out
}

export function planOf(drafts: readonly Draft[], title = 'Kế hoạch'): Plan {
  const keys = keysBetween(null, null, drafts.length)
  return {
    meta: emptyMeta(title),
    sections: drafts.map(({ id, level, kind, label, title: heading, blocks }, i): Section => ({
      id, order: keys[i] ?? '', level, kind, runIn: false, ...(label === undefined ? {} : { label }),
      title: heading === '' ? [] : [{ type: 'text', text: heading }],
      blocks: blocks.map((text) => ({ type: 'paragraph', content: text === '' ? [] : [{ type: 'text', text }] })),
    })),
  }
}

/** A base out of steps of level: the words tell section and place. */
export function draftsOf(list: readonly { readonly step: number; readonly blocks: number; readonly title: boolean }[]): readonly Draft[] {
  let level = 0
  return list.map(({ step, blocks, title }, i) => {
    level = Math.min(MAX_LEVEL, Math.max(1, level + step))
    const word = (n: number): string => `gốc${letters(i)}o${letters(n)}`
    return {
      id: `s${i}`, level, kind: 'body', title: title || blocks === 0 ? [0, 1, 2, 40, 41, 42].map(word).join(' ') : '',
      blocks: Array.from({ length: blocks }, (_, b) => Array.from({ length: 9 }, (_, w) => word(3 + b * 9 + w)).join(' ')),
    }
  })
}

/** What `side` makes of a base; its words tell the side and the edit. */
export function edited(base: readonly Draft[], operations: readonly Operation[], side: string): readonly Draft[] {
  let out = base.map((draft) => ({ ...draft, blocks: [...draft.blocks] }))
  operations.forEach((one, i) => {
    const words = (n: number): string => Array.from({ length: n }, (_, w) => `${side}${letters(i)}o${letters(w)}`).join(' ')
    out = changed(out, one, `${side}${i}`, words)
  })
  return out
}

function changed(list: Draft[], { what, at, to, level, n }: Operation, id: string, words: (n: number) => string): Draft[] {
  const i = at % Math.max(1, list.length)
  const one = list[i]
  if (what === 'add') return [...list.slice(0, to % (list.length + 1)), { id, level, kind: 'body', title: words(6), blocks: [words(15).split(' ').slice(6).join(' ')] }, ...list.slice(to % (list.length + 1))]
  if (one === undefined) return list
  const rest = list.filter((_, k) => k !== i)
  const block = n % Math.max(1, one.blocks.length)
  const inBlock = (change: (text: string[]) => string[]): Draft[] => list.map((draft, k) => (k === i ? { ...draft, blocks: draft.blocks.map((text, b) => (b === block ? change(text.split(' ')).join(' ') : text)) } : draft))
  switch (what) {
    case 'remove': return rest
    case 'move': return rest.toSpliced(to % (rest.length + 1), 0, one)
    case 'relevel': return list.map((draft, k) => (k === i ? { ...draft, level } : draft))
    case 'reparent': return rest.toSpliced(to % (rest.length + 1), 0, { ...one, level })
    case 'word': return inBlock((text) => text.toSpliced(to % Math.max(1, text.length), 1, words(1)))
    case 'cut': return inBlock((text) => text.toSpliced(to % Math.max(1, text.length), 2))
    case 'paragraph': return list.map((draft, k) => (k === i ? { ...draft, blocks: draft.blocks.toSpliced(n % (draft.blocks.length + 1), 0, words(6)) } : draft))
    case 'retitle': return list.map((draft, k) => (k === i ? { ...draft, title: words(6) } : draft))
    case 'label': return list.map((draft, k) => (k === i ? { ...draft, label: `${to}.` } : draft))
    case 'moveTree': {
      let until = i + 1
      while (until < list.length && (list[until]?.level ?? 0) > one.level) until++
      const tree = list.slice(i, until)
      const others = [...list.slice(0, i), ...list.slice(until)]
      return others.toSpliced(to % (others.length + 1), 0, ...tree)
    }
    case 'split': {
      if (one.blocks.length < 2) return list
      const border = 1 + (n % (one.blocks.length - 1))
      const tail: Draft = { id, level: one.level, kind: 'body', title: to % 2 === 0 ? words(6) : '', blocks: one.blocks.slice(border) }
      return list.toSpliced(i, 1, { ...one, blocks: one.blocks.slice(0, border) }, tail)
    }
    case 'join': {
      const next = list[i + 1]
      return next === undefined ? list : list.toSpliced(i, 2, { ...one, blocks: [...one.blocks, ...(next.title === '' ? [] : [next.title]), ...next.blocks] })
    }
    case 'wrap': {
      const until = Math.min(list.length, i + 1 + n)
      const inner = list.slice(i, until).map((draft) => ({ ...draft, level: Math.min(MAX_LEVEL, draft.level + 1) }))
      return [...list.slice(0, i), { id, level: Math.min(MAX_LEVEL - 1, one.level), kind: 'body', title: words(6), blocks: [] }, ...inner, ...list.slice(until)]
    }
  }
}

function letters(n: number): string {
  return `${String.fromCharCode(97 + (n % 26))}${n >= 26 ? letters(Math.floor(n / 26) - 1) : 'z'}`
}
