import type { Answer, PlanFile } from '@thac/api'
import type { Plan, Section } from '@thac/plan'
import { emptyMeta, hashRich, sectionContent, textInline, toPlanFile } from '@thac/plan'
import { describe, expect, it } from 'vitest'
import { divergenceOf, lacksBase, superiorTexts, textsOf } from './superiorTexts.ts'

const issued = section('a', 'Huyện báo cáo Tỉnh trước ngày 15/6')
const terms = { Tỉnh: 'Huyện' }

describe('the live divergence', () => {
  it('sees a changed sentence and a withdrawn one, terms put in', () => {
    const answer = superior([issued])
    const texts = superiorTexts(answer)
    const same: Section = { ...section('a', 'Huyện báo cáo Huyện trước ngày 15/6'), base: hashRich(sectionContent(issued)) }
    expect(states(texts, plan([same]))).toEqual(['identical'])
    const changed: Section = { ...same, blocks: [{ type: 'paragraph', content: textInline('Xã báo cáo trước ngày 10/6') }] }
    expect(states(texts, plan([changed]))).toEqual(['adapted'])
    expect(states(texts, plan([{ ...same, removed: true }]))).toEqual(['omitted'])
    expect(textsOf(texts, plan([changed]), 'a').base?.blocks[0]?.content).toEqual(textInline('Huyện báo cáo Huyện trước ngày 15/6'))
  })

  it('knows when a base has moved since the superior was asked', () => {
    const texts = superiorTexts(superior([issued]))
    expect(lacksBase(texts, plan([{ ...issued, base: hashRich(sectionContent(issued)) }]))).toBe(false)
    expect(lacksBase(texts, plan([{ ...issued, base: 'f'.repeat(64) }]))).toBe(true)
  })
})

function section(id: string, text: string): Section {
  return { id, order: 'V', level: 1, kind: 'body', runIn: false, title: textInline('Báo cáo'), blocks: [{ type: 'paragraph', content: textInline(text) }] }
}

function plan(sections: readonly Section[]): Plan {
  return { meta: emptyMeta('Kế hoạch'), sections }
}

function superior(sections: readonly Section[]): Answer<'superior'> {
  const file: PlanFile = JSON.parse(JSON.stringify(toPlanFile(plan(sections))))
  return {
    link: { planId: 'p', unitId: 'u', unitName: 'Tỉnh', title: 't', adopted: 1, newest: 1 }, terms, adopted: file, newest: file,
    bases: Object.fromEntries(sections.map((one) => [hashRich(sectionContent(one)), sectionContent(one)])),
  }
}

function states(texts: ReturnType<typeof superiorTexts>, mine: Plan): readonly string[] {
  return divergenceOf(texts, mine).sections.map((one) => one.state)
}
