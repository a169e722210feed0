// Owns the demo company's history: its plain data become operations over the last weeks, in the order in which they
// happened, each made by the rules from what was before. So all that must hold holds by construction.
import { atLocation } from '../../shared/rows/places.ts'
import { day, type Instant } from '../../shared/values/time.ts'
import type { DemoCompany } from './company.ts'
import { Crew } from './crew.ts'
import { planIncidents } from './incidents.ts'
import type { Opening } from './opening-stock.ts'
import { placeOrder, sendWave } from './order-flow.ts'
import { papersOf } from './papers.ts'
import { Chance } from './random.ts'
import { planPurchase, type Stage } from './receive-flow.ts'
import { type DemoOperation, type Hand, houseOf, Recorder } from './recorder.ts'
import { Timeline } from './timeline.ts'

const hour = 3_600_000
/** Days before now: the catalogue is entered, then the stock; purchases lie between. */
const enteredAgo = 40
const openedAgo = 14.5

/** Everything that ever happened there, none of it after `company.now`. */
export function demoOperations(company: DemoCompany, seed: number): readonly DemoOperation[] {
  const { now } = company
  const recorder = new Recorder()
  const stage: Stage = {
    company,
    crew: new Crew(company),
    recorder,
    timeline: new Timeline((now - 1) as Instant),
    chance: new Chance(seed + 1),
  }
  enterCompany(stage, (now - enteredAgo * day) as Instant)
  const { timeline, crew } = stage
  timeline.plan(now - openedAgo * day, (at) => {
    openStock(stage, crew.hand('manage', company.riga.row.id), company.openings.riga, at)
    openStock(stage, crew.hand('manage', company.tallinn.row.id), company.openings.tallinn, at)
  })
  for (const purchase of company.purchases) planPurchase(stage, purchase)
  for (const order of company.orders) timeline.plan(order.placedAt, (at) => placeOrder(stage, order, at))
  for (let ago = 13; ago >= 0; ago -= 1) planDay(stage, ago)
  planIncidents(stage)
  timeline.run()
  return recorder.operations
}

/** Five hours before "now" of each day the day's orders go to the floor; the van comes towards its end. */
function planDay(stage: Stage, ago: number): void {
  const { company, timeline } = stage
  const began = company.now - ago * day - 5 * hour
  const leaves = (began + (ago === 0 ? 4.3 : 4.6) * hour) as Instant
  for (const warehouse of [company.riga, company.tallinn]) {
    const orders = company.orders.filter(
      (order) =>
        order.daysAgo === ago &&
        order.warehouse === warehouse.row.id &&
        order.goal !== 'waiting' &&
        order.goal !== 'story',
    )
    timeline.plan(began, (at) => sendWave(stage, orders, at, leaves))
  }
}

function enterCompany({ company, recorder }: Stage, at: Instant): void {
  const { riga, tallinn, people, devices, items } = company
  const house = houseOf(riga.row.id)
  recorder.record(house, at, { type: 'company-saved', body: company.company })
  for (const wish of papersOf(company.company.id)) recorder.record(house, at, wish)
  for (const warehouse of [riga, tallinn]) {
    const here = houseOf(warehouse.row.id)
    for (const body of warehouse.locations) recorder.record(here, at, { type: 'location-saved', body })
    recorder.record(here, at, { type: 'warehouse-saved', body: warehouse.row })
  }
  for (const { row } of people) recorder.record(house, at, { type: 'person-saved', body: row })
  for (const body of devices) recorder.record(houseOf(body.warehouse), at, { type: 'device-enrolled', body })
  for (const { row } of items) recorder.record(house, at, { type: 'item-saved', body: row })
}

function openStock({ company, recorder }: Stage, hand: Hand, openings: readonly Opening[], at: Instant): void {
  for (const { item, location, lot, expiry, quantity, value } of openings) {
    recorder.record(hand, at, {
      type: 'stock-opened',
      body: {
        item,
        lot,
        serial: '',
        status: 'available',
        owner: company.company.id,
        ...(expiry === undefined ? {} : { expiry }),
        quantity,
        place: atLocation(location),
        value,
      },
    })
  }
}
