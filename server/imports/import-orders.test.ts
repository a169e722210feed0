import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompanyRow, LocationRow } from '../../shared/rows/catalogue.ts'
import type { OrderRow } from '../../shared/rows/work.ts'
import { closeServices, openServices, type Services } from '../services.ts'
import { readCsv } from './csv.ts'
import { importOrders } from './import-orders.ts'
import type { ImportPlan } from './import-plan.ts'
import { planOnlineRetail } from './online-retail.ts'
import { onlineRetailColumns } from './online-retail-rows.ts'

const minute = 60_000
const now = Date.UTC(2026, 10, 25, 8, 42)
let folder: string
let services: Services

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'import-'))
  services = await openServices(join(folder, 'stockhand.db'), () => now)
}, minute)
afterAll(async () => {
  await closeServices(services)
  await rm(folder, { recursive: true })
})

async function planOf(...rows: string[]): Promise<ImportPlan> {
  const text = [onlineRetailColumns.join(','), ...rows].join('\n')
  const read = await readCsv([new TextEncoder().encode(text)], { file: 'f.csv', columns: onlineRetailColumns })
  const plan = read.ok && planOnlineRetail(read.value, { file: 'f.csv', cover: true })
  if (!plan || !plan.ok) throw new Error('not read')
  return plan.value
}
const all = async <T>(kind: Parameters<Services['store']['rows']['all']>[0]) =>
  (await services.store.rows.all(kind, 5000)).map(({ row }) => row as T)

const first = '536365,85123A,HEART,6,12-01-2010 08:26,2.55,17850,United Kingdom'
const second = '536366,22632,WARMER,2,12-01-2010 08:28,1.85,,EIRE'

describe('an import into an empty house', () => {
  test(
    'makes a company in the currency of the file and a warehouse with room, then records all',
    async () => {
      const imported = await importOrders(services, await planOf(first))
      expect(imported).toMatchObject({
        ok: true,
        value: { known: 0, held: 0, exceptions: 0, company: 'Online Retail' },
      })
      expect(await all<CompanyRow>('company')).toMatchObject([{ currency: 'GBP', zone: 'Europe/London' }])
      expect((await all<LocationRow>('location')).filter(({ type }) => type === 'pick-face').length).toBeGreaterThan(
        100,
      )
      expect(await all<OrderRow>('order')).toMatchObject([{ number: '536365', units: 6, state: 'waiting' }])
    },
    minute,
  )

  test(
    'a second run of the same file changes nothing',
    async () => {
      const again = await importOrders(services, await planOf(first))
      expect(again).toMatchObject({ ok: true, value: { recorded: 0, held: 0, exceptions: 0 } })
      expect(await all<OrderRow>('order')).toHaveLength(1)
    },
    minute,
  )

  test(
    'a longer file adds what is new in it',
    async () => {
      const more = await importOrders(services, await planOf(first, second))
      // The new item, the new order, and a cover that is another because it buys two items.
      expect(more).toMatchObject({ ok: true, value: { recorded: 3, exceptions: 0, warehouse: 'Online Retail' } })
      expect((await all<OrderRow>('order')).map(({ number }) => number).toSorted()).toEqual(['536365', '536366'])
    },
    minute,
  )

  test(
    'an order that says something else under the same number is shown, not taken',
    async () => {
      const changed = await importOrders(services, await planOf(first.replace(',6,', ',60,')))
      expect(changed).toMatchObject({ ok: true, value: { exceptions: 1 } })
      expect((await all<OrderRow>('order')).find(({ number }) => number === '536365')?.units).toBe(6)
    },
    minute,
  )

  test(
    'another warehouse by name is made where there is none',
    async () => {
      const elsewhere = await importOrders(services, await planOf(second.replace('536366', '536999')), {
        warehouse: 'Leeds',
      })
      expect(elsewhere).toMatchObject({ ok: true, value: { warehouse: 'Leeds' } })
    },
    minute,
  )

  test(
    'a company with books in another currency is refused and nothing recorded',
    async () => {
      const { id, ...rest } = (await all<CompanyRow>('company'))[0] as CompanyRow
      const body = { ...rest, id: `${id}-2`, name: 'Euro Ltd', currency: 'EUR' }
      await services.applier.submit('desk', [
        { id: 'euro', type: 'company-saved', body, at: now, by: 'system', warehouse: '' },
      ])
      const before = (await all('order')).length
      const refused = await importOrders(services, await planOf(second.replace('536366', '5')), { company: 'Euro Ltd' })
      expect(refused).toMatchObject({ ok: false, code: 'other-currency', facts: { books: 'EUR', file: 'GBP' } })
      expect((await all('order')).length).toBe(before)
    },
    minute,
  )
})
