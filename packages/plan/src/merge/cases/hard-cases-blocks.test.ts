import { describe, expect, it } from 'vitest'
import { clean, outcome } from './hard-case-samples.ts'
import type { Outcome } from './hard-case-samples.ts'

const WATCH = 'Các thôn tổ chức trực ban hai mươi bốn giờ trong ngày.'
const STORE = 'Kho xã dự trữ 4.500 thùng mì và 20 thuyền máy cho dân.'
const LOUD = 'Phát loa cảnh báo mỗi tối tại nhà văn hóa thôn.'
const SCHOOL = 'Trường học mở cửa đón hộ dân phải sơ tán khi có lệnh.'
const all = (merged: Outcome): string => [...merged.text, ...merged.told.flat()].join('\n')
const times = (merged: Outcome, words: string): number => merged.text.join('\n').split(words).length - 1

describe('hard cases of blocks', () => {
  it('M14, case 4: different paragraphs put in at one place are both there, the superior’s first, and shown', () => {
    const merged = outcome([WATCH], [WATCH, 'Kiểm tra toàn bộ hồ chứa.'], [WATCH, 'Giao trưởng thôn trực loa.'])
    expect(merged).toEqual({ text: [WATCH, 'Kiểm tra toàn bộ hồ chứa.', 'Giao trưởng thôn trực loa.'], told: [], review: ['same-place'] })
  })

  it('M14, case 4: at the head, and into an empty section', () => {
    expect(outcome([WATCH], ['Kiểm tra toàn bộ hồ chứa.', WATCH], ['Giao trưởng thôn trực loa.', WATCH]).text).toEqual(['Kiểm tra toàn bộ hồ chứa.', 'Giao trưởng thôn trực loa.', WATCH])
    expect(outcome([], ['Kiểm tra toàn bộ hồ chứa.'], ['Giao trưởng thôn trực loa.']).text).toEqual(['Kiểm tra toàn bộ hồ chứa.', 'Giao trưởng thôn trực loa.'])
  })

  it('M14, case 4: alike paragraphs put in at one place are one thing said twice: a conflict', () => {
    const report = (hour: number) => `Báo cáo Ủy ban nhân dân huyện trước ${hour} giờ hằng ngày.`
    expect(outcome([WATCH], [WATCH, report(16)], [WATCH, report(18)])).toEqual({ text: [WATCH, report(18)], told: [['insert', '', report(16), report(18)]], review: [] })
    expect(outcome([WATCH], [WATCH, report(16)], [WATCH, report(18)], () => 'theirs').text).toEqual([WATCH, report(16)])
  })

  it('M3, case 5: the same paragraph put in by both comes once, beside another of one side too', () => {
    expect(outcome([WATCH], [WATCH, STORE], [WATCH, STORE])).toEqual(clean(WATCH, STORE))
    const merged = outcome([WATCH], [WATCH, STORE], [WATCH, STORE, LOUD])
    expect(times(merged, STORE)).toBe(1)
    expect(times(merged, LOUD)).toBe(1)
    expect(merged.told).toEqual([])
  })

  it('M15, case 6: a paragraph taken out by one and changed by the other is a conflict, either way round', () => {
    const more = STORE.replace('20', '30')
    expect(outcome([WATCH, STORE], [WATCH, more], [WATCH])).toEqual({ text: [WATCH], told: [['delete-edit', STORE, more, '']], review: [] })
    expect(outcome([WATCH, STORE], [WATCH], [WATCH, more])).toEqual({ text: [WATCH, more], told: [['delete-edit', STORE, '', more]], review: [] })
    expect(outcome([WATCH, STORE], [WATCH, more], [WATCH], () => 'theirs').text).toEqual([WATCH, more])
    expect(outcome([WATCH, STORE], [WATCH], [WATCH, more], () => 'theirs').text).toEqual([WATCH])
  })

  it('M15, case 6: the only paragraph, the first and the last of several', () => {
    const more = STORE.replace('20', '30')
    expect(outcome([STORE], [more], [])).toEqual({ text: [], told: [['delete-edit', STORE, more, '']], review: [] })
    expect(outcome([STORE, WATCH], [more, WATCH], [WATCH]).told).toEqual([['delete-edit', STORE, more, '']])
    expect(outcome([WATCH, LOUD, STORE], [WATCH, LOUD], [WATCH, LOUD, more]).told).toEqual([['delete-edit', STORE, '', more]])
  })

  it('M15, case 6: taken out by both is no question', () => {
    expect(outcome([WATCH, STORE, LOUD], [WATCH, LOUD], [WATCH, LOUD])).toEqual(clean(WATCH, LOUD))
  })

  it('M15, case 6: of a paragraph only made bold above and taken out here, the choice of theirs gives the bold one', () => {
    const bold = `**${STORE}**`
    const merged = outcome([WATCH, STORE], [WATCH, bold], [WATCH])
    expect(merged.text).toEqual([WATCH])
    if (merged.told.length > 0) expect(outcome([WATCH, STORE], [WATCH, bold], [WATCH], () => 'theirs').text).toEqual([WATCH, bold])
  })

  it('M11, case 12: cut by both at one border is once; at different ones nothing is said twice and nothing lost', () => {
    const [one, two, three] = [WATCH, LOUD, SCHOOL]
    expect(outcome([`${one} ${two}`], [one, two], [one, two])).toEqual(clean(one, two))
    const merged = outcome([`${one} ${two} ${three}`], [one, `${two} ${three}`], [`${one} ${two}`, three])
    for (const words of [one, two, three]) expect(times(merged, words)).toBe(1)
  })

  it('M20, case 15: a bullet set in by one and reworded by the other is both, either way round', () => {
    const base = ['- Kiểm tra đê bao và cống.', '- Dọn cây đổ trên đường liên thôn.']
    const set = ['- Kiểm tra đê bao và cống.', '+ Dọn cây đổ trên đường liên thôn.']
    const reworded = ['- Kiểm tra đê bao và cống.', '- Dọn cây đổ trên mọi đường liên thôn.']
    for (const [a, b] of [[set, reworded], [reworded, set]] as const) {
      expect(outcome(base, a, b)).toEqual(clean('- Kiểm tra đê bao và cống.', '+ Dọn cây đổ trên mọi đường liên thôn.'))
    }
  })

  it('M20, case 15: two different new forms of one block are a conflict, the same one is none', () => {
    const merged = outcome(['- Dọn cây đổ.'], ['+ Dọn cây đổ.'], ['Dọn cây đổ.'])
    expect(merged.text).toEqual(['Dọn cây đổ.'])
    expect(merged.told.map(([kind]) => kind)).toEqual(['format'])
    expect(outcome(['- Dọn cây đổ.'], ['+ Dọn cây đổ.'], ['Dọn cây đổ.'], () => 'theirs').text).toEqual(['+ Dọn cây đổ.'])
    expect(outcome(['- Dọn cây đổ.'], ['Dọn cây đổ.'], ['Dọn cây đổ.'])).toEqual(clean('Dọn cây đổ.'))
  })

  it('M18, case 24: of equal paragraphs the one that was changed is changed, by its place', () => {
    const base = ['Như trên.', 'Một việc khác hẳn của thôn.', 'Như trên.']
    expect(outcome(base, ['Như trên.', 'Một việc khác hẳn của thôn.', 'Như trên, trừ thôn Hạ.'], ['Như trên.', 'Một việc khác hẳn của xã.', 'Như trên.'])).toEqual(
      clean('Như trên.', 'Một việc khác hẳn của xã.', 'Như trên, trừ thôn Hạ.'),
    )
    // The first of three taken out there, the last changed here: neither is taken for the other.
    const merged = outcome([WATCH, 'Như trên.', STORE, 'Như trên.'], [WATCH, STORE, 'Như trên.'], [WATCH, 'Như trên.', STORE, 'Như trên cho thôn Hạ.'])
    expect(merged).toEqual(clean(WATCH, STORE, 'Như trên cho thôn Hạ.'))
  })

  it('M18, case 24: one more of equal paragraphs there, another changed here', () => {
    const merged = outcome(['Như trên.', 'Như trên.', 'Hết.'], ['Như trên.', 'Như trên.', 'Như trên.', 'Hết.'], ['Như trên.', 'Như trên.', 'Hết việc này.'])
    expect(merged).toEqual(clean('Như trên.', 'Như trên.', 'Như trên.', 'Hết việc này.'))
  })

  it('M15, case 36: all paragraphs rewritten by both are told, mine stands whole', () => {
    const theirs = ['Mọi hộ nhận tin nhắn cảnh báo qua điện thoại.', 'Bưu điện giữ đường dây riêng.']
    const mine = ['Đội xung kích gõ kẻng từng ngõ khi nước lên.', 'Trạm y tế lập tổ lưu động.']
    const merged = outcome([WATCH, LOUD], theirs, mine)
    expect(merged.text).toEqual(mine)
    for (const text of theirs) expect(merged.told.flat().join('\n')).toContain(text)
    expect(outcome([WATCH, LOUD], theirs, mine, () => 'theirs').text).toEqual(theirs)
  })

  it('M15, case 6: taken out by both, by one with its neighbour', () => {
    expect(outcome([WATCH, STORE, LOUD], [WATCH, LOUD], [LOUD])).toEqual(clean(LOUD))
    expect(outcome([WATCH, STORE, LOUD], [LOUD], [WATCH, LOUD])).toEqual(clean(LOUD))
    expect(outcome([WATCH, STORE, LOUD, SCHOOL], [WATCH, SCHOOL], [WATCH, STORE, SCHOOL])).toEqual(clean(WATCH, SCHOOL))
  })

  it('M11, case 11: a paragraph cut in two by one and changed in its tail by the other: the edit stands once or is told, never lost', () => {
    const tail = 'Mỗi hộ chuẩn bị đèn pin và áo phao.'
    const edited = 'Mỗi hộ chuẩn bị đèn pin, áo phao và nước sạch.'
    for (const [a, b] of [[[WATCH, tail], [`${WATCH} ${edited}`]], [[`${WATCH} ${edited}`], [WATCH, tail]]] as const) {
      const merged = outcome([`${WATCH} ${tail}`], a, b)
      expect(all(merged)).toContain('nước sạch')
      expect(times(merged, WATCH)).toBe(1)
      expect(times(merged, 'Mỗi hộ chuẩn bị')).toBe(1)
      if (merged.told.length === 0) expect(merged.text).toEqual([WATCH, edited])
    }
  })

  it('M11, case 13: two paragraphs joined by one, the second changed by the other: the edit stands once or is told', () => {
    const edited = LOUD.replace('mỗi tối', 'mỗi sáng')
    for (const [a, b] of [[[`${WATCH} ${LOUD}`], [WATCH, edited]], [[WATCH, edited], [`${WATCH} ${LOUD}`]]] as const) {
      const merged = outcome([WATCH, LOUD], a, b)
      expect(all(merged)).toContain('mỗi sáng')
      expect(times(merged, WATCH)).toBe(1)
      expect(times(merged, 'Phát loa cảnh báo')).toBe(1)
    }
  })
})
