// Owns the story of one day on the real file: receive and put away, pick, pack and ship, with the network cut for half of it,
// an app
// killed with work unsent, the server killed, an order picked twice, a parcel returned, a bin counted wrong. Whoever plays it, browsers or scripted devices, does it through their hands.
import type { Outcome } from './agreement.ts'
import type { Around, Hands } from './hands.ts'
import type { Papers } from './house.ts'
import { type DayFile, shuffled } from './orders.ts'
import { countBin, pack, pick, pickLines, putAway, putBack, receive, returnParcel, setDown, ship } from './work.ts'

export interface Crew {
  readonly dock: Hands
  /** Two or more, each at a bench of their own. */
  readonly floor: readonly Hands[]
}

interface Day {
  readonly file: DayFile
  readonly papers: Papers
  readonly crew: Crew
  readonly around: Around
  /** 0 ≤ x < 1: decides which parcel comes back. */
  readonly dice: () => number
}

export async function workDay(day: Day): Promise<Outcome> {
  const { file, crew, around } = day
  await inbound(day)
  await countWrong(day)
  const waiting = file.orders.filter((order) => order !== file.twice)
  if (file.twice !== undefined) await pickTwice(day, file.twice)
  around.tell(`${waiting.length} orders on ${crew.floor.length} devices`)
  const shares = crew.floor.map((_, at) => waiting.filter((_, index) => index % crew.floor.length === at))
  await Promise.all(crew.floor.map((hands, at) => outbound(day, hands, shares[at] ?? [], at)))
  await Promise.all([crew.dock, ...crew.floor].map((hands) => hands.sent()))
  return bringBack(day)
}

/** All deliveries, the second half of them without a network; all goods to their bins, the same. */
async function inbound({ papers, crew: { dock }, around }: Day): Promise<void> {
  const { deliveries } = papers
  const half = Math.floor(deliveries.length / 2)
  around.tell(`${deliveries.length} deliveries`)
  for (const [index, delivery] of deliveries.entries()) {
    if (index === half) await dock.offline(true)
    await receive(dock, papers, delivery)
  }
  const skus = deliveries.flatMap(({ lines }) => lines.map(([sku]) => sku))
  around.tell(`${skus.length} kinds of goods to their bins`)
  await putAway(dock, papers, skus.slice(0, Math.floor(skus.length / 2)))
  await dock.offline(false)
  await putAway(dock, papers, skus.slice(Math.floor(skus.length / 2)))
  await dock.sent()
}

/** Somebody counts two fewer than there are; somebody else counts again. */
async function countWrong({ file, papers, crew: { dock, floor }, around }: Day): Promise<void> {
  const found = [...file.figures.coverUnits].find(([, units]) => units > 4)
  const [first] = floor
  if (!found || !first) return
  const [sku, units] = found
  const [bin = ''] = await around.binsOf(sku)
  around.tell(`${sku} is counted ${units - 2} instead of ${units}, then again`)
  await countBin(first, papers, bin, sku, units - 2)
  await first.sent()
  await countBin(dock, papers, bin, sku, units)
  await dock.sent()
}

/** Both are in a dead corner and both have the paper. The second tote is put back where it came from. */
async function pickTwice(day: Day, order: string): Promise<void> {
  const { papers, crew, around, file } = day
  const [first, second] = crew.floor
  if (!first || !second) return
  around.tell(`${order} is picked by ${first.name} and by ${second.name}, both offline`)
  const both = [first, second]
  // To open it would be to claim it, and the other would be told: both hear of it, then both lose the network.
  await around.released(order)
  for (const hands of both) await hands.caughtUp()
  for (const hands of both) await hands.offline(true)
  for (const [at, hands] of both.entries()) {
    await pick(hands, papers, order, `T-TWICE-${at + 1}`)
    await setDown(hands, papers)
  }
  for (const hands of both) {
    await hands.offline(false)
    await hands.sent()
  }
  const lines = Object.keys(file.figures.orders.get(order)?.units ?? {}).length
  const told = await around.resolve('picked-twice', 'put-back')
  if (told !== lines) throw new Error(`picked twice: ${told} contradictions for ${lines} lines`)
  await putBack(second, papers, lines)
  await second.sent()
  await first.caughtUp()
  await finish(day, first, order, 'T-TWICE-1')
  await first.sent()
}

/** An order shows on a device once the server has released it and the device has heard of it. */
async function canPick(hands: Hands, order: string): Promise<void> {
  let seen: string | undefined
  for (const end = Date.now() + 180_000; Date.now() < end; ) {
    await hands.home()
    await hands.scan(`.O.${order}`)
    const step = await hands.step()
    seen = step?.mark
    await hands.home()
    if (step?.job === 'pick') return
    await new Promise((resolve) => setTimeout(resolve, 200))
  }
  throw new Error(`${hands.name} never saw ${order}, but ${seen}`)
}

/** A share of the orders: every second four of them without a network; one death of the app, one of the server. */
async function outbound(day: Day, hands: Hands, orders: readonly string[], at: number): Promise<void> {
  const { papers, around } = day
  const middle = Math.floor(orders.length / 2)
  for (const [index, order] of orders.entries()) {
    const tote = `T-${at}-${index}`
    const goesDark = index % 8 === 4
    if (index % 8 === 0) await hands.offline(false)
    await around.released(order)
    await canPick(hands, order)
    if (goesDark || (index === middle && at === 0)) await hands.offline(true)
    if (index === middle && at === 0) {
      const done = await pick(hands, papers, order, tote, 1)
      around.tell(`${hands.name} dies in the middle of ${order} with ${await hands.unsent()} steps not sent`)
      await hands.dieAndReopen()
      if (!done) await pickLines(hands, papers)
      await hands.offline(false)
    } else {
      await pick(hands, papers, order, tote)
    }
    await setDown(hands, papers)
    if (index === middle && at === 1) {
      around.tell('the server is killed')
      await around.killServer()
    }
    await finish(day, hands, order, tote)
    if (index === middle && at === 1) {
      await around.startServer()
      around.tell('the server is back')
    }
  }
  await hands.offline(false)
}

async function finish({ papers, file }: Day, hands: Hands, order: string, tote: string): Promise<void> {
  await pack(hands, papers, tote, file.figures.orders.get(order)?.units ?? {})
  await ship(hands, order)
}

/** A customer sends a whole parcel back; all of it is good and goes on the shelf again. */
async function bringBack({ file, papers, crew, around, dice }: Day): Promise<Outcome> {
  const [bench] = crew.floor
  const order = shuffled(file.orders, dice).find((number) => {
    const sale = file.figures.orders.get(number)
    return sale && sale.freeLines === 0 && sale.lines === Object.keys(sale.units).length && sale.lines < 12
  })
  const sale = order === undefined ? undefined : file.figures.orders.get(order)
  if (!bench || order === undefined || !sale) return { returned: [], credited: 0 }
  around.tell(`${order} comes back`)
  await bench.caughtUp()
  await returnParcel(bench, papers, order, sale.units)
  await bench.sent()
  const returned = Object.entries(sale.units).map(([sku, units]) => ({ order, sku, units }))
  return { returned, credited: sale.goods }
}
