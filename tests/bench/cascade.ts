// npm run bench: what it costs to say how every section of a plan stands to its superior's, and how that grows, beside a word diff of
// the whole text by jsdiff. Medians of 9 runs in one process; the machine's noise is in them.
import type { DivergenceInput, Plan, Section, SectionContent } from '@thac/plan'
import { divergence, hashRich, sectionContent } from '@thac/plan'
import { diffWords } from 'diff'
import { RUNS, cost, ms } from './timing.ts'
import { draftsOf, linesOf } from './two-drafts.ts'

const SIZES = [100, 300, 1000, 3000, 10_000]
const TERMS = {}

console.log(`\n| divergence (medians of ${RUNS}, ms; least in brackets) | nothing changed, hashes known | the same objects again | a tenth changed here, hashes known | a tenth changed on both sides, hashes known | nothing known |\n|---|---|---|---|---|---|`)
for (const size of SIZES) {
  const { base, upstream, child } = draftsOf(size, size / 10)
  const bases = new Map<string, SectionContent>(base.sections.map((section) => [hashRich(section), sectionContent(section)]))
  const input = (mine: Plan, newest: Plan): DivergenceInput => ({ mine: forked(mine, base), adopted: base, newest, bases, terms: TERMS })
  const again = input(base, base)
  const rows = [
    cost(() => read(input(base, base)), divergence),
    cost(() => ({ ...again, mine: { ...again.mine } }), divergence),
    cost(() => read(input(child, base)), divergence),
    cost(() => read(input(child, upstream)), divergence),
    cost(() => structuredClone(input(child, upstream)), divergence),
  ]
  console.log(`| ${size} sections | ${rows.map((row) => `${ms(row.median)} (${ms(row.least)})`).join(' | ')} |`)
}
const { base, child } = draftsOf(300, 30)
const [before, after] = [linesOf(base).join('\n'), linesOf(child).join('\n')]
const peer = cost(() => null, () => diffWords(before, after))
console.log(`| peer: jsdiff diffWords, whole text of 300 sections, a tenth changed | | | ${ms(peer.median)} (${ms(peer.least)}) | | |`)

/** The plan as its fork has it: every section reconciled with `base`. */
function forked(plan: Plan, from: Plan): Plan {
  const hashes = new Map(from.sections.map((section) => [section.id, hashRich(section)]))
  return { ...plan, sections: plan.sections.map((section) => ({ ...section, base: hashes.get(section.id) ?? hashRich(section) })) }
}

/** This plan's sections read anew, as out of a live document, only their hashes known. */
function read(input: DivergenceInput): DivergenceInput {
  const sections = input.mine.sections.map((section): Section => {
    const own = structuredClone(section)
    hashRich(own)
    return own
  })
  return { ...input, mine: { ...input.mine, sections } }
}
