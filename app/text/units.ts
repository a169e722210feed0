// Owns the words of units and packs in each language: "bottles" beside a big number, "6 bottles" / «6 бут.» in a sentence.
// A unit that has no word here is counted in pieces.
import { formatNumber } from './format.ts'
import type { Language } from './language.ts'
import { type PluralForms, plural } from './plural.ts'

type Forms = { readonly [L in Language]: PluralForms[L] }

const units: Readonly<Record<string, Forms>> = {
  piece: { en: { one: 'piece', other: 'pieces' }, ru: { one: 'штука', few: 'штуки', many: 'штук', other: 'штуки' } },
  bottle: {
    en: { one: 'bottle', other: 'bottles' },
    ru: { one: 'бутылка', few: 'бутылки', many: 'бутылок', other: 'бутылки' },
  },
  can: { en: { one: 'can', other: 'cans' }, ru: { one: 'банка', few: 'банки', many: 'банок', other: 'банки' } },
  jar: { en: { one: 'jar', other: 'jars' }, ru: { one: 'банка', few: 'банки', many: 'банок', other: 'банки' } },
  pair: { en: { one: 'pair', other: 'pairs' }, ru: { one: 'пара', few: 'пары', many: 'пар', other: 'пары' } },
  box: {
    en: { one: 'box', other: 'boxes' },
    ru: { one: 'коробка', few: 'коробки', many: 'коробок', other: 'коробки' },
  },
  bag: { en: { one: 'bag', other: 'bags' }, ru: { one: 'пакет', few: 'пакета', many: 'пакетов', other: 'пакета' } },
  roll: { en: { one: 'roll', other: 'rolls' }, ru: { one: 'рулон', few: 'рулона', many: 'рулонов', other: 'рулона' } },
  set: {
    en: { one: 'set', other: 'sets' },
    ru: { one: 'комплект', few: 'комплекта', many: 'комплектов', other: 'комплекта' },
  },
  sheet: { en: { one: 'sheet', other: 'sheets' }, ru: { one: 'лист', few: 'листа', many: 'листов', other: 'листа' } },
  metre: {
    en: { one: 'metre', other: 'metres' },
    ru: { one: 'метр', few: 'метра', many: 'метров', other: 'метра' },
  },
  gram: { en: { one: 'gram', other: 'grams' }, ru: { one: 'грамм', few: 'грамма', many: 'граммов', other: 'грамма' } },
}

const levels: Readonly<Record<string, Forms>> = {
  each: { en: { one: 'piece', other: 'pieces' }, ru: { one: 'штука', few: 'штуки', many: 'штук', other: 'штуки' } },
  inner: {
    en: { one: 'inner pack', other: 'inner packs' },
    ru: { one: 'упаковка', few: 'упаковки', many: 'упаковок', other: 'упаковки' },
  },
  case: {
    en: { one: 'case', other: 'cases' },
    ru: { one: 'коробка', few: 'коробки', many: 'коробок', other: 'коробки' },
  },
  pallet: {
    en: { one: 'pallet', other: 'pallets' },
    ru: { one: 'паллета', few: 'паллеты', many: 'паллет', other: 'паллеты' },
  },
}

// Russian writes units in sentences short and without plural: «6 шт.», «2 кор.»
const shortRu: Readonly<Record<string, string>> = {
  bottle: 'бут.',
  can: 'бан.',
  jar: 'бан.',
  box: 'кор.',
  bag: 'пак.',
  roll: 'рул.',
  set: 'компл.',
  metre: 'м',
  gram: 'г',
}

function formsOf(lang: Language, table: Readonly<Record<string, Forms>>, unit: string, fallback: string) {
  return (table[unit] ?? table[fallback])?.[lang]
}

function word<L extends Language>(lang: L, n: number, forms: PluralForms[L] | undefined): string {
  return forms ? plural(lang, n, forms) : ''
}

/** The word that stands beside a number: "bottles" for 6, "bottle" for 1. */
export function unitWord(lang: Language, n: number, unit: string): string {
  return word(lang, n, formsOf(lang, units, unit, 'piece'))
}

/** The word of a pack beside a number: "cases". */
export function levelWord(lang: Language, n: number, level: string): string {
  return word(lang, n, formsOf(lang, levels, level, 'case'))
}

/** A number with its unit as a sentence has it, never broken over lines: "6 bottles" / «6 бут.». */
export function amount(lang: Language, n: number, unit: string): string {
  const number = formatNumber(lang, n)
  if (lang !== 'ru') return `${number}\u00a0${unitWord(lang, n, unit)}`
  if (unit === 'pair' || unit === 'sheet') return `${number}\u00a0${unitWord(lang, n, unit)}`
  return `${number}\u00a0${shortRu[unit] ?? 'шт.'}`
}
