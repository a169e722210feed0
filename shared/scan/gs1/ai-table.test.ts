import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { aiLength, aiSpec, allAis, isPredefined } from './ai-table.ts'
import { measureOf } from './amounts.ts'

const file = '../shared/data/gs1/ai-table.json'
const present = existsSync(file)
if (!present) console.log(`skipped: ${file} is not here, so the identifier table is not compared with the facts`)

interface Fact {
  ai: string
  aiTo?: string
  valueMin: number
  valueMax: number
  needsSeparator: boolean
  unit?: string
  components: { charset: string; min: number; max: number; optional?: boolean; checks?: string[] }[]
}

// Letter of each check in the table; those without meaning to a warehouse have none.
const letters: Record<string, string> = {
  'mod10-check-digit': 'k',
  'mod1021-32-check-pair': 'K',
  'date-YYMMDD-day-00-allowed': 'd',
  'date-YYMMDD': 'D',
  'date-YYYYMMDD': 'Y',
  'time-HHMM': 't',
  'hour-00-23': 'h',
  'minute-00-59': 'm',
  'second-00-59': 's',
  'country-numeric': 'c',
  'country-numeric-or-999': 'C',
  'country-alpha2': 'a',
  'currency-numeric': 'u',
  'must-be-zero': 'z',
  'piece-of-total': 'p',
  'percent-encoded-text': '%',
  latitude: 'l',
  longitude: 'L',
  '0-or-1': 'b',
  'literal-hyphen-sign': '-',
  'importer-index-char': 'i',
  'media-type-code': 'M',
  'sex-code': 'x',
  'n/total': 'n',
  'non-zero': 'o',
  'winding-0-1-9': 'w',
  iban: 'I',
  'no-leading-zero': 'q',
  'has-non-digit': 'A',
}
const sets: Record<string, string> = { digits: 'N', cset82: 'X', cset39: 'Y', base64url: 'Z' }

describe.skipIf(!present)('the identifier table', () => {
  const facts: Fact[] = present ? JSON.parse(readFileSync(file, 'utf8')).ais : []
  const expected = new Map<string, Fact>()
  for (const fact of facts) {
    for (let n = Number(fact.ai); n <= Number(fact.aiTo ?? fact.ai); n++) {
      expected.set(String(n).padStart(fact.ai.length, '0'), fact)
    }
  }

  test('holds exactly the identifiers of the dictionary', () => {
    expect([...allAis()].sort()).toEqual([...expected.keys()].sort())
    expect(expected.size).toBeGreaterThan(400)
  })

  test('gives each its form, checks, separator rule and unit', () => {
    for (const [ai, fact] of expected) {
      const parts = fact.components.map((c) => ({
        set: sets[c.charset],
        min: c.min,
        max: c.max,
        optional: c.optional === true,
        checks: (c.checks ?? []).map((check) => letters[check] ?? '').join(''),
      }))
      expect(aiSpec(ai)?.parts, ai).toEqual(parts)
      expect(aiSpec(ai)?.max, ai).toBe(fact.valueMax)
      expect(aiLength(ai.slice(0, 2)), ai).toBe(ai.length)
      expect(isPredefined(ai), ai).toBe(!fact.needsSeparator)
      expect(measureOf(ai, '000000')?.unit, ai).toBe(fact.unit)
    }
  })
})
