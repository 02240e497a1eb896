import type { Plan, RecipientPurpose } from '@thac/plan'
import { choosePack, sectionHeading, sectionText, standing } from '@thac/plan'

/** What a plan prints around its own text, in its own language. */
export interface Words {
  readonly language: 'vi' | 'en'
  readonly number: (number: string) => string
  /** Place and date; blanks for what is not known. */
  readonly placed: (place: string, date: string | null) => string
  readonly recipients: string
  /** A recipient and what it gets the plan for. */
  readonly recipient: (name: string, purpose: RecipientPurpose | null) => string
}

const PURPOSES_VI = { report: 'để b/c', direct: 'để chỉ đạo', 'carry-out': 'để t/h' } as const
const PURPOSES_EN = { report: 'for report', direct: 'for direction', 'carry-out': 'for action' } as const
const MONTHS = ['January', 'February', 'March', 'April', 'May', 'June', 'July', 'August', 'September', 'October', 'November', 'December']
const SAMPLE = 20_000

const VI: Words = {
  language: 'vi',
  number: (number) => `Số: ${number}`,
  placed: (place, date) => {
    const [year, month, day] = date?.split('-') ?? []
    // Days below ten and the first two months have a nought before them, other months none.
    return `${place}, ngày ${day ?? '…'} tháng ${month === undefined ? '…' : Number(month) > 2 ? Number(month) : month} năm ${year ?? '…'}`
  },
  recipients: 'Nơi nhận:',
  recipient: (name, purpose) => (purpose === 'file' ? `Lưu: ${name}` : purpose === null ? name : `${name} (${PURPOSES_VI[purpose]})`),
}

const EN: Words = {
  language: 'en',
  number: (number) => `No. ${number}`,
  placed: (place, date) => {
    const [year, month, day] = date?.split('-') ?? []
    const printed = [day === undefined ? undefined : String(Number(day)), month === undefined ? undefined : MONTHS[Number(month) - 1], year]
    return `${place}, ${printed.filter((part) => part !== undefined).join(' ') || '…'}`
  },
  recipients: 'Distribution:',
  recipient: (name, purpose) => (purpose === 'file' ? `File: ${name}` : purpose === null ? name : `${name} (${PURPOSES_EN[purpose]})`),
}

/** The words of the language a plan is written in. */
export function wordsOf(plan: Plan): Words {
  let sample = `${plan.meta.kind} ${plan.meta.title}`
  for (const section of standing(plan)) {
    sample += ` ${sectionHeading(section)} ${sectionText(section)}`
    if (sample.length > SAMPLE) break
  }
  return choosePack(sample).id === 'en' ? EN : VI
}
