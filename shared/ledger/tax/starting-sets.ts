// Owns the rates of tax with which a company may begin: a start that the bookkeeper edits, never the law. Rates are public
// facts as known in the spring of 2026; states that change them later are corrected by saving a tax with its day.
import type { BusinessDate } from '../../values/time.ts'

export interface StartingTax {
  readonly code: string
  readonly name: string
  readonly country: string
  readonly category: string
  readonly treatment: 'standard' | 'reduced' | 'zero' | 'exempt' | 'reverse-charge'
  readonly from: BusinessDate
  readonly percent: string
}

/** Country: the standard rate, then the reduced ones. */
const europe: Readonly<Record<string, readonly string[]>> = {
  AT: ['20', '10', '13'],
  BE: ['21', '6', '12'],
  BG: ['20', '9'],
  CY: ['19', '5', '9'],
  CZ: ['21', '12'],
  DE: ['19', '7'],
  DK: ['25'],
  EE: ['24', '9', '13'],
  ES: ['21', '10', '4'],
  FI: ['25.5', '13.5', '10'],
  FR: ['20', '10', '5.5', '2.1'],
  GR: ['24', '13', '6'],
  HR: ['25', '13', '5'],
  HU: ['27', '18', '5'],
  IE: ['23', '13.5', '9'],
  IT: ['22', '10', '5', '4'],
  LT: ['21', '12', '5'],
  LU: ['17', '14', '8', '3'],
  LV: ['21', '12', '5'],
  MT: ['18', '7', '5'],
  NL: ['21', '9'],
  PL: ['23', '8', '5'],
  PT: ['23', '13', '6'],
  RO: ['21', '11'],
  SE: ['25', '12', '6'],
  SI: ['22', '9.5', '5'],
  SK: ['23', '19', '5'],
}

/** State: the state's own rate; counties and cities add theirs. */
const states: Readonly<Record<string, string>> = {
  AK: '0',
  AL: '4',
  AR: '6.5',
  AZ: '5.6',
  CA: '7.25',
  CO: '2.9',
  CT: '6.35',
  DC: '6',
  DE: '0',
  FL: '6',
  GA: '4',
  HI: '4',
  IA: '6',
  ID: '6',
  IL: '6.25',
  IN: '7',
  KS: '6.5',
  KY: '6',
  LA: '5',
  MA: '6.25',
  MD: '6',
  ME: '5.5',
  MI: '6',
  MN: '6.875',
  MO: '4.225',
  MS: '7',
  MT: '0',
  NC: '4.75',
  ND: '5',
  NE: '5.5',
  NH: '0',
  NJ: '6.625',
  NM: '4.875',
  NV: '6.85',
  NY: '4',
  OH: '5.75',
  OK: '4.5',
  OR: '0',
  PA: '6',
  RI: '7',
  SC: '6',
  SD: '4.2',
  TN: '7',
  TX: '6.25',
  UT: '4.85',
  VA: '4.3',
  VT: '6',
  WA: '6.5',
  WI: '5',
  WV: '6',
  WY: '4',
}

/** Codes of the member states, as ISO 3166-1 has them. */
export const europeanUnion: ReadonlySet<string> = new Set(Object.keys(europe))

const since = '2026-01-01' as BusinessDate

export const startingSets = ['eu', 'uk', 'us', 'ru'] as const
export type StartingSet = (typeof startingSets)[number]

/** The rates of a set, in the form in which they are saved. */
export function startingTaxes(set: StartingSet): readonly StartingTax[] {
  switch (set) {
    case 'eu':
      return Object.entries(europe).flatMap(([country, rates]) => [
        ...rates.map((percent, i) => taxOf(country, percent, i === 0 ? 'standard' : 'reduced')),
        { ...taxOf(country, '0', 'zero'), code: `${country}-0`, name: `${country} 0 %` },
        { ...taxOf(country, '0', 'reverse-charge'), code: `${country}-RC`, name: `${country} reverse charge` },
      ])
    case 'uk':
      return [
        taxOf('GB', '20', 'standard'),
        taxOf('GB', '5', 'reduced'),
        taxOf('GB', '0', 'zero'),
        { ...taxOf('GB', '0', 'exempt'), code: 'GB-EX', name: 'GB exempt' },
        { ...taxOf('GB', '0', 'reverse-charge'), code: 'GB-RC', name: 'GB reverse charge' },
      ]
    case 'us':
      return Object.entries(states).flatMap(([state, percent]) => {
        const own = taxOf(`US-${state}`, percent, percent === '0' ? 'zero' : 'standard')
        // What is exempt differs from state to state: food, clothes, what is bought to be sold on.
        const exempt = { ...taxOf(`US-${state}`, '0', 'exempt'), code: `US-${state}-EX`, name: `US-${state} exempt` }
        return [{ ...own, category: '' }, exempt]
      })
    default:
      // Federal law 425-FZ of 28 November 2025: 22 % from 1 January 2026.
      return [
        { ...taxOf('RU', '22', 'standard'), name: 'НДС 22 %' },
        { ...taxOf('RU', '10', 'reduced'), name: 'НДС 10 %' },
        { ...taxOf('RU', '0', 'zero'), name: 'НДС 0 %' },
        { ...taxOf('RU', '0', 'exempt'), code: 'RU-EX', name: 'Без НДС' },
        { ...taxOf('RU', '5', 'reduced'), code: 'RU-5', name: 'НДС 5 % (УСН)', category: 'simplified' },
        { ...taxOf('RU', '7', 'reduced'), code: 'RU-7', name: 'НДС 7 % (УСН)', category: 'simplified' },
      ]
  }
}

function taxOf(country: string, percent: string, treatment: StartingTax['treatment']): StartingTax {
  const category = treatment === 'reduced' ? `reduced-${percent}` : treatment === 'standard' ? '' : treatment
  return {
    code: `${country}-${percent}`,
    name: `${country} ${percent} %`,
    country,
    category,
    treatment,
    from: since,
    percent,
  }
}
