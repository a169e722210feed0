// One order of the real file through the house: received and put away on one handheld, picked and packed on another without
// a network, the app killed mid-pick, the server killed, then shipped. The figures come from code of their own.
import { existsSync, readFileSync } from 'node:fs'
import { expect, test } from '@playwright/test'
import { Store, tenant } from '../../server/store/store.ts'
import { verify } from '../../server/store/verify.ts'
import type { ItemRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import type { OrderRow, PurchaseLineRow, PurchaseRow } from '../../shared/rows/work.ts'
import { Hand } from '../support/hand.ts'
import { type Figures, figuresOf } from '../support/online-retail-figures.ts'
import { ServerProcess } from '../support/server-process.ts'

const file = '../shared/data/online-retail/orders-2010-12.csv'
test.skip(!existsSync(file), `skipped: ${file} is not here`)

test('a real order is received, picked without a network, packed and shipped, and the books agree', async ({
  browser,
}) => {
  const figures = figuresOf(readFileSync(file, 'latin1'))
  const number = chosenOrder(figures)
  const wanted = figures.orders.get(number)
  if (!wanted) throw new Error('no such order')
  const server = await ServerProcess.create()
  try {
    expect(server.wms('import', 'orders', file, '--cover')).toContain('Orders 317')
    server.wms('person', '2001', '2468', 'Rita Berg', '--roles', 'receiver')
    server.wms('person', '2002', '1357', 'Paul Dale', '--roles', 'picker')
    const house = await look(server, wanted.units)
    await server.start()

    const dock = await Hand.take(await browser.newContext({ locale: 'en-GB' }))
    await dock.enrol(server.url, codeIn(server.wms('enrol', house.warehouse)), 'HH-DOCK')
    await dock.signIn('2001', '2468')
    await receive(dock, house, wanted.units)
    await expect(jobCard(dock, 'Put away')).toContainText(String(Object.keys(wanted.units).length))
    await putAway(dock, house, wanted.units)
    await expect(jobCard(dock, 'Put away')).toContainText('0')

    const floor = await Hand.take(await browser.newContext({ locale: 'en-GB' }))
    await floor.enrol(server.url, codeIn(server.wms('enrol', house.warehouse, '--pack-station')), 'HH-FLOOR')
    await floor.signIn('2002', '1357')
    await expect(jobCard(floor, 'Pick')).toContainText('1', { timeout: 60_000 })

    await floor.context.setOffline(true)
    await floor.scan(`.O.${number}`)
    await floor.scan('.T.T-118')
    await pickLine(floor, house)
    await expect(floor.page.locator('.chip-target')).toContainText(/\d/)
    await floor.reopen(server.url)
    await floor.page.waitForSelector('.continue-card, .sign-in-badge', { timeout: 30_000 })
    if (await floor.page.locator('.sign-in-badge').isVisible()) await floor.signIn('2002', '1357')
    await floor.page.locator('.continue-card').click()
    for (let line = 1; line < Object.keys(wanted.units).length; line++) await pickLine(floor, house)
    await floor.scan('.B.PACK-1')
    await floor.page.waitForTimeout(800)

    await server.kill()
    await pack(floor, house, wanted.units)
    await server.start()
    await floor.context.setOffline(false)
    await ship(floor, number)
    await expect(floor.page.locator('.chip-target')).not.toContainText(/\d/, { timeout: 60_000 })
    await expect(dock.page.locator('.chip-target')).not.toContainText(/\d/, { timeout: 60_000 })
    await server.kill()
    await compare(server, figures, number)
  } finally {
    await server.remove()
  }
})

/** A small order of at least two lines, whose goods no other order could be filled with. */
function chosenOrder(figures: Figures): string {
  const unitsOf = (number: string) => figures.orders.get(number)?.units ?? {}
  const candidates = [...figures.orders.keys()].filter((number) => {
    const units = unitsOf(number)
    const total = Object.values(units).reduce((sum, n) => sum + n, 0)
    if (Object.keys(units).length < 2 || total > 12) return false
    return [...figures.orders.keys()].every(
      (other) => other === number || Object.keys(unitsOf(other)).some((code) => !(code in units)),
    )
  })
  const [first] = candidates.sort()
  if (!first) throw new Error('no order fits')
  return first
}

interface House {
  readonly warehouse: string
  /** What to scan for one unit, by SKU; the SKU by name; the purchases that bring them. */
  readonly codeOf: ReadonlyMap<string, string>
  readonly skuNamed: ReadonlyMap<string, string>
  readonly purchaseOf: ReadonlyMap<string, string>
}

async function look(server: ServerProcess, units: Readonly<Record<string, number>>): Promise<House> {
  const store = await Store.open(`${server.folder}/stockhand.db`)
  try {
    const [warehouse] = (await store.rows.all('warehouse', 10)).map((each) => each.row as WarehouseRow)
    const items = (await store.rows.all('item', 10_000)).map((each) => each.row as ItemRow)
    const purchases = (await store.rows.all('purchase', 1000)).map((each) => each.row as PurchaseRow)
    const lines = (await store.rows.all('purchaseLine', 100_000)).map((each) => each.row as PurchaseLineRow)
    const wanted = items.filter((item) => item.sku in units)
    const purchaseOf = new Map<string, string>()
    for (const item of wanted) {
      const line = lines.find((each) => each.item === item.id)
      const purchase = purchases.find((each) => each.id === line?.purchase)
      purchaseOf.set(item.sku, purchase?.number ?? '')
    }
    return {
      warehouse: warehouse?.name ?? '',
      codeOf: new Map(
        wanted.map((item) => [item.sku, item.codes.find((code) => code.quantity === 1)?.code ?? item.sku]),
      ),
      skuNamed: new Map(wanted.map((item) => [item.name, item.sku])),
      purchaseOf,
    }
  } finally {
    await store.close()
  }
}

async function receive(hand: Hand, house: House, units: Readonly<Record<string, number>>): Promise<void> {
  const purchases = new Set(house.purchaseOf.values())
  for (const purchase of purchases) {
    await hand.scan(`.R.${purchase}`)
    for (const [sku, count] of Object.entries(units)) {
      if (house.purchaseOf.get(sku) !== purchase) continue
      for (let unit = 0; unit < count; unit++) await hand.scan(house.codeOf.get(sku) ?? sku)
    }
    await leave(hand)
  }
}

function jobCard(hand: Hand, name: string) {
  return hand.page.locator('.job-card', { hasText: name })
}

/** Back to the first screen; a task in hand stays there and is put aside. */
async function leave(hand: Hand): Promise<void> {
  for (let i = 0; i < 6 && !(await hand.page.locator('.job-card').first().isVisible()); i++) {
    await hand.page.keyboard.press('Escape')
    await hand.page.waitForTimeout(400)
  }
}

async function putAway(hand: Hand, house: House, units: Readonly<Record<string, number>>): Promise<void> {
  for (const sku of Object.keys(units)) {
    await leave(hand)
    await jobCard(hand, 'Put away').click()
    await hand.scan(house.codeOf.get(sku) ?? sku)
    await hand.page.waitForSelector('.bin')
    await hand.scan(`.B.${await hand.binShown()}`)
    await hand.page.waitForTimeout(600)
  }
  await leave(hand)
}

async function pickLine(hand: Hand, house: House): Promise<void> {
  const name = () => hand.textOf('.what-name')
  const before = await name()
  const sku = house.skuNamed.get(before.replaceAll('\n', ' '))
  if (!sku) throw new Error(`the step asks for "${before}"`)
  if (await hand.page.locator('.block-open.where').isVisible()) await hand.scan(`.B.${await hand.binShown()}`)
  for (let unit = 0; unit < 12; unit++) {
    await hand.scan(house.codeOf.get(sku) ?? sku)
    await hand.page.waitForTimeout(600)
    if ((await name()) !== before) return
  }
}

async function pack(hand: Hand, house: House, units: Readonly<Record<string, number>>): Promise<void> {
  await leave(hand)
  await hand.scan('.T.T-118')
  for (const [sku, count] of Object.entries(units)) {
    for (let unit = 0; unit < count; unit++) {
      await hand.scan(house.codeOf.get(sku) ?? sku)
      await hand.page.waitForTimeout(400)
    }
  }
  await hand.scan('.C.M2')
  await hand.page.waitForTimeout(800)
}

async function ship(hand: Hand, number: string): Promise<void> {
  await leave(hand)
  await hand.scan(`.O.${number}`)
  await hand.page.locator('.main-action').click()
  await hand.page.waitForTimeout(800)
}

function codeIn(printed: string): string {
  return printed.trim().split('\n').at(-1)?.split(' ')[0] ?? ''
}

/** What the database says, beside what the file says. */
async function compare(server: ServerProcess, figures: Figures, number: string): Promise<void> {
  const wanted = figures.orders.get(number)
  if (!wanted) throw new Error('no such order')
  const store = await Store.open(`${server.folder}/stockhand.db`)
  try {
    expect(await verify(store.db, tenant)).toEqual([])
    const [order] = await store.rows.byIndex('orderByNumber', [number])
    const units = Object.values(wanted.units).reduce((sum, n) => sum + n, 0)
    expect(order?.row as OrderRow).toMatchObject({ state: 'shipped', shipped: units, picked: units })
    const totals = await store.db.selectFrom('account_total').select(['account', 'debit', 'credit']).execute()
    const balance = (account: string) =>
      totals.filter((each) => each.account === account).reduce((sum, each) => sum + each.debit - each.credit, 0)
    const { goods, charges, cost } = wanted
    expect({ revenue: -balance('4000'), cost: balance('5000'), stock: balance('1300'), owed: balance('1100') }).toEqual(
      {
        revenue: goods + charges['4000'],
        cost,
        stock: 0,
        owed: goods + charges['4000'] + charges['4010'] + charges['4020'],
      },
    )
    const quants = await store.rows.all('quant', 10)
    expect(quants).toEqual([])
  } finally {
    await store.close()
  }
}
