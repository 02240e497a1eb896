/** The languages of the interface, the first one for those who never chose. */
export const LANGUAGES = ['vi', 'en'] as const
export type Language = (typeof LANGUAGES)[number]

const PLACE = 'thac.language'

export function rememberedLanguage(): Language {
  try {
    return localStorage.getItem(PLACE) === 'en' ? 'en' : 'vi'
  } catch {
    // A browser that keeps nothing for this site.
    return 'vi'
  }
}

export function rememberLanguage(language: Language): void {
  try {
    localStorage.setItem(PLACE, language)
  } catch {
    // A browser that keeps nothing for this site: the choice holds until the page is left.
  }
}
