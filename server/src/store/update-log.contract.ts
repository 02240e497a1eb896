import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import * as Y from 'yjs'
import type { UpdateLog } from './ports.ts'

/** What every log of updates promises. `open` opens the same log each time it is called within one test. */
export function describeUpdateLog(name: string, open: () => Promise<UpdateLog>): void {
  describe(name, () => {
    let log: UpdateLog
    beforeEach(async () => { log = await open() })
    afterEach(() => log.close().catch(() => undefined))

    const reopen = async (): Promise<void> => {
      await log.close()
      log = await open()
    }
    const bytes = (...values: number[]): Uint8Array => Uint8Array.from(values)

    it('W14: a document that was never written is empty at 0', async () => {
      expect(await log.load('none')).toEqual({ snapshot: null, updates: [], seq: 0 })
      expect(await log.last('none')).toBe(0)
    })

    it('W14: numbers the updates of each document from 1 without a hole, in the order of the calls', async () => {
      const calls = Array.from({ length: 40 }, (_, i) => log.append(i % 2 === 0 ? 'a' : 'b', bytes(i)))
      const seqs = await Promise.all(calls)
      expect(seqs.filter((_, i) => i % 2 === 0)).toEqual(Array.from({ length: 20 }, (_, i) => i + 1))
      expect((await log.load('b')).updates.map((update) => update[0])).toEqual(Array.from({ length: 20 }, (_, i) => 2 * i + 1))
    })

    it('W14: keeps what was appended, byte for byte, when it is opened again', async () => {
      const large = Uint8Array.from({ length: 70_000 }, (_, i) => (i * 31) % 256)
      await log.append('a', large)
      await log.append('a', large.subarray(10, 20))
      await reopen()
      const { updates, seq } = await log.load('a')
      expect(seq).toBe(2)
      expect(updates.map((update) => [...update.subarray(0, 5)])).toEqual([[...large.subarray(0, 5)], [...large.subarray(10, 15)]])
      expect(updates.map((update) => update.length)).toEqual([70_000, 10])
      expect(await log.append('a', bytes(1))).toBe(3)
    })

    it('W14: a load that follows an append sees it', async () => {
      const appended = log.append('a', bytes(7))
      expect((await log.load('a')).seq).toBe(1)
      await appended
    })

    it('W15: a snapshot takes the place of what is in it, and what came after stays', async () => {
      const doc = await typed(log, 'a', 5)
      expect(await log.compact('a', 5, Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc))).toBe(true)
      const after = await typed(log, 'a', 2, doc)
      await reopen()
      const stored = await log.load('a')
      expect([stored.updates.length, stored.seq]).toEqual([2, 7])
      expect(read(stored).getText('t').toString()).toBe(after.getText('t').toString())
      expect(await log.last('a')).toBe(7)
    })

    it('W15: a second snapshot is as good as the first', async () => {
      const doc = await typed(log, 'a', 3)
      await log.compact('a', 3, Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc))
      await typed(log, 'a', 3, doc)
      await log.compact('a', 6, Y.encodeStateAsUpdate(doc), Y.encodeStateVector(doc))
      const stored = await log.load('a')
      expect([stored.updates.length, stored.seq]).toEqual([0, 6])
      expect(read(stored).getText('t').toString()).toBe(doc.getText('t').toString())
    })

    it('W15: a snapshot that does not read back as the document is refused, and the log stays', async () => {
      const doc = await typed(log, 'a', 4)
      const wrong = new Y.Doc()
      wrong.getText('t').insert(0, 'other')
      expect(await log.compact('a', 4, Y.encodeStateAsUpdate(wrong), Y.encodeStateVector(doc))).toBe(false)
      expect(await log.compact('a', 4, bytes(9, 9, 9), Y.encodeStateVector(doc))).toBe(false)
      const stored = await log.load('a')
      expect([stored.snapshot, stored.updates.length]).toEqual([null, 4])
    })

    it('W14: a closed log takes nothing', async () => {
      await log.close()
      await expect(log.append('a', bytes(1))).rejects.toThrow()
    })
  })
}

/** Types `n` letters into a document, each appended as an update. */
async function typed(log: UpdateLog, planId: string, n: number, doc = new Y.Doc()): Promise<Y.Doc> {
  const appended: Promise<number>[] = []
  const append = (update: Uint8Array): void => { appended.push(log.append(planId, update)) }
  doc.on('update', append)
  for (let i = 0; i < n; i++) doc.getText('t').insert(doc.getText('t').length, String.fromCharCode(97 + (i % 26)))
  doc.off('update', append)
  await Promise.all(appended)
  return doc
}

function read({ snapshot, updates }: { readonly snapshot: Uint8Array | null; readonly updates: readonly Uint8Array[] }): Y.Doc {
  const doc = new Y.Doc()
  if (snapshot !== null) Y.applyUpdate(doc, snapshot)
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}
