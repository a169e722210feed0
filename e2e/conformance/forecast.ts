// Owns running demand series (as in shared/data/forecast) against the product's forecasts and levels: pinball loss of the
// quantile, stock that a fill rate costs, and the fill achieved when the safety factor was fitted on earlier periods only.
// Beside them in the same run: smoothing, the average with z·σ·√L, and a fixed minimum and maximum. The replay of stock is
// written here apart from the product's own.
// Options: --fill 0.95, --items 10000 (for the time of a whole plan; 0 leaves it out).
import { readFileSync } from 'node:fs'
import { classify } from '../../shared/planning/forecast/classify.ts'
import { enoughFor, type Forecast, forecast } from '../../shared/planning/forecast/forecast.ts'
import { type Method, movingAverage, smoothing } from '../../shared/planning/forecast/methods.ts'
import { levelsOf } from '../../shared/planning/reorder/levels.ts'
import { proposeOrders } from '../../shared/planning/reorder/propose.ts'
import { fitSafety } from '../../shared/planning/reorder/safety.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments, UsageError } from './index-options.ts'
import { mean, printTable, timesOf } from './planning-table.ts'

interface Series {
  readonly id: string
  readonly demand: readonly number[]
}

/** What the data's README says: periods protected, lead time, where judging begins and which origins are asked. */
interface Protocol {
  readonly word: 'weeks' | 'months'
  readonly year: number
  readonly protection: number
  readonly lead: number
  readonly from: number
  readonly lastOrigin: number
  readonly goals: { readonly stock: number; readonly pinball: number }
}

const calibration = 12
/** Periods after which a fixed minimum and maximum are not looked at again. */
const settled = 18

function protocolOf(periods: number, weekly: boolean): Protocol {
  const goals = weekly ? { stock: 9.5, pinball: 0.41 } : { stock: 5.8, pinball: 0.31 }
  const kind = weekly
    ? ({ word: 'weeks', year: 52, protection: 3, lead: 2, goals } as const)
    : ({ word: 'months', year: 12, protection: 2, lead: 1, goals } as const)
  // Files with the last eight periods are judged by these, others by periods within the training part.
  if (weekly) return periods > 45 ? { ...kind, from: 45, lastOrigin: 48 } : { ...kind, from: 33, lastOrigin: 40 }
  return periods > 43 ? { ...kind, from: 43, lastOrigin: 47 } : { ...kind, from: 30, lastOrigin: 39 }
}

/** What is expected at the start of a period, from what was wanted before. */
type Expect = (history: readonly number[]) => Pick<Forecast, 'mean' | 'variance'>
type LevelOf = (history: readonly number[], factor: number) => number

interface Way {
  readonly name: string
  readonly expect?: Expect
  readonly level: LevelOf
}

export async function run(path: string, args: RunArguments): Promise<Score> {
  const target = Number(args.options.get('fill') ?? 0.95)
  const { series, weekly } = readSeries(path)
  const wanted = series.filter(({ id }, index) => args.wants(id, index + 1))
  const protocol = protocolOf(wanted[0]?.demand.length ?? 0, weekly)
  const ways = waysFor(protocol)
  const rows: (string | number)[][] = []
  let ours = { pinball: 0, stock: 0, fill: 0, anteStock: 0 }
  for (const way of ways) {
    const judge = new Replay(wanted, protocol, way)
    const pinball = way.expect ? pinballOf(wanted, protocol, way.expect) : Number.NaN
    const best = judge.fitted(protocol.from, judge.periods, target)
    const before =
      way.name === 'ours'
        ? fitSafety(
            wanted.map(({ demand }) => ({ series: demand.slice(0, protocol.from), lead: protocol.lead })),
            { fill: target, periods: calibration, most: 1e6 },
          )
        : judge.fitted(protocol.from - calibration, protocol.from, target).factor
    const after = judge.lived(protocol.from, judge.periods, before ?? 0)
    rows.push([
      way.name,
      way.expect ? pinball.toFixed(3) : '–',
      best.stock,
      (100 * best.fill).toFixed(1),
      before ?? 0,
      (100 * after.fill).toFixed(1),
      after.stock,
    ])
    if (way.name === 'ours') {
      ours = { pinball, stock: best.stock, fill: 100 * after.fill, anteStock: after.stock }
    }
  }
  const classes = new Map<string, number>()
  for (const { demand } of wanted) classes.set(classify(demand), (classes.get(classify(demand)) ?? 0) + 1)
  console.log(`${wanted.length} series: ${[...classes].map(([name, count]) => `${count} ${name}`).join(', ')}`)
  console.log(`judged from period ${protocol.from}; stock in ${protocol.word} of an item's mean demand`)
  printTable(
    ['', 'pinball .95', `stock at ${100 * target} %`, 'fill %', 'factor of earlier', 'its fill %', 'its stock'],
    rows,
  )
  const items = Number(args.options.get('items') ?? 10_000)
  if (items > 0) console.log(`${items} items: ${timesOf([timeOfPlan(wanted, protocol, items)])}`)
  const checks: readonly (readonly [string, boolean, string, string])[] = [
    ['pinball', ours.pinball <= protocol.goals.pinball, `at most ${protocol.goals.pinball}`, ours.pinball.toFixed(3)],
    ['stock', ours.stock <= protocol.goals.stock, `at most ${protocol.goals.stock}`, ours.stock.toFixed(2)],
    ['fill', Math.abs(ours.fill - 100 * target) <= 1.5, `${100 * target} ± 1.5 %`, `${ours.fill.toFixed(1)} %`],
    ['less stock than the usual ways', leastStock(rows), 'the least stock at the fill', 'another way needs less'],
  ]
  for (const [id, isMet, expected, got] of checks) if (!isMet) failure(id, expected, got)
  const failed = checks.filter(([, isMet]) => !isMet).length
  return { passed: checks.length - failed, failed }
}

/** Less stock than a fixed minimum and maximum and than the average with z·σ·√L, at the same fill. */
function leastStock(rows: readonly (readonly (string | number)[])[]): boolean {
  const stockOf = (name: string) => Number(rows.find((row) => row[0] === name)?.[2] ?? Number.NaN)
  return ['average + z·σ·√L', 'fixed min/max'].every((name) => stockOf('ours') < stockOf(name))
}

function waysFor({ protection, lead }: Protocol): readonly Way[] {
  const byMethod =
    (method: Method): Expect =>
    (history) => {
      const life = lifeOf(history)
      const mean = method(life)(1) * protection
      const errors: number[] = []
      for (let origin = 6; origin + protection <= life.length; origin++) {
        const came = life.slice(origin, origin + protection).reduce((sum, each) => sum + each, 0)
        errors.push((came - method(life.slice(0, origin))(1) * protection) ** 2)
      }
      return {
        mean,
        variance: Math.max(mean, errors.reduce((sum, each) => sum + each, 0) / Math.max(1, errors.length)),
      }
    }
  const plain =
    (expect: Expect): LevelOf =>
    (history, factor) => {
      const { mean, variance } = expect(history)
      return Math.ceil(mean + factor * Math.sqrt(variance))
    }
  const ours: Expect = (history) => forecast(history, { protection })
  const target = (factor: number) => ({ kind: 'fill', share: 0, factor }) as const
  const smoothed = byMethod(smoothing(0.1))
  const averaged = byMethod(movingAverage(8))
  return [
    {
      name: 'ours',
      expect: ours,
      level: (history, factor) =>
        levelsOf(forecast(history, { protection }), { lead, leadSpread: 0, review: 1 }, target(factor)).orderUpTo,
    },
    { name: 'smoothing 0.1', expect: smoothed, level: plain(smoothed) },
    { name: 'average of 8', expect: averaged, level: plain(averaged) },
    {
      name: 'average + z·σ·√L',
      level: (history, factor) => {
        const last = lifeOf(history).slice(-8)
        const average = mean(last)
        const variance = last.reduce((sum, each) => sum + (each - average) ** 2, 0) / Math.max(1, last.length - 1)
        return Math.ceil(average * protection + factor * Math.sqrt(variance * protection))
      },
    },
    // Set once from the first half of a year and left alone, as such figures are.
    {
      name: 'fixed min/max',
      level: (history, factor) => {
        const seen = lifeOf(history.slice(0, Math.min(history.length, settled)))
        return Math.ceil(mean(seen) * protection * (1 + factor))
      },
    },
  ]
}

const lifeOf = (history: readonly number[]) => {
  const first = history.findIndex((demand) => demand > 0)
  return first < 0 ? [] : history.slice(first)
}

interface Lived {
  readonly fill: number
  readonly stock: number
}

/** Lives through periods: each begins with an order up to the level; what is missing is delivered later. */
class Replay {
  readonly periods: number
  readonly #series: readonly Series[]
  readonly #lead: number
  readonly #level: (item: number, at: number, factor: number) => number

  constructor(series: readonly Series[], { lead }: Protocol, way: Way) {
    this.#series = series
    this.#lead = lead
    this.periods = series[0]?.demand.length ?? 0
    // A level is a straight line of the factor, but for rounding: two points give all.
    const known = new Map<string, readonly [number, number]>()
    this.#level = (item, at, factor) => {
      const key = `${item}|${at}`
      let points = known.get(key)
      if (!points) {
        const history = series[item]?.demand.slice(0, at) ?? []
        points = [way.level(history, 0), way.level(history, 1000)]
        known.set(key, points)
      }
      return Math.ceil(points[0] + ((points[1] - points[0]) * factor) / 1000 - 1e-9)
    }
  }

  lived(from: number, until: number, factor: number): Lived {
    const fills: number[] = []
    const stocks: number[] = []
    for (const [item, { demand }] of this.#series.entries()) {
      const usual = mean(lifeOf(demand.slice(0, until)))
      if (lifeOf(demand.slice(0, from)).length < 6 || usual === 0) continue
      const arrivals = new Map<number, number>()
      let [onHand, underWay] = [this.#level(item, from, factor), 0]
      let [served, wanted, held] = [0, 0, 0]
      for (let at = from; at < until; at++) {
        const order = Math.max(0, this.#level(item, at, factor) - onHand - underWay)
        arrivals.set(at + this.#lead, order)
        underWay += order
        const arrived = arrivals.get(at) ?? 0
        onHand += arrived
        underWay -= arrived
        const asked = demand[at] ?? 0
        served += Math.max(0, Math.min(asked, onHand))
        wanted += asked
        onHand -= asked
        held += Math.max(0, onHand)
      }
      if (wanted > 0) fills.push(served / wanted)
      stocks.push(held / (until - from) / usual)
    }
    return { fill: mean(fills), stock: mean(stocks) }
  }

  /** The least factor that reaches a fill, and what it costs. */
  fitted(from: number, until: number, fill: number): Lived & { readonly factor: number } {
    let [low, high] = [0, 12]
    for (let i = 0; i < 20; i++) {
      const middle = (low + high) / 2
      if (this.lived(from, until, middle).fill < fill) low = middle
      else high = middle
    }
    return { factor: high, ...this.lived(from, until, high) }
  }
}

function pinballOf(series: readonly Series[], { protection, from, lastOrigin }: Protocol, expect: Expect): number {
  const losses = series.flatMap(({ demand }) => {
    const before = demand.slice(0, from)
    const own = lifeOf(before).length >= 6 ? lifeOf(before) : before
    const scale = mean(own.slice(1).map((each, index) => Math.abs(each - (own[index] ?? 0))))
    if (scale === 0) return []
    const costs: number[] = []
    for (let origin = from; origin <= lastOrigin && origin + protection <= demand.length; origin++) {
      const came = demand.slice(origin, origin + protection).reduce((sum, each) => sum + each, 0)
      const enough = enoughFor(expect(demand.slice(0, origin)), 0.95)
      costs.push(came > enough ? 0.95 * (came - enough) : 0.05 * (enough - came))
    }
    return [mean(costs) / scale / Math.sqrt(protection)]
  })
  return mean(losses)
}

function timeOfPlan(series: readonly Series[], { year, lead }: Protocol, count: number): number {
  const items = Array.from({ length: count }, (_item, index) => ({
    id: String(index),
    supplier: String(index % 40),
    series: series[index % series.length]?.demand ?? [],
    onHand: 0,
    promised: 0,
    onOrder: 0,
    waiting: { lead, leadSpread: 0.5, review: 1 },
    terms: {
      currency: 'EUR',
      prices: [{ from: 0, unitPrice: '2.5' }],
      minimum: 1,
      multiple: 6,
      lineCost: 300,
      holdingRate: 2000,
    },
  }))
  const began = performance.now()
  proposeOrders({ items, periodsAYear: year, target: { kind: 'fill', share: 0.95 } }, { timeLeft: () => true })
  return performance.now() - began
}

function readSeries(path: string): { readonly series: readonly Series[]; readonly weekly: boolean } {
  const [head = '', ...lines] = readFileSync(path, 'utf8').trim().split('\n')
  const columns = head.split(',')
  const first = columns.findIndex((name) => /^[wm]\d+$/.test(name))
  if (first < 0) throw new UsageError(`${path} has no columns w00, w01… or m00, m01…`)
  const series = lines.map((line) => {
    const cells = line.split(',')
    return { id: cells[0] ?? '', demand: cells.slice(first).map(Number) }
  })
  return { series, weekly: columns[first]?.startsWith('w') ?? false }
}
