// Every list reads by an index: its cost follows what it shows, not what the firm has ever done. SQLite is asked how it
// would run each statement that a list really sends.
import { CompiledQuery, type KyselyPlugin, type RootOperationNode } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompanyRow } from '../../../shared/rows/catalogue.ts'
import { Shapes } from '../shapes.ts'
import { Store, StoreView } from '../store.ts'
import { entryPage, trialBalance } from './books/books.ts'
import { devicePage } from './house/devices.ts'
import { findAnything } from './house/find.ts'
import { pulseOf, todayOf } from './house/today.ts'
import { operationDetail } from './names/operation.ts'
import { timelineOf } from './names/timeline.ts'
import { binDetail, binPage } from './stock/bins.ts'
import { itemDetail } from './stock/item.ts'
import { itemPage } from './stock/items.ts'
import { movementPage } from './stock/movements.ts'
import { exceptionDetail } from './work/evidence.ts'
import { exceptionPage } from './work/exceptions.ts'
import { orderDetail } from './work/order.ts'
import { orderPage } from './work/orders.ts'
import { purchaseDetail, purchasePage } from './work/purchases.ts'

let store: Store

beforeAll(async () => {
  store = await Store.open(':memory:')
  // Of a company that is not there nothing is asked.
  const company = { id: 'c', name: 'C', currency: 'EUR', zone: 'UTC' }
  await store.transaction((view) =>
    view.rows.write([{ kind: 'company', id: 'c', row: company as CompanyRow }], () => null),
  )
})

afterAll(() => store.close())

/** Tables of which a firm has few, read whole; and results of an inner select, which an index already bounded. */
const small = new Set(['company', 'warehouse', 'person', 'device', 'stream', 'person_seen'])
const inner = new Set(['s', 'm', 'x', 'c', 'both_ends'])

interface Step {
  /** '' of a step that reads no table: a sort. */
  readonly table: string
  readonly detail: string
}

/** The steps of every statement that `run` sends, as SQLite would take them. */
async function stepsOf(run: (view: StoreView) => Promise<unknown>): Promise<Step[]> {
  const nodes: RootOperationNode[] = []
  const recorder: KyselyPlugin = {
    transformQuery({ node }) {
      nodes.push(node)
      return node
    },
    transformResult: async ({ result }) => result,
  }
  await run(new StoreView(store.db.withPlugin(recorder), new Shapes()))
  const executor = store.db.getExecutor()
  const steps: Step[] = []
  for (const node of nodes) {
    const compiled = executor.compileQuery(node, { queryId: 'plan' })
    const plan = await store.db.executeQuery<{ detail: string }>(
      CompiledQuery.raw(`explain query plan ${compiled.sql}`, [...compiled.parameters]),
    )
    const names = aliases(compiled.sql)
    for (const { detail } of plan.rows) {
      const found = /^(?:SCAN|SEARCH) (\w+)/.exec(detail)
      const name = found?.[1]
      steps.push({ table: name === undefined ? '' : (names.get(name) ?? name), detail })
    }
  }
  return steps
}

function aliases(text: string): Map<string, string> {
  const found = new Map<string, string>()
  for (const [, table, alias] of text.matchAll(
    /(?:from|join) "?(\w+)"? (?!where|on|join|left|order|group|limit)(\w+)/g,
  )) {
    if (table !== undefined && alias !== undefined) found.set(alias, table)
  }
  return found
}

/** A step that reads a whole table, or all that a tenant has in it: what its price grows with is what there is. */
function readsAll({ table, detail }: Step): boolean {
  if (table === '') return false
  if (small.has(table) || inner.has(table)) return false
  if (detail.startsWith('SCAN')) return !/^SCAN (CONSTANT ROW|\d+ CONSTANT)/.test(detail)
  const by = /\(([^)]*)\)(?: LEFT-JOIN)?$/.exec(detail)?.[1] ?? ''
  return by.replace(/^(\w+=\? AND )?tenant=\?/, '$1').trim() === ''
}

const page = { warehouse: 'w', limit: 100, offset: 0 }
const day = { warehouse: 'w', zone: 'UTC', money: true }

describe('lists of the desk read by an index', () => {
  test.each<[string, (view: StoreView) => Promise<unknown>]>([
    ['open orders', (v) => orderPage(v, { ...page, states: ['waiting', 'picking'], sort: 'shipBy' }, 1)],
    ['all orders', (v) => orderPage(v, { ...page, sort: '-shipBy' }, 1)],
    ['orders due', (v) => orderPage(v, { ...page, dueUntil: 5, sort: 'shipBy' }, 1)],
    ['orders by number', (v) => orderPage(v, { ...page, search: 'so-1', sort: 'shipBy' }, 1)],
    ['an order', (v) => orderDetail(v, 'o', true, 1)],
    ['stock by bin', (v) => binPage(v, { ...page, show: 'filled', sort: 'code' }, 1)],
    ['a bin', (v) => binDetail(v, 'l', 1)],
    ['movements of a warehouse', (v) => movementPage(v, { ...page, down: true }, 1)],
    ['movements of an item', (v) => movementPage(v, { ...page, item: 'i', down: true }, 1)],
    ['movements at a place', (v) => movementPage(v, { ...page, place: 'L:x', down: true }, 1)],
    ['movements of an order', (v) => movementPage(v, { ...page, order: 'o', down: true }, 1)],
    ['an item', (v) => itemDetail(v, { warehouse: 'w', id: 'i', money: true }, 1)],
    ['contradictions', (v) => exceptionPage(v, { ...page, state: 'open', sort: '-openedAt', money: true }, 1)],
    ['evidence', (v) => exceptionDetail(v, 'e', true, 1)],
    ['purchases', (v) => purchasePage(v, { ...page, states: ['open'], sort: 'expectedAt' }, 1)],
    ['a purchase', (v) => purchaseDetail(v, 'p', true, 1)],
    ['a timeline', (v) => timelineOf(v, 'order', 'o')],
    ['an operation', (v) => operationDetail(v, 'o', { money: true, books: true, person: 'p' }, 1)],
    ['devices', (v) => devicePage(v, { ...page, show: 'silent', sort: 'name' }, 1)],
    ['the trial balance', (v) => trialBalance(v, 'c', '2026-01-01', 1)],
    ['entries of an account', (v) => entryPage(v, { ...page, company: 'c', account: '1300' }, 1)],
    ['entries of all accounts', (v) => entryPage(v, { ...page, company: 'c', from: '2026-01-01' }, 1)],
    ['the pulse', (v) => pulseOf(v, day, 1)],
    ['today', (v) => todayOf(v, day, 1)],
  ])('%s', async (_what, run) => {
    const steps = await stepsOf(run)
    expect(steps.length).toBeGreaterThan(0)
    expect(steps.filter(readsAll).map((step) => `${step.table}: ${step.detail}`)).toEqual([])
  })

  test.each(['sku', '-name', '-onHand', 'free'] as const)('stock by item, by %s', async (sort) => {
    const steps = await stepsOf((v) => itemPage(v, { ...page, show: 'stock', sort, money: true }, 1))
    // The order of a page is that of an index, which is walked only as far as the page reaches.
    expect(steps.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/(item_by_(sku|name)|stock_total_(on_hand|free)) \(/),
    )
    expect(steps.filter(({ detail }) => /SCAN (quant|item|stock_total)/.test(detail))).toEqual([])
  })

  test('a page of the journal is not sorted, however many entries a day has', async () => {
    const steps = await stepsOf((v) => entryPage(v, { ...page, company: 'c' }, 1))
    expect(steps.map(({ detail }) => detail)).toContainEqual(expect.stringContaining('entry_in_order ('))
    expect(steps.filter(({ detail }) => detail.includes('LAST TERM'))).toEqual([])
  })

  test('all movements of an item are counted and summed in the index alone', async () => {
    const steps = await stepsOf((v) => movementPage(v, { ...page, item: 'i', down: true }, 1))
    expect(steps.map(({ detail }) => detail)).toContainEqual(
      expect.stringMatching(/^SEARCH movement USING COVERING INDEX movement_item \(item=\? AND tenant=\?/),
    )
  })

  test('words are sought in an index that holds them, not in the rows', async () => {
    const steps = await stepsOf((v) => findAnything(v, 'w', 'bolt', 1))
    expect(steps.filter(readsAll).map((step) => step.detail)).toEqual([
      expect.stringMatching(/^SEARCH item USING INDEX item_by_words \(tenant=\?\)$/),
    ])
  })
})
