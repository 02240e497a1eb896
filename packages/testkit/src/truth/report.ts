import type { TruthCase } from './cases.ts'
import type { Score, Verdict } from './score.ts'

/** What is counted of the cases of one kind of edit, of one nearness, or of one program. */
export interface Tally {
  readonly cases: number
  readonly verdicts: Readonly<Record<Verdict, number>>
  readonly lost: number
  readonly doubled: number
  readonly wrongPlace: number
  readonly unshown: number
  readonly noise: number
  readonly format: number
  readonly ambiguous: number
}

export const EMPTY_TALLY: Tally = {
  cases: 0, verdicts: { merged: 0, told: 0, cautious: 0, open: 0, 'false conflict': 0, 'only shown': 0, 'false clean': 0 },
  lost: 0, doubled: 0, wrongPlace: 0, unshown: 0, noise: 0, format: 0, ambiguous: 0,
}

export function withScore(tally: Tally, score: Score): Tally {
  const one = (yes: boolean): number => (yes ? 1 : 0)
  return {
    cases: tally.cases + 1, verdicts: { ...tally.verdicts, [score.verdict]: tally.verdicts[score.verdict] + 1 },
    lost: tally.lost + one(score.lost.length > 0), doubled: tally.doubled + one(score.doubled.length > 0), wrongPlace: tally.wrongPlace + one(score.wrongPlace),
    unshown: tally.unshown + one(score.unshown), noise: tally.noise + one(score.noise), format: tally.format + one(score.format), ambiguous: tally.ambiguous + one(score.ambiguous),
  }
}

/** Tallies by name, in the order in which the names first came. */
export class Tallies {
  private readonly map = new Map<string, Tally>()

  add(names: Iterable<string>, score: Score): void {
    for (const name of names) this.map.set(name, withScore(this.map.get(name) ?? EMPTY_TALLY, score))
  }

  get(name: string): Tally {
    return this.map.get(name) ?? EMPTY_TALLY
  }

  /** A Markdown table, a row a name; `order` puts the named ones first. */
  table(heading: string, order: readonly string[] = []): string {
    const names = [...order.filter((name) => this.map.has(name)), ...[...this.map.keys()].filter((name) => !order.includes(name))]
    const head = [heading, 'cases', 'merged', 'told', 'cautious', 'open', 'false conflict', 'only shown', '**false clean**', '**lost**', 'wrong place', 'doubled', 'unshown', 'noise', 'mark wrong']
    const rows = names.map((name) => {
      const { cases, verdicts, lost, wrongPlace, doubled, unshown, noise, format } = this.get(name)
      return [name, cases, verdicts.merged, verdicts.told, verdicts.cautious, verdicts.open, verdicts['false conflict'], verdicts['only shown'], verdicts['false clean'], lost, wrongPlace, doubled, unshown, noise, format]
    })
    return [head, head.map(() => '---'), ...rows].map((row) => `| ${row.join(' | ')} |`).join('\n')
  }
}

/** What a case that went wrong needs to be looked at again: its number, kinds and what is missing. */
export function describeFault(one: TruthCase, score: Score): string {
  return `case ${one.index} (${one.lane}; ${one.kinds.join(' and ')}, ${one.near}): ${[score.verdict, ...score.lost, ...score.doubled.map((text) => `twice: ${text}`)].join('; ')}`
}
