// Owns how long work takes and how many hands it needs: times from walk, lines and units, load against each cut-off. Standard
// times, as engineered labour standards have them; a house sets its own pace. Knows no person.

/** Seconds for each thing done, and how fast people walk. */
export interface Standards {
  /** Decimetres in a minute, with a cart. */
  readonly walk: number
  readonly perLine: number
  readonly perUnit: number
  /** Beginning and ending a walk; packing an order. */
  readonly perWalk: number
  readonly perParcel: number
  /** Share of the time that is worked, in hundredths: the rest is breaks and questions. */
  readonly worked: number
}

export const usualStandards: Standards = {
  walk: 600,
  perLine: 12,
  perUnit: 2,
  perWalk: 60,
  perParcel: 90,
  worked: 85,
}

/** Work that must be done by a time. */
export interface Load {
  readonly by: number
  readonly walks: number
  /** Decimetres. */
  readonly walk: number
  readonly lines: number
  readonly units: number
  readonly parcels: number
}

/** Minutes of one pair of hands. */
export function minutesOf(load: Omit<Load, 'by'>, standards: Standards): number {
  const seconds =
    load.lines * standards.perLine +
    load.units * standards.perUnit +
    load.walks * standards.perWalk +
    load.parcels * standards.perParcel
  return ((load.walk / standards.walk + seconds / 60) * 100) / standards.worked
}

export interface CutOff {
  readonly by: number
  readonly minutes: number
  /** Minutes of this cut-off and of all before it. */
  readonly together: number
  /** Hands that finish all of it in time; infinite for what is late already. */
  readonly hands: number
}

/** Cut-offs in order of time, with the hands that each asks for from now on. */
export function handsFor(loads: readonly Load[], now: number, standards: Standards): readonly CutOff[] {
  const byTime = new Map<number, number>()
  for (const load of loads) byTime.set(load.by, (byTime.get(load.by) ?? 0) + minutesOf(load, standards))
  let together = 0
  return [...byTime]
    .sort(([a], [b]) => a - b)
    .map(([by, minutes]) => {
      together += minutes
      const left = (by - now) / 60_000
      return { by, minutes, together, hands: left > 0 ? Math.ceil(together / left - 1e-9) : Number.POSITIVE_INFINITY }
    })
}

/** The most hands that any cut-off to come asks for; work that is late already is counted into the next one. */
export function handsNeeded(cutOffs: readonly CutOff[]): number {
  return cutOffs.reduce((most, { hands }) => (Number.isFinite(hands) ? Math.max(most, hands) : most), 0)
}
