// Owns the command line of the conformance runner and how a failure is printed. Knows no kind.

export class UsageError extends Error {
  override readonly name = 'UsageError'
}

export interface RunArguments {
  /** Whether a case is wanted, by its id ("V017") and its number in the file, from 1. True for all without `--only`. */
  wants(id: string, number: number): boolean
  /** Other options: `--method fifo`, `--method=fifo`; a bare `--verbose` is "true". */
  readonly options: ReadonlyMap<string, string>
}

/** Reads `KIND PATH [--only A,B-C] [--OPTION VALUE]`, options anywhere. @throws UsageError */
export function parseArguments(argv: readonly string[]): { kind: string; path?: string; args: RunArguments } {
  const words: string[] = []
  const options = new Map<string, string>()
  for (let i = 0; i < argv.length; i++) {
    const word = argv[i] ?? ''
    const match = /^--?([A-Za-z][\w-]*)(?:=(.*))?$/.exec(word)
    const next = argv[i + 1]
    if (word === '--') continue
    if (!match) words.push(word)
    else if (match[2] !== undefined) options.set(match[1] ?? '', match[2])
    else if (next === undefined || next.startsWith('--')) options.set(match[1] ?? '', 'true')
    else {
      let value = next
      i++
      // "--only A, B-C" comes as two words.
      while (match[1] === 'only' && value.endsWith(',') && argv[i + 1] !== undefined) value += argv[++i]
      options.set(match[1] ?? '', value)
    }
  }
  const [kind, path] = words
  if (kind === undefined) throw new UsageError('which kind of cases, and from which file?')
  const only = options.get('only')
  options.delete('only')
  return {
    kind,
    ...(path !== undefined && { path }),
    args: { options, wants: only === undefined ? () => true : selection(only) },
  }
}

/** A filter from "A,B-C": ids or numbers, single or in ranges ("V3", "v003-V010", "3-10"); case and zeros don't matter. */
export function selection(only: string): (id: string, number: number) => boolean {
  const terms = only.split(',').map((term) => term.trim().toLowerCase())
  return (id, number) =>
    terms.some((term) => term !== '' && (matches(term, id.toLowerCase()) || matches(term, String(number))))
}

function matches(term: string, id: string): boolean {
  if (term === id || canonical(term) === canonical(id)) return true
  // An id may hold hyphens itself, so every hyphen is tried as the one that makes a range.
  for (let at = term.indexOf('-'); at > 0; at = term.indexOf('-', at + 1)) {
    const from = split(term.slice(0, at))
    const to = split(term.slice(at + 1))
    const own = split(id)
    if (!from || !to || !own || own.stem !== from.stem) continue
    if ((to.stem === from.stem || to.stem === '') && own.number >= from.number && own.number <= to.number) return true
  }
  return false
}

function canonical(id: string): string {
  const parts = split(id)
  return parts ? `${parts.stem}${parts.number}` : id
}

function split(id: string): { stem: string; number: number } | undefined {
  const match = /^(.*?)([0-9]+)$/.exec(id)
  return match ? { stem: match[1] ?? '', number: Number(match[2]) } : undefined
}

/** Prints one failed case. */
export function failure(id: string, expected: unknown, got: unknown): void {
  console.log(`${id}: expected ${show(expected)}, got ${show(got)}`)
}

function show(value: unknown): string {
  return typeof value === 'string' ? value : (JSON.stringify(value) ?? String(value))
}
