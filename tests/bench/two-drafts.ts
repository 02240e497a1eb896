/**
 * A plan, the superior's amendment of it and a subordinate's version of it, with the outcome that a careful clerk would come to.
 * The outcome is made by applying both sides' edits one after the other, not by any merge; where the two cannot both stand, the
 * subordinate's does and the section is counted as one in conflict.
 */
import type { Plan, Section } from '@thac/plan'
import { emptyMeta, keysBetween, textInline } from '@thac/plan'
import type { Random } from './generated-text.ts'
import { action, capital, randomFrom, sentence } from './generated-text.ts'

/** Four texts: sections by their ids, which all four share. */
export interface Drafts {
  readonly base: Plan
  readonly upstream: Plan
  readonly child: Plan
  readonly expected: Plan
  /** Sections in which the two sides' edits exclude one another. */
  readonly clashes: number
  /** Ids of the sections that either side changed. */
  readonly changed: ReadonlySet<string>
}

interface Draft {
  readonly title: string
  /** By key, in order. A block is its sentences; a bullet's key begins with "-". */
  readonly blocks: ReadonlyMap<string, readonly string[]>
}

type Edit = (draft: Draft) => Draft

/** `sections` sections of some 150 words each, `changed` of them edited by either side, a third of those by both. */
export function draftsOf(sections: number, changed: number, seed = 1): Drafts {
  const random = randomFrom(seed)
  const base = Array.from({ length: sections }, (_, i) => draft(i, random))
  const [upstream, child, expected] = [[...base], [...base], [...base]]
  const touched = new Set<string>()
  let clashes = 0
  for (let k = 0; k < changed; k++) {
    const at = Math.floor((k * sections) / changed)
    const common = k % 3 === 0 || changed * 2 > sections
    const own = common ? at : at + 1
    const { theirs, mine, clash } = common ? pairOfEdits(Math.floor(k / 3)) : { theirs: EDITS[k % EDITS.length] ?? same, mine: EDITS[(k + 3) % EDITS.length] ?? same, clash: false }
    upstream[at] = theirs(base[at] ?? EMPTY)
    child[own] = mine(base[own] ?? EMPTY)
    expected[at] = upstream[at]
    expected[own] = clash ? child[own] : mine(expected[own] ?? EMPTY)
    if (clash) clashes++
    touched.add(`s${at}`).add(`s${own}`)
  }
  return { base: planOf(base), upstream: planOf(upstream), child: planOf(child), expected: planOf(expected), clashes, changed: touched }
}

/** The plan as lines of plain text: the heading of a section, then its blocks, one a line. */
export function linesOf(plan: Plan): readonly string[] {
  return plan.sections.flatMap((section) => [section.title, ...section.blocks.map((block) => block.content ?? [])].map((content) => content.map((inline) => inline.text ?? '').join('')))
}

const EMPTY: Draft = { title: '', blocks: new Map() }

function draft(i: number, random: Random): Draft {
  const due = `Hoàn thành ${20 + (i % 70)} hạng mục trước ngày ${1 + (i % 28)}/${1 + (i % 12)}/2027, giao tổ số ${i + 1} chịu trách nhiệm.`
  const said = (): string => capital(sentence(random))
  return {
    title: `${capital(action(random))} (cụm ${i + 1})`,
    blocks: new Map([
      ['first', [said(), due, said()]],
      ['-one', [`${capital(action(random))};`]],
      ['-two', [`${capital(action(random))};`]],
      ['last', [said(), said()]],
    ]),
  }
}

const same: Edit = (it) => it

/** What an office does to a section on its own. */
const EDITS: readonly Edit[] = [
  inSentence('first', 1, (text) => text.replace(/\d+ hạng mục/, '125 hạng mục')),
  inSentence('last', 0, (text) => `${text.slice(0, -1)} theo hướng dẫn mới.`),
  (it) => put(it, 'first', [...(it.blocks.get('first') ?? []), 'Bố trí người trực đêm trong những ngày có mưa lớn.']),
  (it) => put(it, 'last', (it.blocks.get('last') ?? []).slice(0, 1)),
  (it) => ({ ...it, blocks: new Map([...it.blocks].flatMap(([key, block]) => (key === '-two' ? [[key, block], ['-new', ['Mở thêm điểm tiếp nhận thông tin của người dân;']]] : [[key, block]]))) }),
  (it) => ({ ...it, blocks: new Map([...it.blocks].filter(([key]) => key !== '-one')) }),
  (it) => ({ ...it, title: it.title.replace('(cụm', 'theo phân cấp (cụm') }),
]

interface TwoEdits {
  readonly theirs: Edit
  readonly mine: Edit
  readonly clash: boolean
}

/** What both sides do to one section: three in ten exclude one another, one is the same, one is in one sentence, five are apart. */
function pairOfEdits(n: number): TwoEdits {
  const items = (count: number): Edit => inSentence('first', 1, (text) => text.replace(/\d+ hạng mục/, `${count} hạng mục`))
  const team = inSentence('first', 1, (text) => text.replace('chịu trách nhiệm', 'trực tiếp làm'))
  const without = (key: string): Edit => (it) => ({ ...it, blocks: new Map([...it.blocks].filter(([own]) => own !== key)) })
  const longer = (key: string, more: string): Edit => inSentence(key, 0, (text) => `${text.slice(0, -1)} ${more}${text.slice(-1)}`)
  switch (n % 10) {
    case 0:
    case 1: return { theirs: items(140 + n), mine: items(230 + n), clash: true }
    case 2: return { theirs: without('-two'), mine: longer('-two', 'ở từng thôn'), clash: true }
    case 3: return { theirs: items(175), mine: items(175), clash: false }
    case 4: return { theirs: items(190), mine: team, clash: false }
    default: return { theirs: longer('last', 'trong quý II'), mine: longer(n % 2 === 0 ? 'first' : '-two', 'ở từng thôn'), clash: false }
  }
}

function inSentence(key: string, n: number, change: (text: string) => string): Edit {
  return (it) => put(it, key, (it.blocks.get(key) ?? []).map((text, i) => (i === n ? change(text) : text)))
}

/** Only where the block stands. */
function put(it: Draft, key: string, block: readonly string[]): Draft {
  return { ...it, blocks: new Map([...it.blocks].map(([own, was]) => [own, own === key ? block : was])) }
}

function planOf(drafts: readonly Draft[]): Plan {
  const keys = keysBetween(null, null, drafts.length)
  return {
    meta: emptyMeta('Phòng, chống ngập úng năm 2027'),
    sections: drafts.map((it, i): Section => ({
      id: `s${i}`, order: keys[i] ?? '', level: 1 + (i % 3), kind: 'body', runIn: false, title: textInline(it.title),
      blocks: [...it.blocks].map(([key, block]) => ({ type: key.startsWith('-') ? 'bullet' : 'paragraph', ...(key.startsWith('-') ? { attrs: { depth: 1 } } : {}), content: textInline(block.join(' ')) })),
    })),
  }
}
