// Owns what stands of the demo company and the firms it sells to on papers, and the rates of tax that it keeps. All invented.
import { startingTaxes } from '../../shared/ledger/tax/starting-sets.ts'
import type { Wish } from '../../shared/operations/index.ts'
import type { CompanyId } from '../../shared/values/ids.ts'
import { demoFirms } from './partners.ts'

/** Told before the first order, so that every invoice is taxed and shows an address. */
export function papersOf(company: CompanyId): readonly Wish[] {
  return [
    { type: 'taxes-saved', body: { company, taxes: [...startingTaxes('eu')] } },
    {
      type: 'company-details-saved',
      body: {
        company,
        lines: ['Ganību dambis 24A', 'LV-1005 Rīga'],
        country: 'LV',
        vatNumber: 'LV40000000010',
        registration: '40000000010',
        bank: { name: 'Demo Bank', account: 'LV00DEMO0000000000010', code: 'DEMOLV22' },
        contact: '+371 60000000 · office@baltic-outdoor.example',
        registered: ['DE', 'EE', 'FI', 'LT', 'SE'],
        taxRounding: 'document',
      },
    },
    ...demoFirms.map(
      ({ id: party, lines, country }, index): Wish => ({
        type: 'party-details-saved',
        body: {
          company,
          side: 'receivable',
          party,
          lines: [...lines],
          country,
          vatNumber: `${country}${String(100_000_010 + index)}`,
        },
      }),
    ),
  ]
}
