// Owns the real server of a scripted day, in this process: imported orders, people, devices' exchanges; it dies on order and
// is opened again on the same file. Does not know who works.
import { randomBytes } from 'node:crypto'
import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { importOrders } from '../../../server/imports/import-orders.ts'
import { readOnlineRetailFile } from '../../../server/imports/online-retail-file.ts'
import { automate } from '../../../server/jobs/automation.ts'
import { closeServices, openServices, type Services } from '../../../server/services.ts'
import { system } from '../../../shared/operations/apply.ts'
import type { Wish } from '../../../shared/operations/index.ts'
import { type ExchangeAnswer, type ExchangeRequest, exchangeRequest } from '../../../shared/protocol/exchange.ts'
import type { ItemRow, LocationRow, Role, WarehouseRow } from '../../../shared/rows/catalogue.ts'
import type { QuantRow } from '../../../shared/rows/stock.ts'
import type { ExceptionRow, OrderRow, PurchaseLineRow, PurchaseRow } from '../../../shared/rows/work.ts'
import { type ExceptionId, makeId, type PersonId } from '../../../shared/values/ids.ts'
import type { DayFile } from './orders.ts'

/** What hands have to know of the house to work in it, as people do by labels and papers. */
export interface Papers {
  readonly warehouse: WarehouseRow
  /** What to scan for one unit, by SKU. */
  readonly codeOf: ReadonlyMap<string, string>
  readonly skuOf: ReadonlyMap<string, string>
  /** By any code of the item, and by its SKU. */
  readonly skuByCode: ReadonlyMap<string, string>
  readonly binCodes: ReadonlyMap<string, string>
  /** Numbers of the purchases, and how many units of which SKU each brings. */
  readonly deliveries: readonly { readonly number: string; readonly lines: readonly (readonly [string, number])[] }[]
}

export class House {
  readonly #folder: string
  readonly #listeners = new Set<() => void>()
  #services: Services | undefined
  #stopAutomation: (() => void) | undefined
  #died = 0

  private constructor(folder: string) {
    this.#folder = folder
  }

  static async open(folder: string, day: DayFile): Promise<House> {
    const house = new House(folder)
    await house.#start()
    const file = join(folder, 'orders.csv')
    writeFileSync(file, day.csv, 'latin1')
    const plan = await readOnlineRetailFile(file, { cover: true })
    if (!plan.ok) throw new Error(`the file of the day can't be read: ${plan.code}`)
    const imported = await importOrders(house.services, plan.value)
    if (!imported.ok || imported.value.held > 0) throw new Error('the orders of the day were not imported')
    return house
  }

  get services(): Services {
    if (!this.#services) throw new Error('the server is down')
    return this.#services
  }

  get file(): string {
    return join(this.#folder, 'stockhand.db')
  }

  async papers(): Promise<Papers> {
    return papersOf(this.services.store)
  }

  /** Somebody who may work here. */
  async person(name: string, roles: readonly Role[]): Promise<PersonId> {
    const id = makeId<PersonId>({ now: Date.now, random: () => randomBytes(16) })
    const badge = `B-${name}`
    await this.submit({
      type: 'person-saved',
      body: { id, name, badge, language: 'en', active: true, roles: [...roles], warehouses: [] },
    })
    return id
  }

  /** Work of the desk. */
  async submit(...wishes: readonly Wish[]): Promise<void> {
    const [warehouse] = await this.services.store.rows.all('warehouse', 1)
    await this.services.applier.submit(
      'desk',
      wishes.map(({ type, body }) => ({
        id: makeId<string>({ now: Date.now, random: () => randomBytes(16) }),
        type,
        body,
        at: Date.now(),
        by: system,
        warehouse: warehouse?.id ?? '',
      })),
    )
  }

  /** As the desk does with each open contradiction of a kind; returns how many there were. */
  async resolve(kind: string, way: string): Promise<number> {
    const open = await openExceptions(this.services.store, kind)
    await this.submit(
      ...open.map((exception): Wish => ({ type: 'exception-resolved', body: { exception, resolution: way } })),
    )
    return open.length
  }

  /** The latest revision of each scope. */
  async revisions(scopes: readonly string[]): Promise<Readonly<Record<string, number>>> {
    const rows = await this.services.store.db.selectFrom('scope_rev').select(['scope', 'rev']).execute()
    return Object.fromEntries(rows.flatMap(({ scope, rev }) => (scopes.includes(scope) ? [[scope, Number(rev)]] : [])))
  }

  /** What went over the wire is JSON. Undefined where nobody answers, or died before the answer was out. */
  async exchange(sent: ExchangeRequest): Promise<ExchangeAnswer | undefined> {
    const request = exchangeRequest.parse(JSON.parse(JSON.stringify(sent)))
    const died = this.#died
    try {
      const answer = await this.#services?.applier.exchange(request)
      if (!answer || this.#died !== died) return undefined
      return JSON.parse(JSON.stringify(answer)) as ExchangeAnswer
    } catch (fault) {
      if (this.#died !== died) return undefined
      throw fault
    }
  }

  /** What the database answers; undefined where the server is down, or dies meanwhile. */
  async ask<T>(question: (store: Services['store']) => Promise<T>): Promise<T | undefined> {
    const died = this.#died
    try {
      return this.#services && (await question(this.#services.store))
    } catch (fault) {
      if (this.#died !== died) return undefined
      throw fault
    }
  }

  /** Called after every commit, as server-sent events tell devices. */
  onNews(run: () => void): void {
    this.#listeners.add(run)
  }

  /** All that was in its memory is gone; answers on their way are lost. */
  async die(): Promise<void> {
    const services = this.services
    this.#died++
    this.#services = undefined
    this.#stopAutomation?.()
    await services.applier.drained()
    await services.store.close()
  }

  async comeBack(): Promise<void> {
    await this.#start()
  }

  async remove(): Promise<void> {
    this.#stopAutomation?.()
    if (this.#services) await closeServices(this.#services)
    rmSync(this.#folder, { recursive: true, force: true })
  }

  async #start(): Promise<void> {
    const services = await openServices(this.file)
    const automation = automate(services)
    this.#services = services
    this.#stopAutomation = automation.stop
    services.applier.onCommit(() => {
      for (const run of this.#listeners) run()
    })
  }
}

export async function papersOf(store: Services['store']): Promise<Papers> {
  const all = async <Row>(kind: Parameters<typeof store.rows.all>[0]) =>
    (await store.rows.all(kind, 1_000_000)).map(({ row }) => row as Row)
  const [warehouse] = await all<WarehouseRow>('warehouse')
  if (!warehouse) throw new Error('there is no warehouse')
  const items = await all<ItemRow>('item')
  const skuOf = new Map<string, string>(items.map(({ id, sku }) => [id, sku]))
  const lines = await all<PurchaseLineRow>('purchaseLine')
  const purchases = (await all<PurchaseRow>('purchase')).sort((a, b) => (a.number < b.number ? -1 : 1))
  return {
    warehouse,
    codeOf: new Map(items.map(({ sku, codes }) => [sku, codes.find(({ quantity }) => quantity === 1)?.code ?? sku])),
    skuOf,
    skuByCode: new Map(
      items.flatMap(({ sku, codes }) => [sku, ...codes.map(({ code }) => code)].map((code) => [code, sku])),
    ),
    binCodes: new Map((await all<LocationRow>('location')).map(({ id, code }) => [id, code])),
    deliveries: purchases.map(({ id, number }) => ({
      number,
      lines: lines.filter((line) => line.purchase === id).map((line) => [skuOf.get(line.item) ?? '', line.ordered]),
    })),
  }
}

/** Ids of the contradictions of a kind that nobody has decided. */
export async function openExceptions(store: Services['store'], kind: string): Promise<readonly ExceptionId[]> {
  const rows = (await store.rows.all('exception', 100_000)).map(({ row }) => row as ExceptionRow)
  return rows.filter((each) => each.kind === kind && each.state === 'open').map(({ id }) => id)
}

/** Codes of the bins in which an item lies. */
export async function binsOf(store: Services['store'], papers: Papers, sku: string): Promise<readonly string[]> {
  const quants = (await store.rows.all('quant', 100_000)).map(({ row }) => row as QuantRow)
  return quants
    .filter(({ item, quantity, place }) => papers.skuOf.get(item) === sku && quantity > 0 && place.startsWith('L:'))
    .flatMap(({ place }) => papers.binCodes.get(place.slice(2)) ?? [])
}

/** Asks the database something; undefined where nobody answers now. */
type Ask = <T>(question: (store: Services['store']) => Promise<T>) => Promise<T | undefined>

/** Resolves once an order has gone to the floor. */
export async function released(ask: Ask, number: string): Promise<void> {
  for (const end = Date.now() + 120_000; Date.now() < end; ) {
    const found = await ask((store) => store.rows.byIndex('orderByNumber', [number]))
    if ((found?.[0]?.row as OrderRow | undefined)?.state === 'released') return
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error(`${number} was never released`)
}
