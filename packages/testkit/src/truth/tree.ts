/**
 * A draft with hidden identity. The whole plan is one list of items: a section begins where its item stands, a paragraph
 * where its own stands, and the sentences follow. So a paragraph is split by putting an item in, and joined by taking one out; nothing
 * else changes, and every sentence stays itself. Ids are never shown to the merge that is judged.
 */
export type Id = number

/** One word, number, date, name or sign that is changed as a whole. `glued`: no space before it. */
export interface Word {
  readonly id: Id
  readonly text: string
  readonly glued: boolean
  /** `bold`, `italic`, or `link <address>`; at most one of a type. */
  readonly marks: readonly string[]
}

export interface SentenceItem {
  readonly kind: 'sentence'
  readonly id: Id
  readonly words: readonly Word[]
}

export type Form = 'paragraph' | 'bullet1' | 'bullet2'

export interface BlockItem {
  readonly kind: 'block'
  readonly id: Id
  readonly form: Form
}

export interface TableItem {
  readonly kind: 'table'
  readonly id: Id
  readonly columns: readonly Id[]
  /** The first row is the heading. */
  readonly rows: readonly TableRowItem[]
}

export interface TableRowItem {
  readonly id: Id
  /** By column; a missing cell is empty. */
  readonly cells: ReadonlyMap<Id, readonly Word[]>
}

export interface SectionItem {
  readonly kind: 'section'
  readonly id: Id
  readonly level: number
  readonly title: readonly Word[]
}

export type Item = SentenceItem | BlockItem | TableItem | SectionItem

/** `moved`: the items (and rows) that were taken up and put elsewhere, as against those that only got other neighbours. */
export interface Draft {
  readonly items: readonly Item[]
  readonly moved: ReadonlySet<Id>
}

/** Where an item stands: its section and its block, by id; null where there is none. */
export interface Home {
  readonly section: Id | null
  readonly block: Id | null
}

/** The home of every item; a section is its own section, a block its own block. */
export function homes(draft: Draft): ReadonlyMap<Id, Home> {
  const out = new Map<Id, Home>()
  let section: Id | null = null
  let block: Id | null = null
  for (const item of draft.items) {
    if (item.kind === 'section') {
      section = item.id
      block = null
    } else if (item.kind !== 'sentence') block = item.id
    out.set(item.id, { section, block })
  }
  return out
}

/** The parent section of every section: the nearest one before it of a smaller level. */
export function parents(draft: Draft): ReadonlyMap<Id, Id | null> {
  const out = new Map<Id, Id | null>()
  const open: SectionItem[] = []
  for (const item of draft.items) {
    if (item.kind !== 'section') continue
    while ((open[open.length - 1]?.level ?? 0) >= item.level) open.pop()
    out.set(item.id, open[open.length - 1]?.id ?? null)
    open.push(item)
  }
  return out
}

/** The text of some words, spaces where they belong. */
export function wordsText(words: readonly Word[]): string {
  return words.map((word, i) => (i === 0 || word.glued ? word.text : ` ${word.text}`)).join('')
}

/** An item with its place in a list left out: what it says itself, for telling whether a side changed it. */
export function itemText(item: Item): string {
  switch (item.kind) {
    case 'sentence': return wordsText(item.words)
    case 'block': return item.form
    case 'section': return `${item.level} ${wordsText(item.title)}`
    case 'table': return item.rows.map((row) => item.columns.map((column) => wordsText(row.cells.get(column) ?? [])).join(' | ')).join('\n')
  }
}

/** Any change of words or marks tells. */
export function wordsKey(words: readonly Word[]): string {
  return words.map((word) => `${word.glued ? '' : ' '}${word.text}${word.marks.length === 0 ? '' : `{${[...word.marks].sort().join(',')}}`}`).join('')
}

/** As `itemText`, with the marks. */
export function itemKey(item: Item): string {
  switch (item.kind) {
    case 'sentence': return wordsKey(item.words)
    case 'block': return item.form
    case 'section': return `${item.level} ${wordsKey(item.title)}`
    case 'table': return item.rows.map((row) => item.columns.map((column) => wordsKey(row.cells.get(column) ?? [])).join(' | ')).join('\n')
  }
}

export function byId(draft: Draft): ReadonlyMap<Id, Item> {
  return new Map(draft.items.map((item) => [item.id, item]))
}

/** Sentences, headings and cells by the names that footprints use. */
export function unitTexts(draft: Draft): ReadonlyMap<string, string> {
  const out = new Map<string, string>()
  for (const item of draft.items) {
    if (item.kind === 'sentence') out.set(String(item.id), itemText(item))
    else if (item.kind === 'section') out.set(`title ${item.id}`, wordsText(item.title))
    else if (item.kind === 'table') for (const row of item.rows) for (const column of item.columns) out.set(`${row.id}:${column}`, wordsText(row.cells.get(column) ?? []))
  }
  return out
}
