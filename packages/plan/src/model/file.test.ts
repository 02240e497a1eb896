import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { emptyMeta, hashRich, parsePlanFile, planHash, toPlanFile } from '../index.ts'

const section = (id: unknown, order: unknown, more: Readonly<Record<string, unknown>> = {}): unknown => ({ id, order, level: 1, kind: 'body', runIn: false, title: [{ type: 'text', text: 'Mục' }], blocks: [], ...more })
const file = (...sections: readonly unknown[]): unknown => ({ format: 'thac-plan', version: 1, meta: emptyMeta('Kế hoạch'), sections })
const read = (json: unknown) => {
  const parsed = parsePlanFile(json)
  if (!parsed.ok) throw new Error(parsed.reason)
  return parsed
}

describe('reading a plan file', () => {
  it('P1: what was written is read back the same, with no finding', () => {
    const base = 'a'.repeat(64)
    const { plan, findings } = read(file(section('a', 'V', { base, label: 'I-' }), section('b', 'k', { removed: true, blocks: [{ type: 'bullet', attrs: { depth: 2 }, content: [{ type: 'text', text: 'một', marks: [{ type: 'bold' }] }, { type: 'hardBreak' }] }] })))
    expect(findings).toEqual([])
    expect(read(JSON.parse(JSON.stringify(toPlanFile(plan)))).plan).toEqual(plan)
  })

  it('P2: other JSON is refused with one sentence', () => {
    for (const json of [null, 3, 'x', [], {}, { format: 'thac-plan' }, { format: 'other', version: 1, sections: [] }]) expect(parsePlanFile(json)).toMatchObject({ ok: false, code: 'not-a-plan' })
    expect(parsePlanFile({ format: 'thac-plan', version: 2, sections: [] })).toMatchObject({ ok: false, code: 'other-version' })
    expect(parsePlanFile(file(...new Array<unknown>(20_001).fill(section('a', 'V'))))).toMatchObject({ ok: false, code: 'too-many-sections' })
    expect(parsePlanFile(file(section('a', 'V', { title: [{ type: 'text', text: 'x'.repeat(20_000_001) }] })))).toMatchObject({ ok: false, code: 'too-large' })
  })

  it('P3: a cycle and deep nesting are refused, not followed', () => {
    const cycle: Record<string, unknown> = { type: 'box' }
    cycle['content'] = [cycle]
    expect(parsePlanFile(file(section('a', 'V', { blocks: [cycle] })))).toMatchObject({ ok: false, code: 'too-deep' })
  })

  it('P4: a doubled id gets a new one and loses its base; a bad id is made good; no id is used twice', () => {
    const { plan, findings } = read(file(section('a', 'V', { base: 'b'.repeat(64) }), section('a', 'W', { base: 'b'.repeat(64) }), section('không', 'X'), section('a-2', 'Y')))
    expect(plan.sections.map((one) => one.id)).toEqual(['a', 'a-2-2', 's-3', 'a-2'])
    expect(plan.sections.map((one) => one.base !== undefined)).toEqual([true, false, false, false])
    expect(findings.map((finding) => finding.code)).toEqual(['duplicate-id', 'bad-id'])
  })

  it('P5: a missing or doubled order key: the file’s order stands; otherwise sections are sorted by their keys', () => {
    const { plan, findings } = read(file(section('b', undefined), section('a', 'V'), section('c', 'V')))
    expect(plan.sections.map((one) => one.id)).toEqual(['b', 'a', 'c'])
    expect([...plan.sections].every((one, i, all) => i === 0 || (all[i - 1]?.order ?? '') < one.order)).toBe(true)
    expect(findings.map((finding) => finding.code)).toEqual(['missing-order'])
    expect(read(file(section('b', 'k'), section('a', 'V'))).plan.sections.map((one) => one.id)).toEqual(['a', 'b'])
  })

  it('P6: nodes of an unknown type stay as they are; malformed ones are dropped, bare strings become text', () => {
    const table = { type: 'table', attrs: { rows: 2 }, content: [{ type: 'row', content: [] }] }
    const { plan, findings } = read(file(section('a', 'V', { blocks: [table, 'chữ', { content: [] }, 7], title: [{ type: 'field', attrs: { key: 'unit' } }, { type: 'text', text: '' }] })))
    expect(plan.sections[0]?.blocks).toEqual([table, { type: 'paragraph', content: [{ type: 'text', text: 'chữ' }] }])
    expect(plan.sections[0]?.title).toEqual([{ type: 'field', attrs: { key: 'unit' } }])
    expect(findings.every((finding) => finding.code === 'bad-node')).toBe(true)
  })

  it('P7: lone surrogates and control characters are taken out, pairs stay', () => {
    const { plan, findings } = read(file(section('a', 'V', { title: [{ type: 'text', text: 'a\uD800b\u0007c 🌊\uDC00' }] })))
    expect(plan.sections[0]?.title).toEqual([{ type: 'text', text: 'a\uFFFDbc 🌊\uFFFD' }])
    expect(findings.map((finding) => finding.code)).toEqual(['lone-surrogate', 'control-character'])
  })

  it('P10: more marks, a longer label or letterhead than any office has is cut, with a finding, and read again without one', () => {
    const marks = Array.from({ length: 70 }, (_, i) => ({ type: `m${i}` }))
    const meta = { ...emptyMeta('Kế hoạch'), numbering: [{ form: 'roman', before: 'Phần '.repeat(50), after: '🌊'.repeat(60) }], recipients: Array.from({ length: 2_001 }, () => ({ name: 'Tổ', purpose: null })) }
    const { plan, findings } = read({ format: 'thac-plan', version: 1, meta, sections: [section('a', 'V', { label: `${'x'.repeat(199)}🌊`, title: [{ type: 'text', text: 'a', marks }] })] })
    expect(findings.map((finding) => finding.code)).toEqual(['bad-meta', 'bad-meta', 'bad-field', 'bad-node'])
    expect(plan.sections[0]).toMatchObject({ label: 'x'.repeat(199), title: [{ marks: marks.slice(0, 64) }] })
    expect(plan.meta.numbering).toEqual([{ form: 'roman', before: 'Phần '.repeat(20), after: '🌊'.repeat(50) }])
    expect(read(toPlanFile(plan)).findings).toEqual([])
  })

  it('P8: any JSON is answered, and what is read is read again without a finding and with the same hash', () => {
    const piece = fc.oneof(fc.jsonValue(), fc.record({ id: fc.oneof(fc.constantFrom('a', 'b', '?'), fc.jsonValue()), order: fc.oneof(fc.constantFrom('V', 'k'), fc.jsonValue()), level: fc.jsonValue(), title: fc.jsonValue(), blocks: fc.array(fc.oneof(fc.jsonValue(), fc.record({ type: fc.constantFrom('paragraph', 'bullet', 'x'), content: fc.jsonValue(), attrs: fc.jsonValue() }))) }, { requiredKeys: [] }))
    fc.assert(fc.property(fc.array(piece, { maxLength: 6 }), fc.jsonValue(), (sections, meta) => {
      const first = read({ format: 'thac-plan', version: 1, meta, sections })
      const second = read(JSON.parse(JSON.stringify(toPlanFile(first.plan))))
      expect(second.findings).toEqual([])
      expect(planHash(second.plan)).toBe(planHash(first.plan))
      for (const one of first.plan.sections) expect(hashRich(one)).toHaveLength(64)
    }), { numRuns: 500 })
  }, 60_000)
})
