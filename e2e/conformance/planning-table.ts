// Owns what every planning check prints: a table of figures, times by percentile, and the goals that were missed.

export function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0
}

export function mean(values: readonly number[]): number {
  return values.length === 0 ? 0 : values.reduce((sum, value) => sum + value, 0) / values.length
}

/** Median, p95, p99 and maximum of times in milliseconds, in words. */
export function timesOf(ms: readonly number[]): string {
  const said = (share: number) => percentile(ms, share).toFixed(1)
  return `ms: median ${said(0.5)}, p95 ${said(0.95)}, p99 ${said(0.99)}, max ${Math.max(0, ...ms).toFixed(1)}`
}

/** Prints rows under heads, numbers at the right. */
export function printTable(heads: readonly string[], rows: readonly (readonly (string | number)[])[]): void {
  const said = rows.map((row) => row.map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : cell)))
  const widths = heads.map((head, i) => Math.max(head.length, ...said.map((row) => row[i]?.length ?? 0)))
  const line = (cells: readonly string[]) =>
    cells.map((cell, i) => (i === 0 ? cell.padEnd(widths[i] ?? 0) : cell.padStart(widths[i] ?? 0))).join('  ')
  console.log(line(heads))
  for (const row of said) console.log(line(row))
}
