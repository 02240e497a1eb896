import type { MetaLines, PlanMeta } from '@thac/plan'

/** The fields of a letterhead and foot as lines to read; none for a blank one. */
export function fieldTexts(meta: PlanMeta): Readonly<Record<MetaLines['field'], readonly string[]>> {
  const { superior, issuer, number, place, date, kind, title, recipients, signature } = meta
  return {
    superior: filled(superior), issuer: filled(issuer), number: filled(number), kind: filled(kind), title: filled(title),
    place: filled([place, date === null ? null : printed(date)].filter((part) => part !== null).join(', ')),
    recipients: recipients.map(({ name }) => name),
    signature: [signature.authority, signature.role, signature.name].flatMap(filled),
  }
}

function filled(text: string | null): readonly string[] {
  return text === null || text.trim() === '' ? [] : [text]
}

/** An ISO date, whole or shortened, day first. */
function printed(date: string): string {
  return date.split('-').reverse().join('/')
}
