/**
 * Known ways to merge or compare texts, on the same lines. What each makes of a clash is put the way ours does: the child's words
 * stand. The time is the peer's own; cutting a text into words, files and processes are part of it where the peer needs them.
 */
import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { diffLines, diffWords } from 'diff'
import DiffMatchPatch from 'diff-match-patch'
import { diff3Merge } from 'node-diff3'

/** Three texts as lines, whole or one section after the other. Sections are paired for the peer. */
export interface PeerInput {
  readonly base: readonly string[]
  readonly upstream: readonly string[]
  readonly child: readonly string[]
  readonly sections: readonly { readonly base: readonly string[]; readonly upstream: readonly string[]; readonly child: readonly string[] }[]
}

/** `lines` null: it compares and does not merge. `conflicts` null: it knows none. */
export interface PeerAnswer {
  readonly lines: readonly string[] | null
  readonly conflicts: number | null
}

export const PEERS: Readonly<Record<string, (input: PeerInput) => PeerAnswer>> = {
  'node-diff3, lines, a section at a time': ({ sections }) => bySection(sections, diff3Lines),
  'node-diff3, words, a section at a time': ({ sections }) => bySection(sections, diff3Words),
  'node-diff3, lines, whole text': ({ base, upstream, child }) => diff3Lines(base, upstream, child),
  'node-diff3, words, whole text': ({ base, upstream, child }) => diff3Words(base, upstream, child),
  'diff (jsdiff), lines, two comparisons, no merge': ({ base, upstream, child }) => {
    diffLines(text(base), text(upstream))
    diffLines(text(base), text(child))
    return { lines: null, conflicts: null }
  },
  'diff (jsdiff), words, two comparisons, no merge': ({ base, upstream, child }) => {
    diffWords(text(base), text(upstream))
    diffWords(text(base), text(child))
    return { lines: null, conflicts: null }
  },
  'diff-match-patch, patch_make and patch_apply': ({ base, upstream, child }) => {
    const engine = new DiffMatchPatch()
    const [patched, fits] = engine.patch_apply(engine.patch_make(text(base), text(upstream)), text(child))
    return { lines: patched.split('\n'), conflicts: fits.filter((one) => !one).length }
  },
  'git merge-file, lines': (input) => gitMerge(input.base, input.upstream, input.child),
  'git merge-file, a word a line': (input) => {
    // A line's end is a word of its own.
    const words = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => [...wordsOf(line), LINE_END])
    const { lines, conflicts } = gitMerge(words(input.base), words(input.upstream), words(input.child))
    return { lines: (lines ?? []).join('').split(LINE_END).slice(0, -1), conflicts }
  },
  'git --version (what a process costs)': () => {
    spawnSync('git', ['--version'])
    return { lines: null, conflicts: null }
  },
}

const LINE_END = '¶'

function text(lines: readonly string[]): string {
  return lines.join('\n')
}

/** Words with the space behind them: tokens of spaces alone make node-diff3 slower still. */
function wordsOf(line: string): readonly string[] {
  return line.match(/\S+\s*/g) ?? []
}

function bySection(sections: PeerInput['sections'], merge: (base: readonly string[], upstream: readonly string[], child: readonly string[]) => PeerAnswer): PeerAnswer {
  const lines: string[] = []
  let conflicts = 0
  for (const { base, upstream, child } of sections) {
    // Whoever uses it would skip what is the same.
    if (text(base) === text(upstream)) lines.push(...child)
    else if (text(base) === text(child)) lines.push(...upstream)
    else {
      const merged = merge(base, upstream, child)
      lines.push(...(merged.lines ?? []))
      conflicts += merged.conflicts ?? 0
    }
  }
  return { lines, conflicts }
}

function diff3Lines(base: readonly string[], upstream: readonly string[], child: readonly string[]): PeerAnswer {
  const lines: string[] = []
  let conflicts = 0
  for (const region of diff3Merge([...child], [...base], [...upstream], { excludeFalseConflicts: true })) {
    lines.push(...(region.ok ?? region.conflict?.a ?? []))
    if (region.conflict !== undefined) conflicts++
  }
  return { lines, conflicts }
}

function diff3Words(base: readonly string[], upstream: readonly string[], child: readonly string[]): PeerAnswer {
  const words = (lines: readonly string[]): readonly string[] => lines.flatMap((line) => [...wordsOf(line), LINE_END])
  const { lines, conflicts } = diff3Lines(words(base), words(upstream), words(child))
  return { lines: (lines ?? []).join('').split(LINE_END).slice(0, -1), conflicts }
}

function gitMerge(base: readonly string[], upstream: readonly string[], child: readonly string[]): PeerAnswer {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'thac-peer-'))
  const file = (name: string, lines: readonly string[]): string => {
    const at = path.join(folder, name)
    writeFileSync(at, `${lines.join('\n')}\n`)
    return at
  }
  const names = [file('child', child), file('base', base), file('upstream', upstream)]
  const { stdout } = spawnSync('git', ['merge-file', '-p', ...names], { encoding: 'utf8', maxBuffer: 1 << 28 })
  rmSync(folder, { recursive: true, force: true })
  return withMine(stdout.split('\n').slice(0, -1))
}

/** Between the marks of a conflict, the child's lines. */
function withMine(marked: readonly string[]): PeerAnswer {
  const lines: string[] = []
  let conflicts = 0
  let side: 'both' | 'mine' | 'theirs' = 'both'
  for (const line of marked) {
    if (line.startsWith('<<<<<<< ')) {
      conflicts++
      side = 'mine'
    } else if (side === 'mine' && line === '=======') side = 'theirs'
    else if (side === 'theirs' && line.startsWith('>>>>>>> ')) side = 'both'
    else if (side !== 'theirs') lines.push(line)
  }
  return { lines, conflicts }
}
