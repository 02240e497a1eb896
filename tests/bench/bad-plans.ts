/**
 * Plan files that no office writes: by mistake, by half, by malice. Each case answers three files, to be compared and merged. `size`
 * is about how many characters a text has; a hundredth and a thousandth of it are numbers of sections, blocks and nodes.
 */
export interface BadFiles {
  readonly base: unknown
  readonly upstream: unknown
  readonly child: unknown
}

type Json = Readonly<Record<string, unknown>>

export const BAD_PLANS: Readonly<Record<string, (size: number) => BadFiles>> = {
  'one paragraph': (size) => three((side) => [section(0, { blocks: [paragraph(`${prose(size)}${side} ${prose(100)}`)] })]),
  'one word': (size) => three((side) => [section(0, { blocks: [paragraph(`từ${'a'.repeat(size)}${side}`)] })]),
  'paragraphs just short enough to be read word by word, written anew': (size) => three((side) => times(Math.ceil(size / 99_000), (i) => section(i, { blocks: [paragraph(strange(99_000, i, side))] }))),
  'spaces': (size) => three((side) => [section(0, { blocks: [paragraph(`a${' '.repeat(size)}${side}`)] })]),
  'signs': (size) => three((side) => [section(0, { blocks: [paragraph(`${'.,;:“(['.repeat(size / 7)}${side}`)] })]),
  'figures held together': (size) => three((side) => [section(0, { blocks: [paragraph(`${'1.'.repeat(size / 2)}${side}`)] })]),
  'one letter with all the marks': (size) => three((side) => [section(0, { blocks: [paragraph(`a${'\u0301\u0323'.repeat(size / 2)}${side}`)] })]),
  'lone surrogates': (size) => three((side) => times(size / 1000, (i) => section(i, { title: text(`\uD800${side}`), blocks: [paragraph(`\uDC00\uD800 chữ ${side} ${'\uDFFF'.repeat(50)}`)] }))),
  'control characters': (size) => three((side) => [section(0, { blocks: [paragraph(`${'a\u0000\u0007\r\u001b'.repeat(size / 5)}${side}`)] })]),
  'a heading as long as a plan': (size) => three((side) => [section(0, { title: text(`${prose(size)}${side}`) }), section(1, { title: text(`${prose(size)} ${side}`) })]),
  'one id for all': (size) => three((side) => times(size / 500, (i) => section(i, { id: 'a', title: text(`Việc ${i}`), blocks: [paragraph(`làm ${side}`)] }))),
  'ids that are no ids': (size) => three((side) => times(size / 500, (i) => section(i, { id: [null, 7, '', 'có dấu', '__proto__', 'constructor', {}, 'x'.repeat(65)][i % 8], blocks: [paragraph(`việc ${i} ${side}`)] }))),
  'other ids on either side, the same words everywhere': (size) => three((side) => times(size / 500, (i) => section(i, { id: `${side}${i}`, title: text('Nhiệm vụ'), blocks: [paragraph('Các đơn vị phối hợp thực hiện theo kế hoạch này.')] }))),
  'other ids on either side, nearly the same words': (size) => three((side) => times(size / 500, (i) => section(i, { id: `${side}${i}`, title: text(`Nhiệm vụ thứ ${i} ${side}`), blocks: [paragraph(`Các đơn vị phối hợp thực hiện nhiệm vụ ${i} theo kế hoạch này, ${side}.`)] }))),
  'other ids on either side and nothing else': (size) => three((side) => times(size / 500, (i) => section(i, { id: `${side}${i}` }))),
  'without order keys': (size) => three((side) => times(size / 500, (i) => section(i, { order: undefined, blocks: [paragraph(`việc ${i} ${side}`)] }))),
  'order keys that are none': (size) => three((side) => times(size / 500, (i) => section(i, { order: [null, 5, '', '0', 'a0', 'é', 'V'.repeat(600), ['V']][i % 8], blocks: [paragraph(`việc ${i} ${side}`)] }))),
  'order keys without room between them': (size) => three((side) => times(Math.min(400, size / 1000), (i) => section(i, { id: side === 'u' ? `u${i}` : `s${i}`, order: `V${'0'.repeat(100 + i)}1`, title: text(`${i} ${side === 'u' ? 'mới' : ''}`) }))),
  'order keys as long as may be': (size) => three((side) => times(Math.min(500, size / 1000), (i) => section(i, { id: `${side}${i}`, order: `${'V'.repeat(505 - (i % 5))}${String(i).padStart(6, '1')}1`, title: text(`${i}`) }))),
  'the order turned round': (size) => three((side) => times(size / 500, (i) => section(i, { order: key(side === 'u' ? 50_000 - i : i), blocks: [paragraph(`việc ${i}`)] }))),
  'levels like a saw, another saw on either side': (size) => three((side) => times(size / 500, (i) => section(i, { level: 1 + ((i * (side === 'b' ? 1 : side === 'u' ? 5 : 7)) % 6) }))),
  'each the parent of the other': () => three((side) => (side === 'u' ? [['a', 1], ['b', 2], ['c', 3]] : side === 'c' ? [['b', 1], ['c', 2], ['a', 3]] : [['c', 1], ['a', 1], ['b', 1]]).map(([id, level], i) => section(i, { id, level, title: text(`mục ${String(id)}`) }))),
  'levels that are none': (size) => three((side) => times(size / 500, (i) => section(i, { level: [NaN, Infinity, -1e308, 1e308, '3', null, 2.5, 0][i % 8], blocks: [paragraph(side)] }))),
  'references in a ring, to themselves and to nowhere': (size) => three((side) => times(size / 500, (i, n) => section(i, { id: `${side}${i}`, title: [...text(`Xem ${i} `), ref(`${side}${(i + 1) % n}`), ref(`${side}${i}`), ref('nowhere')] }))),
  'preambles, closings and appendices only': (size) => three((side) => times(size / 500, (i) => section(i, { id: `${side}${i}`, kind: ['preamble', 'closing', 'appendix', 'other'][i % 4], blocks: [paragraph(`lời ${i}`)] }))),
  'all removed there, all standing here': (size) => three((side) => times(size / 500, (i) => section(i, { removed: side === 'u', base: 'a'.repeat(64), blocks: [paragraph(`việc ${i}`)] }))),
  'all standing there, all removed here': (size) => three((side) => times(size / 500, (i) => section(i, { removed: side === 'c', base: 'a'.repeat(64), blocks: [paragraph(`việc ${i} ${side === 'u' ? 'mới' : ''}`)] }))),
  'as many sections as may be, changed on both sides': (size) => three((side) => times(Math.min(20_000, size / 500), (i) => section(i, { blocks: [paragraph(`Làm việc ${i} trong ${side === 'b' ? 2 : side === 'u' ? 4 : 3} giờ, báo cáo ngay.`)] }))),
  'as many sections as may be, and others on each side': (size) => three((side) => times(Math.min(20_000, size / 500), (i) => section(i, { id: `${side}${i}`, title: text(`${word(i, side)} ${word(i + 7, side)}`), blocks: [paragraph(strange(200, i, side))] }))),
  'one section of many blocks, all alike': (size) => three((side) => [section(0, { blocks: times(size / 500, () => paragraph('Các đơn vị thực hiện.')).concat(paragraph(side)) })]),
  'one section of many blocks, all unlike': (size) => three((side) => [section(0, { blocks: times(size / 500, (i) => paragraph(strange(60, i, side))) })]),
  'one section of many blocks, turned round': (size) => three((side) => [section(0, { blocks: order(times(size / 500, (i) => paragraph(strange(60, i, 'b'))), side === 'c') })]),
  'one section of many blocks, each changed a little': (size) => three((side) => [section(0, { blocks: times(size / 500, (i) => paragraph(`${strange(60, i, 'b')} ${side}`)) })]),
  'a node for every letter, marked by turns': (size) => three((side) => [section(0, { blocks: [{ type: 'paragraph', content: times(size / 100, (i) => ({ type: 'text', text: i % 5 === 0 ? ' ' : 'a', ...(i % 2 === 0 ? { marks: [{ type: side === 'b' ? 'bold' : 'italic' }] } : {}) })) }] })]),
  'one letter under many marks': (size) => three((side) => [section(0, { blocks: [{ type: 'paragraph', content: [{ type: 'text', text: 'a', marks: times(size / 100, (i) => ({ type: `m${i}${side}`, attrs: { i } })) }] }] })]),
  'breaks only': (size) => three((side) => [section(0, { blocks: [{ type: 'paragraph', content: [...times(size / 100, () => ({ type: 'hardBreak' })), ...text(side)] }] })]),
  'a table of ragged rows and absurd spans': (size) => three((side) => [section(0, { blocks: [table(times(Math.sqrt(size / 10), (i) => times(i % 40, (j) => cell(`ô ${i} ${j} ${side}`, [1e308, -1, NaN, '2', 1000, 0.5, 2, 1][(i + j) % 8]))))] })]),
  'a table of many rows, all alike': (size) => three((side) => [section(0, { blocks: [table([...times(size / 500, () => [cell('x'), cell('1')]), [cell(side), cell('2')]])] })]),
  'a table of many columns': (size) => three((side) => [section(0, { blocks: [table(times(3, (i) => times(size / 2000, (j) => cell(`${i} ${j} ${side}`))))] })]),
  'a table in a table, rows in paragraphs, cells in titles': () => three((side) => [section(0, { title: [row([cell(side)])], blocks: [paragraph(''), { type: 'paragraph', content: [row([cell(side)])] }, table([[{ type: 'tableCell', content: [table([[cell(side)]])] }]]), { type: 'tableRow' }, { type: 'table' }] })]),
  'unknown nodes, wide': (size) => three((side) => [section(0, { blocks: [{ type: 'box', content: times(size / 100, (i) => ({ type: `kind${i}`, attrs: { side } })) }] })]),
  'unknown nodes, as deep as may be': () => three((side) => times(20, (i) => section(i, { blocks: [nested(12, { type: 'leaf', attrs: { side } })] }))),
  'too deep': () => three(() => [section(0, { blocks: [nested(5_000, { type: 'leaf' })] })]),
  'an object that holds itself': () => three(() => [section(0, { blocks: [ring()] }), section(1, { title: [ring()] })]),
  'names of the prototype': () => {
    const names = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'valueOf']
    const own = (value: unknown): unknown => JSON.parse(`{${names.map((name) => `"${name}":${JSON.stringify(value)}`).join(',')}}`)
    return three((side) => names.map((name, i) => ({ ...section(i, { id: name, kind: name, label: name, title: [{ type: name, attrs: own(side) }, { type: 'text', text: `${name} ${side}`, marks: [{ type: name, attrs: own(i) }] }, ref(name)], blocks: [{ type: name, attrs: own([own(side)]), content: [own(1)] }] }), ...(own({ a: 1 }) as object) }))) // JSON.parse gives an object here
  },
  'arrays for objects and objects for arrays': () => three((side) => [[], [[section(0, {})]], section(1, { title: { type: 'text', text: side }, blocks: { 0: paragraph(side) } }), section(2, { title: [[text(side)]], blocks: [[paragraph(side)]] }), section(3, { attrs: [], marks: {}, blocks: [{ type: 'paragraph', attrs: [1], content: [{ type: 'text', text: ['a'], marks: { bold: true } }] }] })]),
  'numbers that are none': () => three((side) => [section(0, { runIn: 1, label: 5, base: 0, removed: 'yes', blocks: [{ type: 'bullet', attrs: { depth: side === 'b' ? NaN : side === 'u' ? Infinity : -0 }, content: text('việc') }, { type: 'bullet', attrs: { depth: 1e9 } }] })]),
  'labels made for patterns': (size) => three((side) => times(size / 1000, (i) => section(i, { label: ['('.repeat(200), 'I'.repeat(500), '1.'.repeat(200), 'Điều '.repeat(40), ' '.repeat(200), ''][i % 6], level: 1 + (i % 6), title: text(`${i} ${side}`) }))),
  'a letterhead of everything': (size) => three(() => times(size / 1000, (i) => section(i, { title: text(`Việc ${i}`) })), (side) => ({
    title: prose(size / 10) + side, kind: ' ', date: 'hôm nay', number: prose(1000), numbering: times(12, () => ({ form: 'decimal', before: 'x'.repeat(size / 10), after: 'y'.repeat(1000) })),
    bases: times(5000, (i) => ({ text: `Căn cứ ${i} ${side}` })), recipients: times(5000, (i) => ({ name: `Nơi nhận ${i} ${side}`, purpose: side })), signature: [side],
  })),
  'no letterhead': () => ({ base: { format: 'thac-plan', version: 1, sections: [] }, upstream: { format: 'thac-plan', version: 1, meta: 7, sections: [] }, child: { format: 'thac-plan', version: 1, meta: [], sections: [null, 1, 'x', true] } }),
  'everything empty': () => three(() => [{}, { id: '' }, section(2, { title: [], blocks: [] }), section(3, { title: [{ type: 'text', text: '' }], blocks: [{ type: 'paragraph' }, { type: 'bullet', content: [] }, { type: '' }, {}] })]),
  'half of a file': () => ({ base: JSON.stringify(file([section(0, {})])).slice(0, 90), upstream: null, child: undefined }),
  'more sections than may be': () => three(() => times(20_001, (i) => section(i, {}))),
}

type Side = 'b' | 'u' | 'c'

function three(sections: (side: Side) => readonly unknown[], meta?: (side: Side) => Json): BadFiles {
  const one = (side: Side): unknown => file(sections(side), meta?.(side))
  return { base: one('b'), upstream: one('u'), child: one('c') }
}

function file(sections: readonly unknown[], meta: Json = { title: 'Kế hoạch', kind: 'KẾ HOẠCH' }): unknown {
  return { format: 'thac-plan', version: 1, meta, sections }
}

function section(i: number, more: Json): Json {
  return { id: `s${i}`, order: key(i), level: 1 + (i % 3), kind: 'body', runIn: false, title: [], blocks: [], ...more }
}

/** Keys that sort as their numbers do, below a million. */
function key(i: number): string {
  return `a${String(i).padStart(6, '0')}V`
}

function text(value: string): readonly Json[] {
  return [{ type: 'text', text: value }]
}

function paragraph(value: string): Json {
  return { type: 'paragraph', content: text(value) }
}

function ref(to: string): Json {
  return { type: 'ref', attrs: { to, form: 'figure', text: '1' } }
}

function table(rows: readonly (readonly Json[])[]): Json {
  return { type: 'table', content: rows.map(row) }
}

function row(cells: readonly Json[]): Json {
  return { type: 'tableRow', content: cells }
}

function cell(value: string, span: unknown = 1): Json {
  return { type: 'tableCell', attrs: { colspan: span, rowspan: span }, content: text(value) }
}

function nested(depth: number, leaf: Json): Json {
  let out = leaf
  for (let i = 0; i < depth; i++) out = { type: 'box', content: [out] }
  return out
}

function ring(): Json {
  const out: Record<string, unknown> = { type: 'box' }
  out['content'] = [out]
  return out
}

function times<T>(n: number, make: (i: number, n: number) => T): T[] {
  const whole = Math.max(1, Math.floor(n))
  return Array.from({ length: whole }, (_, i) => make(i, whole))
}

function order<T>(list: readonly T[], turned: boolean): readonly T[] {
  return turned ? [...list].reverse() : list
}

const WORDS = ['kiểm', 'tra', 'cống', 'thoát', 'nước', 'trước', 'mùa', 'mưa', 'bão', 'hằng', 'năm', 'giao', 'xã', 'lập', 'danh', 'sách', 'hộ', 'dân', 'cần', 'sơ', 'tán']

/** Words that repeat, about `length` letters. */
function prose(length: number): string {
  const line = `${WORDS.join(' ')}. `
  return line.repeat(Math.ceil(length / line.length)).slice(0, Math.floor(length))
}

/** Words of no other text: every side's and every number's are its own. */
function strange(length: number, i: number, side: Side): string {
  let out = ''
  for (let n = 0; out.length < length; n++) out += `${word(i * 31 + n * 7, side)} `
  return out.trim()
}

function word(n: number, side: Side): string {
  return `${side}${(n * 2_654_435_761 % 4_294_967_296).toString(36)}`
}
