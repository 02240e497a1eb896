import { describe, expect, it } from 'vitest'
import { Tallies, describeFault, draftVisible, engineAnswer, mirrored, score, truthCase } from '@thac/testkit'
import { PEERS } from './peers.ts'

const CASES = Number(process.env['THAC_TRUTH'] ?? 3000)
const SEED = Number(process.env['THAC_SEED'] ?? 1)

describe('merging where the outcome is known by hidden identity', { timeout: 7_200_000 }, () => {
  it('M7, M8, M10, M13: no clash goes by unseen, no text is made that is not the truth, no edit is lost, nothing stands twice', () => {
    const faults: string[] = []
    for (let i = 0; i < CASES; i++) {
      const one = truthCase(i, SEED)
      const found = score(one, engineAnswer(one))
      if (found.verdict === 'false clean' || found.lost.length > 0 || found.doubled.length > 0) faults.push(describeFault(one, found))
      if (found.verdict === 'merged' || one.lane === 'plan') continue
      const above = mirrored(one)
      const other = score(above.one, above.answer)
      if (other.lost.length > 0 || other.doubled.length > 0) faults.push(`theirs chosen: ${describeFault(one, other)}`)
    }
    expect(faults).toEqual([])
  })

  it('M7, M10, M13: the score sees a merge that takes one side, that doubles, that merges by characters', () => {
    const tallies = new Tallies()
    for (let i = 0; i < 100; i++) {
      const one = truthCase(i * 17, SEED)
      const right = engineAnswer(one)
      const sides = { mine: one.mine[0], theirs: one.theirs[0] }
      for (const [name, draft] of Object.entries(sides)) {
        if (draft !== undefined) tallies.add([name], score(one, { ...right, visible: draftVisible(draft), conflicts: [], shown: () => false }))
      }
      const twice = [...right.visible.lines, ...right.visible.lines.slice(-1)]
      tallies.add(['twice'], score(one, { ...right, visible: { lines: twice, rich: twice }, conflicts: [] }))
      const peer = PEERS['diff-match-patch, patch_apply']
      if (one.lane === 'section' && peer !== undefined) tallies.add(['characters'], score(one, peer(one)))
    }
    for (const name of ['mine', 'theirs']) {
      expect(tallies.get(name).verdicts['false clean']).toBeGreaterThan(70)
      expect(tallies.get(name).lost).toBeGreaterThan(30)
    }
    expect(tallies.get('twice').doubled).toBeGreaterThan(30)
    expect(tallies.get('characters').verdicts['false clean']).toBeGreaterThan(2)
  })

  it('M10: the same case is the same for ever', () => {
    for (const i of [3, 77, 1012]) expect(truthCase(i)).toEqual(truthCase(i))
  })
})
