// Owns the forecast of one item: what is expected over the time that stock must last, how unsure that is, and how much is
// enough so often. The method is chosen by its past errors over that same time, judged at origins that roll through the
// history; nothing after an origin is known at it.
import { classify, type DemandClass } from './classify.ts'
import {
  adida,
  combination,
  croston,
  dampedTrend,
  imapa,
  type Method,
  movingAverage,
  naive,
  sba,
  seasonalNaive,
  smoothing,
  tsb,
} from './methods.ts'
import { demandQuantile } from './negative-binomial.ts'

export interface Forecast {
  readonly demandClass: DemandClass
  /** The method that was chosen, by name. */
  readonly method: MethodName
  /** Expected demand of one period. */
  readonly perPeriod: number
  /** Expected demand of the whole protected time, and its variance by past errors. */
  readonly mean: number
  readonly variance: number
}

const methods = {
  combined: combination([smoothing(0.1), sba(0.1), tsb(0.1, 0.1)]),
  'smoothing-0.1': smoothing(0.1),
  'smoothing-0.3': smoothing(0.3),
  'damped-trend': dampedTrend(0.2, 0.1, 0.9),
  'tsb-0.1': tsb(0.1, 0.1),
  'croston-0.1': croston(0.1),
  'sba-0.1': sba(0.1),
  'adida-0.1': adida(0.1),
  'imapa-0.1': imapa(0.1),
  'moving-average-8': movingAverage(8),
  naive,
} as const satisfies Record<string, Method>

export type MethodName = keyof typeof methods | 'seasonal-naive'

interface Named {
  readonly name: MethodName
  readonly method: Method
}

const always: readonly Named[] = (Object.keys(methods) as (keyof typeof methods)[]).map((name) => ({
  name,
  method: methods[name],
}))

/** Last year is asked from the second year on. */
function methodsFor(season: number | undefined, periods: number): readonly Named[] {
  if (season === undefined || periods < season * 1.5) return always
  return [...always, { name: 'seasonal-naive', method: seasonalNaive(season) }]
}

/** What is chosen unless another was clearly better: of many methods one always looks good by chance. */
const usual: MethodName = 'combined'
const clearlyBetter = 0.5
const shortestHistory = 6
/** Of an error's weight in the spread, what is left a period later: items become steadier or wilder in a year. */
const remembered = 0.95
const enoughErrors = 20

export interface ForecastQuestion {
  /** Periods that stock must last: lead time and time between reviews. */
  readonly protection: number
  /** Periods that tell nothing of demand, by index: the item was out of stock, or a promotion ran. */
  readonly ignored?: ReadonlySet<number>
  /** Periods of a year, where last year may tell of this one. */
  readonly season?: number
  /** The period from which on it could be had: nobody wanting it since then tells something, before its first sale as well. */
  readonly since?: number
}

/**
 * Forecasts demand per period, oldest first. Periods before the first demand are not the item's life; ignored ones are
 * filled with what was usual around them, so that a stock-out is not taken for nobody wanting it.
 */
export function forecast(
  series: readonly number[],
  { protection, ignored, season, since }: ForecastQuestion,
): Forecast {
  const filled = withoutIgnored(series, ignored)
  const first = filled.findIndex((demand) => demand > 0)
  const life = first < 0 ? [] : filled.slice(Math.min(first, since ?? first))
  const demandClass = classify(life)
  if (life.length === 0) return { demandClass, method: usual, perPeriod: 0, mean: 0, variance: 0 }
  const known = methodsFor(season, life.length)
  const all = known.map((each) => judged(each, life, protection))
  const standard = all.find(({ name }) => name === usual)
  const best = chosen(all, standard)
  if (!best || !standard) return { demandClass, method: usual, perPeriod: 0, mean: 0, variance: 0 }
  // What won the past is trusted by half: the winner of many was lucky too.
  const own = [...new Set([best.name, usual])].flatMap((name) => known.find((each) => each.name === name) ?? [])
  const expected = combination(own.map(({ method }) => method))(life)
  let mean = 0
  for (let ahead = 1; ahead <= protection; ahead++) mean += expected(ahead)
  return {
    demandClass,
    method: best.name,
    perPeriod: expected(1),
    mean,
    // Counts of pieces vary at least as Poisson's do.
    variance: Math.max((best.variance + standard.variance) / 2, mean),
  }
}

/** How much covers the demand of the protected time with probability `share`. */
export function enoughFor({ mean, variance }: Pick<Forecast, 'mean' | 'variance'>, share: number): number {
  return demandQuantile(mean, variance, share)
}

interface Judged {
  readonly name: MethodName
  readonly cost: number
  readonly variance: number
  readonly errors: number
}

function chosen(all: readonly Judged[], standard: Judged | undefined): Judged | undefined {
  // A method that never erred saw nothing happen: that is no merit.
  const tried = all.filter(({ cost }) => cost > 0)
  const best = tried.reduce<Judged | undefined>((a, b) => (a && a.cost <= b.cost ? a : b), undefined) ?? standard
  return standard && best && (best.errors < enoughErrors || best.cost > standard.cost * clearlyBetter) ? standard : best
}

/**
 * What a method would have cost: at each origin it names what is enough for 95 of 100 times, from the errors that it had made
 * by then; too little costs nineteen times as much as too much. Squares alone would favour "nobody wants it".
 */
function judged({ name, method }: Named, life: readonly number[], protection: number): Judged {
  let [squares, weight, errors, cost] = [0, 0, 0, 0]
  for (let origin = shortestHistory; origin + protection <= life.length; origin++) {
    const expected = method(life.slice(0, origin))
    let [mean, demand] = [0, 0]
    for (let ahead = 1; ahead <= protection; ahead++) {
      mean += expected(ahead)
      demand += life[origin + ahead - 1] ?? 0
    }
    const enough = demandQuantile(mean, errors === 0 ? mean : Math.max(mean, squares / weight), 0.95)
    cost += demand > enough ? 0.95 * (demand - enough) : 0.05 * (enough - demand)
    squares = squares * remembered + (demand - mean) ** 2
    weight = weight * remembered + 1
    errors += 1
  }
  return { name, cost, variance: errors === 0 ? 0 : squares / weight, errors }
}

/** Ignored periods take the mean of the nearest known ones, up to four on either side. */
function withoutIgnored(series: readonly number[], ignored: ReadonlySet<number> | undefined): readonly number[] {
  if (!ignored || ignored.size === 0) return series
  return series.map((demand, index) => {
    if (!ignored.has(index)) return demand
    const before = series
      .slice(0, index)
      .filter((_each, other) => !ignored.has(other))
      .slice(-4)
    const after = series
      .slice(index + 1)
      .filter((_each, other) => !ignored.has(index + 1 + other))
      .slice(0, 4)
    const near = [...before, ...after]
    return near.length === 0 ? demand : near.reduce((sum, each) => sum + each, 0) / near.length
  })
}
