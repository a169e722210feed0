// Owns how careful stock must be: the past is lived through again with what was known at each time, and the safety factor is
// the least with which enough was there. What comes after the last period is never looked at. Knows no supplier.
import { type Forecast, forecast } from '../forecast/forecast.ts'

export interface PastItem {
  /** Demand per period, oldest first. */
  readonly series: readonly number[]
  /** Whole periods from order to shelf. */
  readonly lead: number
}

export interface SafetyQuestion {
  /** Share of all units wanted that should be there, as a mean over items. */
  readonly fill: number
  /** The latest so many periods are lived through. */
  readonly periods: number
  /** At most so many items, evenly drawn: a factor for all items needs not all of them. */
  readonly most: number
}

const greatestFactor = 8
const shortestLife = 6
const halvings = 18

/** The least factor with which past demand was met so well; undefined where there is too little past to tell. */
export function fitSafety(items: readonly PastItem[], { fill, periods, most }: SafetyQuestion): number | undefined {
  const step = Math.max(1, Math.ceil(items.length / most))
  const lives = items.filter((_item, index) => index % step === 0).flatMap((item) => lifeOf(item, periods) ?? [])
  if (lives.length === 0) return undefined
  let [low, high] = [0, greatestFactor]
  for (let i = 0; i < halvings; i++) {
    const middle = (low + high) / 2
    if (meanFill(lives, middle) < fill) low = middle
    else high = middle
  }
  return high
}

/** A good guess where there is no past: what the data of shops and spare parts ask for at 95 % lies between 1.7 and 3. */
export function usualFactor(fill: number): number {
  return Math.max(0.5, 2.3 + Math.log10((1 - 0.95) / Math.max(1e-4, 1 - fill)) * 1.3)
}

interface Life {
  readonly demand: readonly number[]
  /** What was expected at the start of each of these periods. */
  readonly known: readonly Forecast[]
  readonly lead: number
}

function lifeOf({ series, lead }: PastItem, periods: number): Life | undefined {
  const from = Math.max(series.length - periods, 0)
  const first = series.findIndex((demand) => demand > 0)
  const demand = series.slice(from)
  if (first < 0 || from - first < shortestLife || demand.every((each) => each === 0)) return undefined
  const known = demand.map((_each, index) => forecast(series.slice(0, from + index), { protection: lead + 1 }))
  return { demand, known, lead }
}

function meanFill(lives: readonly Life[], factor: number): number {
  return lives.reduce((sum, life) => sum + fillOf(life, factor), 0) / lives.length
}

/** Every period an order up to the level; what is missing is delivered later. */
function fillOf({ demand, known, lead }: Life, factor: number): number {
  const level = (at: number) => {
    const { mean = 0, variance = 0 } = known[at] ?? {}
    return Math.ceil(mean + factor * Math.sqrt(variance))
  }
  let onHand = level(0)
  let served = 0
  const coming: number[] = []
  for (const [at, wanted] of demand.entries()) {
    const position = onHand + coming.reduce((sum, each) => sum + each, 0)
    coming.push(Math.max(0, level(at) - position))
    if (coming.length > lead) onHand += coming.shift() ?? 0
    served += Math.min(wanted, Math.max(0, onHand))
    onHand -= wanted
  }
  return served / demand.reduce((sum, each) => sum + each, 0)
}
