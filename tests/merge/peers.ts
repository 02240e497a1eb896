import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import DiffMatchPatch from 'diff-match-patch'
import { diff3Merge } from 'node-diff3'
import { mergePlans } from '@thac/plan'
import type { Answer, TruthCase } from '@thac/testkit'
import { planVisible, plansOf, readableText } from '@thac/testkit'

/** What other programs make of a case. They get its plain text, a line a heading, paragraph or table row, the terms not put in. */
export const PEERS: Readonly<Record<string, (one: TruthCase) => Answer>> = {
  'node-diff3, words': (one) => {
    const [base, theirs, mine] = texts(one)
    const regions = diff3Merge(words(mine), words(base), words(theirs), { excludeFalseConflicts: true })
    const choosing = (side: 'a' | 'o' | 'b'): string => regions.map(({ ok, conflict }) => (ok ?? conflict?.[side] ?? []).join('')).join('')
    // A conflict of a few words tells the reader the sentence around them.
    const conflicts = regions.some(({ conflict }) => conflict !== undefined) ? [{ base: choosing('o'), upstream: choosing('b'), child: choosing('a') }] : []
    return answer(choosing('a'), conflicts)
  },
  'diff-match-patch, patch_apply': (one) => {
    const [base, theirs, mine] = texts(one)
    const tool = new DiffMatchPatch()
    const patches = tool.patch_make(base, theirs)
    const [text, done] = tool.patch_apply(patches, mine)
    return answer(text, done.every((applied) => applied) ? [] : [{ base, upstream: theirs, child: mine }])
  },
  'git merge-file, a sentence a line': (one) => {
    const folder = mkdtempSync(path.join(os.tmpdir(), 'thac-truth-'))
    try {
      const [base, theirs, mine] = texts(one)
      for (const [name, text] of Object.entries({ mine, base, theirs })) writeFileSync(path.join(folder, name), asSentences(text))
      const { stdout } = spawnSync('git', ['merge-file', '-p', '--diff3', 'mine', 'base', 'theirs'], { cwd: folder, encoding: 'utf8' })
      const conflicts: { base: string; upstream: string; child: string }[] = []
      const clean = stdout.replace(/^<<<<<<< mine\n([^]*?)^\|{7} base\n([^]*?)^=======\n([^]*?)^>>>>>>> theirs\n?/gmu, (_, child: string, was: string, upstream: string) => {
        conflicts.push({ base: asParagraphs(was), upstream: asParagraphs(upstream), child: asParagraphs(child) })
        return child
      })
      return answer(asParagraphs(clean), conflicts)
    } finally {
      rmSync(folder, { recursive: true })
    }
  },
  'Thác without the terms': (one) => {
    const { base, upstream, child } = plansOf(one)
    const merged = mergePlans(base, upstream, child)
    const sections = new Set(merged.review.map((review) => review.section))
    return { visible: planVisible(merged.plan.sections), conflicts: merged.conflicts, shown: () => sections.size > 0 }
  },
}

function texts(one: TruthCase): readonly [string, string, string] {
  const mine = one.mine[0]
  if (mine === undefined) throw new RangeError('a case without sides')
  return [readableText(one.raw.base), readableText(one.raw.theirs), readableText(mine)]
}

function words(text: string): string[] {
  return [...(text.match(/\n|[^\s]+[^\S\n]*/gu) ?? [])]
}

function answer(text: string, conflicts: Answer['conflicts']): Answer {
  const lines = text.split('\n').map((line) => line.replace(/\s+/gu, ' ').trim()).filter((line) => line !== '')
  return { visible: { lines, rich: lines }, conflicts, shown: () => false }
}

/** A sentence a line, a paragraph's end an empty one. */
function asSentences(text: string): string {
  return text.split('\n').map((line) => `${line.replace(/([.;]) (?=\p{Lu})/gu, '$1\n')}\n\n`).join('')
}

function asParagraphs(text: string): string {
  return text.split('\n\n').map((part) => part.split('\n').filter((line) => line !== '').join(' ')).join('\n')
}
