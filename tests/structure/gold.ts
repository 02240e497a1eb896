import type { Outline } from '@thac/plan'

const PURPOSES = { report: 'báo cáo', direct: 'chỉ đạo', 'carry-out': 'thực hiện', file: 'lưu' } as const

/** A plan read by hand, as the `*.gold.json` files hold it. */
export interface Gold {
  readonly file: string
  readonly [part: string]: unknown
}

/** An outline in the form of a reading by hand. */
export function asGold(file: string, outline: Outline): Gold {
  const { meta } = outline
  return {
    file, docType: meta.kind, number: meta.number, date: meta.date, issuer: meta.issuer, title: meta.title,
    basis: meta.bases.map(({ kind, number, date, issuer }) => ({ type: kind, number, date, issuer })),
    preamble: { paragraphs: outline.preamble.length },
    outline: outline.sections.map((section) => ({
      level: section.level, path: section.path, label: section.label, heading: section.heading, first_words: firstWords(section.text),
      paragraphs: section.paragraphs + section.items, dash: bullets(section.text, '- '), plus: bullets(section.text, '+ '),
    })),
    closing: { paragraphs: outline.closing.length },
    assignments: outline.assignments.map(({ unit, section, nested }) => ({ unit, section, ...(nested ? { nested } : {}) })),
    deadlines: outline.deadlines.map(({ text, section, until, kind }) => ({ text, section, date: until, kind })),
    citations: outline.citations,
    recipients: meta.recipients.map(({ name, purpose }) => ({ name, purpose: purpose === null ? null : PURPOSES[purpose] })),
    signature: meta.signature,
  }
}

function firstWords(text: string): string | null {
  return text === '' ? null : (text.split('\n', 1)[0] ?? '').replace(/^[-+] /, '').split(' ', 8).join(' ')
}

function bullets(text: string, mark: string): number {
  return text.split('\n').filter((line) => line.startsWith(mark)).length
}
