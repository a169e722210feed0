// Owns plural forms: which form of a word goes with a number in a language. Knows no words.
// The rules are those of the platform (Intl.PluralRules, CLDR); only their construction is kept, since it is slow.
import { formatNumber } from './format.ts'
import type { Language } from './language.ts'

/** The forms that each language needs; the compiler asks for all of them. */
export interface PluralForms {
  en: { one: string; other: string }
  ru: { one: string; few: string; many: string; other: string }
}

const rules = new Map<Language, Intl.PluralRules>()

function rulesOf(lang: Language): Intl.PluralRules {
  const known = rules.get(lang)
  if (known) return known
  const made = new Intl.PluralRules(lang)
  rules.set(lang, made)
  return made
}

/**
 * The form of a word that goes with `n`; each `#` in it becomes the number as the language writes it.
 * `plural('ru', 5, { one: '# строка', few: '# строки', many: '# строк', other: '# строки' })` is "5 строк".
 * `other` is for fractions in Russian ("1,5 строки").
 */
export function plural<L extends Language>(lang: L, n: number, forms: PluralForms[L]): string {
  const category = rulesOf(lang).select(n)
  const byCategory: Partial<Record<Intl.LDMLPluralRule, string>> & { other: string } = forms
  return (byCategory[category] ?? byCategory.other).replaceAll('#', formatNumber(lang, n))
}
