// Owns the ways to forecast demand a period from its history. Each is a function from history to what is expected in each of
// the next periods; none of them chooses. Real numbers: a forecast is an expectation, not a quantity.

/** The expected demand of period 1, 2, … after the history. */
export type Expectation = (ahead: number) => number

export type Method = (history: readonly number[]) => Expectation

const flat =
  (level: number): Expectation =>
  () =>
    Math.max(0, level)

function meanOf(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** What was wanted last. */
export const naive: Method = (history) => flat(history[history.length - 1] ?? 0)

/** What was wanted a season ago; the mean, while there is no whole season. */
export function seasonalNaive(season: number): Method {
  return (history) => {
    if (history.length < season) return flat(meanOf(history))
    return (ahead) => history[history.length - season + ((ahead - 1) % season)] ?? 0
  }
}

/** The mean of the last periods. */
export function movingAverage(periods: number): Method {
  return (history) => flat(meanOf(history.slice(-periods)))
}

/** Simple exponential smoothing, begun at the mean of the first periods (Brown 1956). */
export function smoothing(alpha: number): Method {
  return (history) => {
    let level = meanOf(history.slice(0, Math.min(8, history.length)))
    for (const demand of history) level += alpha * (demand - level)
    return flat(level)
  }
}

/** Holt's trend, damped so that it does not run away (Gardner & McKenzie 1985). */
export function dampedTrend(alpha: number, beta: number, phi: number): Method {
  return (history) => {
    let level = meanOf(history.slice(0, Math.min(4, history.length)))
    let trend = 0
    for (const demand of history) {
      const before = level
      level = alpha * demand + (1 - alpha) * (level + phi * trend)
      trend = beta * (level - before) + (1 - beta) * phi * trend
    }
    return (ahead) => {
      const damped = (phi * (1 - phi ** ahead)) / (1 - phi)
      return Math.max(0, level + trend * damped)
    }
  }
}

/** Size and interval of demands smoothed apart (Croston 1972); `correction` 1 is Croston's own, 1 − α/2 is SBA. */
function sizeAndInterval(alpha: number, correction: number): Method {
  return (history) => {
    const first = history.findIndex((demand) => demand > 0)
    if (first < 0) return flat(0)
    let size = history[first] ?? 0
    let interval = Math.max(1, history.length / history.filter((demand) => demand > 0).length)
    let since = 1
    for (const demand of history.slice(first + 1)) {
      if (demand > 0) {
        size += alpha * (demand - size)
        interval += alpha * (since - interval)
        since = 1
      } else since += 1
    }
    return flat((correction * size) / interval)
  }
}

export const croston = (alpha: number): Method => sizeAndInterval(alpha, 1)

/** Croston's forecast without its bias (Syntetos & Boylan 2005). */
export const sba = (alpha: number): Method => sizeAndInterval(alpha, 1 - alpha / 2)

/** How likely a demand is and how large: falls while nothing is wanted (Teunter, Syntetos & Babai 2011). */
export function tsb(alpha: number, beta: number): Method {
  return (history) => {
    const wanted = history.filter((demand) => demand > 0)
    if (wanted.length === 0) return flat(0)
    let likely = wanted.length / history.length
    let size = meanOf(wanted.slice(0, 4))
    for (const demand of history) {
      likely += beta * ((demand > 0 ? 1 : 0) - likely)
      if (demand > 0) size += alpha * (demand - size)
    }
    return flat(likely * size)
  }
}

/** Demand gathered into buckets as long as its usual interval, smoothed, and spread again (Nikolopoulos et al. 2011). */
export function adida(alpha: number): Method {
  return (history) => {
    const demands = history.filter((demand) => demand > 0).length
    if (demands === 0) return flat(0)
    const length = Math.max(1, Math.round(history.length / demands))
    return flat(aggregated(history, length, alpha))
  }
}

/** The mean over several lengths of bucket (Petropoulos & Kourentzes 2015). */
export function imapa(alpha: number, lengths: readonly number[] = [1, 2, 3, 4, 6]): Method {
  return (history) => flat(meanOf(lengths.map((length) => aggregated(history, length, alpha))))
}

/** A period's share of the smoothed demand of whole buckets; the oldest, broken bucket is left out. */
function aggregated(history: readonly number[], length: number, alpha: number): number {
  const buckets: number[] = []
  for (let end = history.length; end >= length; end -= length) {
    buckets.unshift(history.slice(end - length, end).reduce((sum, demand) => sum + demand, 0))
  }
  if (buckets.length === 0) return meanOf(history)
  return smoothing(alpha)(buckets)(1) / length
}

/** The mean of several methods. */
export function combination(methods: readonly Method[]): Method {
  return (history) => {
    const expectations = methods.map((method) => method(history))
    return (ahead) => meanOf(expectations.map((expectation) => expectation(ahead)))
  }
}
