import dayjs from 'dayjs'
import 'dayjs/locale/vi.js'
import relativeTime from 'dayjs/plugin/relativeTime.js'
import i18next from 'i18next'

dayjs.extend(relativeTime)

/** When something happened, from an ISO time: "5 phút trước" within the last day, else a day (and its hour). */
export function when(iso: string, now: Date = new Date()): string {
  const time = dayjs(iso).locale(i18next.language === 'en' ? 'en' : 'vi')
  if (!time.isValid()) return iso
  if (Math.abs(dayjs(now).diff(time, 'hour')) < 24) return time.from(now)
  return time.format('DD/MM/YYYY HH:mm')
}

/** An ISO date, whole or shortened to its year or month, as people here write it: 16/04/2024, 04/2024, 2024. */
export function day(iso: string): string {
  const [year, month, date] = iso.slice(0, 10).split('-')
  return [date, month, year].filter((part) => part !== undefined).join('/')
}

/** A number as the language writes it: 1.234,5 in Vietnamese. */
export function number(n: number): string {
  return n.toLocaleString(i18next.language === 'en' ? 'en-GB' : 'vi-VN')
}

/** A share, 0 to 1, in whole per cent; what is not quite nothing is told as less than one. */
export function percent(share: number): string {
  const whole = Math.round(share * 100)
  return share > 0 && whole === 0 ? `< ${number(1)}%` : `${number(whole)}%`
}
