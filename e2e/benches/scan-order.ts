// The work that the scan benchmark does: one order of one item, of which every unit is scanned.
import type { Services } from '../../server/services.ts'
import { system } from '../../shared/operations/apply.ts'

/** The code of item 7 as makeFirm gives it. */
export const scannedCode = codeOf(7)

/** A GTIN-13 of the internal range, with its check digit. */
export function codeOf(index: number): string {
  const body = `20${String(index).padStart(10, '0')}`
  const sum = [...body].reduce((total, digit, i) => total + Number(digit) * (i % 2 === 0 ? 1 : 3), 0)
  return `${body}${(10 - (sum % 10)) % 10}`
}

export async function placeBigOrder({ applier, now }: Services, units: number): Promise<void> {
  const goods = { item: 'item-7', lot: '', serial: '', status: 'available', owner: 'acme' }
  const operations = [
    {
      type: 'item-saved',
      body: {
        id: 'item-7',
        sku: 'SKU-7',
        name: 'Item 7',
        unit: 'piece',
        codes: [{ code: scannedCode, level: 'each', quantity: 1 }],
        tracking: 'none',
        confirm: 'each',
        owner: 'acme',
        storageClass: 'ambient',
      },
    },
    { type: 'stock-opened', body: { ...goods, quantity: units * 2, place: 'L:bin-7', value: units * 200 } },
    {
      type: 'order-placed',
      body: {
        order: 'so-big',
        company: 'acme',
        number: 'SO-BIG',
        channel: 'bench',
        placedAt: now(),
        shipBy: now() + 3_600_000,
        priority: 9,
        currency: 'EUR',
        customer: { id: 'c', name: 'C', country: 'LV' },
        shipTo: { name: 'C', lines: [], country: 'LV' },
        lines: [{ id: 'so-big-1', item: 'item-7', quantity: units, unitPrice: '1', net: units * 100 }],
        charges: [],
      },
    },
    { type: 'release-orders', body: { orders: ['so-big'], parts: false } },
  ]
  await applier.submit(
    'import',
    operations.map((each, i) => ({ ...each, id: `big-${i}`, at: now(), by: system, warehouse: 'north' }) as never),
  )
}
