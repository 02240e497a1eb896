import i18next from 'i18next'
import { initReactI18next } from 'react-i18next'
import { en } from './en/index.ts'
import type { Language } from './language.ts'
import { rememberLanguage, rememberedLanguage } from './language.ts'
import { vi } from './vi/index.ts'

export type { Language } from './language.ts'
export { LANGUAGES } from './language.ts'
export { day, number, percent, when } from './dates.ts'

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'common'
    resources: typeof vi
  }
}

/** Makes the texts ready; to be called once, before anything is shown. */
export async function startI18n(): Promise<void> {
  await i18next.use(initReactI18next).init({
    resources: { vi, en }, lng: rememberedLanguage(), fallbackLng: 'vi', defaultNS: 'common', ns: Object.keys(vi),
    interpolation: { escapeValue: false }, returnNull: false,
  })
  document.documentElement.lang = i18next.language
}

/** The language on screen. */
export function language(): Language {
  return i18next.language === 'en' ? 'en' : 'vi'
}

/** Changes the language on screen and remembers it in this browser. */
export async function setLanguage(next: Language): Promise<void> {
  rememberLanguage(next)
  document.documentElement.lang = next
  await i18next.changeLanguage(next)
}
