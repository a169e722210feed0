// Owns what is counted over many runs.

export interface Totals {
  seeds: number
  failed: number
  readonly sums: Record<string, number>
}

export function addUp(sums: Record<string, number>, counts: Readonly<Record<string, number>>): void {
  for (const [name, count] of Object.entries(counts)) sums[name] = (sums[name] ?? 0) + count
}
