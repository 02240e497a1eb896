import { describe, expect, it } from 'vitest'
import { en } from './en/index.ts'
import { vi } from './vi/index.ts'

const SAME_IN_BOTH = new Set(['common.product', 'common.shell.vi', 'common.shell.en'])
const VIETNAMESE = /[ăâđêôơưàảãáạằẳẵắặầẩẫấậèẻẽéẹềểễếệìỉĩíịòỏõóọồổỗốộờởỡớợùủũúụừửữứựỳỷỹýỵ]/i

function flat(value: unknown, path: string, out: Map<string, string>): Map<string, string> {
  if (typeof value === 'string') return out.set(path, value)
  for (const [key, inner] of Object.entries(value ?? {})) flat(inner, path === '' ? key : `${path}.${key}`, out)
  return out
}

const vietnamese = flat(vi, '', new Map())
const english = flat(en, '', new Map())
const placeholders = (text: string): readonly string[] => [...new Set([...text.matchAll(/\{\{(\w+)\}\}/g)].map((match) => match[1] ?? ''))].sort()

describe('texts', () => {
  it('have the same keys in both languages, English plurals aside', () => {
    const ones = [...english.keys()].filter((key) => key.endsWith('_one'))
    expect([...english.keys()].filter((key) => !key.endsWith('_one')).sort()).toEqual([...vietnamese.keys()].sort())
    for (const one of ones) expect(vietnamese.has(one.replace(/_one$/, '_other')), one).toBe(true)
    for (const key of vietnamese.keys()) if (key.endsWith('_other')) expect(english.has(key.replace(/_other$/, '_one')), key).toBe(true)
  })

  it('are never empty', () => {
    for (const [key, text] of [...vietnamese, ...english]) expect(text.trim(), key).not.toBe('')
  })

  it('are put together from the same parts', () => {
    for (const [key, text] of vietnamese) expect(placeholders(english.get(key) ?? ''), key).toEqual(placeholders(text))
  })

  it('are translated: long texts differ, and English ones are not in Vietnamese', () => {
    for (const [key, text] of english) {
      // What is printed on the paper is Vietnamese in either language.
      if (SAME_IN_BOTH.has(key) || key.startsWith('common.paper.')) continue
      if (text.replaceAll(/\{\{\w+\}\}/g, '').length > 12) expect(text, key).not.toBe(vietnamese.get(key))
      expect(VIETNAMESE.test(text.replaceAll('Thác', '')), key).toBe(false)
    }
  })
})
