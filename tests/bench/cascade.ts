// npm run bench: what the cascade costs on a plan of 300 sections, beside a word diff of the whole text by jsdiff.
// Medians of 9 runs in one process; the machine's noise is in them, so read the ratios.
import type { Plan, Section, SectionContent } from '@thac/plan'
import { divergence, emptyMeta, hashRich, keysBetween, mergePlans, sectionContent, sectionText, textInline } from '@thac/plan'
import { diffWords } from 'diff'

const SECTIONS = 300
const RUNS = 9

const superior = planOf((i) => `Tỉnh giao việc số ${i}: kiểm tra cống ${i * 7 % 13}, sửa loa thôn ${i * 3 % 17} trước ngày ${1 + (i % 28)}/6/2027. `.repeat(12))
const bases = new Map<string, SectionContent>(superior.sections.map((section) => [hashRich(sectionContent(section)), sectionContent(section)]))
const unchanged = forked(superior)
const changed = edited(unchanged, 'kiểm tra cống', 'kiểm tra và khơi cống')
const second = edited(superior, 'trước ngày', 'xong trước ngày')
const terms = {}

const rows: readonly (readonly [string, () => unknown])[] = [
  ['divergence, nothing changed', () => divergence({ mine: unchanged, adopted: superior, newest: superior, bases, terms })],
  ['divergence, 30 changed here', () => divergence({ mine: changed, adopted: superior, newest: superior, bases, terms })],
  ['divergence, 30 changed on both sides', () => divergence({ mine: changed, adopted: superior, newest: second, bases, terms })],
  ['the same from nothing remembered', () => divergence(structuredClone({ mine: changed, adopted: superior, newest: second, bases, terms }))],
  ['pull of 30 sections (mergePlans)', () => mergePlans(superior, second, changed, terms)],
  ['peer: jsdiff diffWords, whole text', () => diffWords(textOf(superior), textOf(changed))],
]

console.log(`| ${SECTIONS} sections, ${Math.round(textOf(superior).length / 1000)} kB | median ms | least |\n|---|---|---|`)
for (const [name, work] of rows) {
  work()
  const times = Array.from({ length: RUNS }, () => {
    const start = performance.now()
    work()
    return performance.now() - start
  }).sort((a, b) => a - b)
  console.log(`| ${name} | ${(times[(RUNS - 1) / 2] ?? 0).toFixed(1)} | ${(times[0] ?? 0).toFixed(1)} |`)
}

function planOf(text: (i: number) => string): Plan {
  const keys = keysBetween(null, null, SECTIONS)
  return {
    meta: emptyMeta('Kế hoạch'),
    sections: keys.map((order, i): Section => ({
      id: `s${i}`, order, level: 1 + (i % 3), kind: 'body', runIn: false, title: textInline(`Việc ${i}`), blocks: [{ type: 'paragraph', content: textInline(text(i)) }],
    })),
  }
}

function forked(plan: Plan): Plan {
  return { ...plan, sections: plan.sections.map((section) => ({ ...section, base: hashRich(sectionContent(section)) })) }
}

/** Every tenth section with the first `from` of its text replaced. */
function edited(plan: Plan, from: string, to: string): Plan {
  return {
    ...plan,
    sections: plan.sections.map((section, i) => (i % 10 === 0 ? { ...section, blocks: [{ type: 'paragraph', content: textInline(sectionText(section).replace(from, to)) }] } : section)),
  }
}

function textOf(plan: Plan): string {
  return plan.sections.map(sectionText).join('\n')
}
