// Owns what a command of administration is: words of use, and what it does with its arguments. It prints a figure or table
// last and says by its number whether it failed.
import type { Services } from '../services.ts'

export interface Command {
  /** "import orders FILE [--cover]" */
  readonly use: string
  readonly does: string
  /** Returns the exit code. */
  run(args: Arguments): Promise<number>
}

export interface Arguments {
  readonly words: readonly string[]
  readonly options: ReadonlyMap<string, string>
  /** Where the data lives. */
  readonly folder: string
  /** Opens the database that the options name, and closes it afterwards. */
  withServices<T>(work: (services: Services) => Promise<T>): Promise<T>
}

/** Splits "--name value" and "--flag" from words; `flags` take no value. */
export function parseArguments(
  given: readonly string[],
  flags: readonly string[],
): { words: string[]; options: Map<string, string> } {
  const words: string[] = []
  const options = new Map<string, string>()
  for (let i = 0; i < given.length; i++) {
    const each = given[i] ?? ''
    if (!each.startsWith('--')) {
      words.push(each)
      continue
    }
    const [name = '', value] = each.slice(2).split('=', 2)
    if (value !== undefined) options.set(name, value)
    else if (flags.includes(name)) options.set(name, '')
    else {
      options.set(name, given[i + 1] ?? '')
      i += 1
    }
  }
  return { words, options }
}
