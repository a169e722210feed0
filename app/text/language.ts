// Owns the list of languages and how each is named in itself. Adding one here makes the compiler list what it lacks.

export const languages = ['en', 'ru'] as const

export type Language = (typeof languages)[number]

/** What a language calls itself; never translated, so that a person finds their own. */
export const languageNames: Readonly<Record<Language, string>> = { en: 'English', ru: 'Русский' }

/** The first language of `wanted` (BCP 47 tags, best first) that we speak, English when there is none. */
export function languageFor(wanted: readonly string[]): Language {
  for (const tag of wanted) {
    const found = languages.find((lang) => lang === tag.toLowerCase().split('-')[0])
    if (found) return found
  }
  return 'en'
}
