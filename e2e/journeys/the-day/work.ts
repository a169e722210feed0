// Owns how people of the day do each job with what their hands show: the same for browsers and scripted devices.
import type { Hands } from './hands.ts'
import type { Papers } from './house.ts'

const codeOf = (papers: Papers, sku: string) => papers.codeOf.get(sku) ?? sku

/** A whole delivery: its paper, then each kind of goods by a scan and, where there are more, a number. */
export async function receive(hands: Hands, papers: Papers, delivery: Papers['deliveries'][number]): Promise<void> {
  await hands.home()
  await hands.scan(`.R.${delivery.number}`)
  for (const [sku, ordered] of delivery.lines) {
    await hands.scan(codeOf(papers, sku))
    if (ordered > 1) await hands.type(ordered - 1)
  }
  await hands.home()
}

/** Goods at the dock, each taken by a scan to the bin that is proposed. */
export async function putAway(hands: Hands, papers: Papers, skus: readonly string[]): Promise<void> {
  await hands.home()
  await hands.card('put-away')
  for (const sku of skus) {
    await hands.scan(codeOf(papers, sku))
    const step = await hands.step()
    if (!step?.bin) throw new Error(`${hands.name}: no bin is proposed for ${sku}: ${JSON.stringify(step)}`)
    await hands.scan(`.B.${step.bin}`)
  }
  await hands.home()
}

/** Picks an order into a tote, up to so many lines. Returns whether all is picked. */
export async function pick(
  hands: Hands,
  papers: Papers,
  order: string,
  tote: string,
  lines = Number.POSITIVE_INFINITY,
): Promise<boolean> {
  await hands.home()
  await hands.scan(`.O.${order}`)
  await hands.scan(`.T.${tote}`)
  return pickLines(hands, papers, lines)
}

/** Goes on with the pick in hand. */
export async function pickLines(hands: Hands, papers: Papers, lines = Number.POSITIVE_INFINITY): Promise<boolean> {
  for (let line = 0; line < lines; line++) {
    const step = await hands.step()
    if (!step?.sku || step.drops) return true
    if (step.bin) await hands.scan(`.B.${step.bin}`)
    await hands.scan(codeOf(papers, step.sku))
    const after = await hands.step()
    if (after?.mark === step.mark) throw new Error(`${hands.name}: stuck at ${step.mark}`)
  }
  const step = await hands.step()
  return !step?.sku || step.drops
}

/** Sets the tote down at the bench. */
export async function setDown(hands: Hands, papers: Papers): Promise<void> {
  await hands.scan(`.B.${papers.binCodes.get(papers.warehouse.packBench) ?? ''}`)
  await hands.home()
}

/** Checks every unit of the tote and closes the parcel. */
export async function pack(
  hands: Hands,
  papers: Papers,
  tote: string,
  units: Readonly<Record<string, number>>,
): Promise<void> {
  await hands.home()
  await hands.scan(`.T.${tote}`)
  for (const [sku, count] of Object.entries(units)) await hands.scanTimes(codeOf(papers, sku), count)
  await hands.scan('.C.M2')
  await hands.home()
}

/** The parcels of an order leave. */
export async function ship(hands: Hands, order: string): Promise<void> {
  await hands.home()
  await hands.scan(`.O.${order}`)
  await hands.press()
  await hands.home()
}

/** Counts one kind of goods in its bin. */
export async function countBin(hands: Hands, papers: Papers, bin: string, sku: string, units: number): Promise<void> {
  await hands.home()
  await hands.card('count')
  await hands.scan(`.B.${bin}`)
  await hands.scan(codeOf(papers, sku))
  await hands.type(units)
  await hands.choose('looked')
  await hands.choose('close-bin')
  await hands.home()
}

/** Takes from totes what no order wants, each kind to the bin from which it came. */
export async function putBack(hands: Hands, papers: Papers, kinds: number): Promise<void> {
  await hands.home()
  await waitFor(`${hands.name} to be told what goes back`, async () => {
    await hands.card('put-back').catch(() => undefined)
    return (await hands.step())?.job === 'put-back'
  })
  for (let n = 0; n < kinds; n++) {
    const before = await hands.step()
    if (!before?.sku) throw new Error(`${hands.name}: nothing goes back any more after ${n} kinds`)
    await hands.scan(codeOf(papers, before.sku))
    const held = await hands.step()
    await hands.scan(`.B.${held?.bin}`)
  }
  await hands.home()
}

/** A parcel that came back, all of it as good as new. */
export async function returnParcel(
  hands: Hands,
  papers: Papers,
  order: string,
  units: Readonly<Record<string, number>>,
): Promise<void> {
  await hands.home()
  await hands.card('return')
  await hands.scan(`.O.${order}`)
  for (const [sku, count] of Object.entries(units)) {
    await hands.scanTimes(codeOf(papers, sku), count)
    if (!(await hands.choose('as-new'))) throw new Error(`${hands.name}: nobody asks how ${sku} looks`)
    await hands.scan(`.B.${papers.binCodes.get(papers.warehouse.dock) ?? ''}`)
  }
  await hands.home()
}

async function waitFor(what: string, holds: () => Promise<boolean>): Promise<void> {
  for (let tries = 0; tries < 100; tries++) {
    if (await holds()) return
    await new Promise((resolve) => setTimeout(resolve, 300))
  }
  throw new Error(`waited in vain for ${what}`)
}
