// Owns the reading of one row's cells: each asked for by its column, and what is wrong with it named at the first that can't be
// read. Does not know what the row is about.
import { shortened } from '../csv.ts'

export type CellProblem =
  | 'missing'
  | 'too-long'
  | 'not-a-number'
  | 'not-a-date'
  | 'not-one-of'
  | 'unknown-item'
  | 'unknown-bin'
  | 'code-taken'
  | 'twice'
  | 'needs-lot'
  | 'no-lot'
  | 'needs-serial'
  | 'known-already'
  | 'unreadable'

/** What keeps a row from being taken. */
export interface RowProblem {
  readonly column: string
  readonly code: CellProblem
  /** What stands there, or what it runs against. */
  readonly found: string
}

const yes = ['yes', 'y', '1', 'true', 'x', 'да']
const no = ['', 'no', 'n', '0', 'false', 'нет']

export class Cells {
  readonly line: number
  readonly #texts: ReadonlyMap<string, string>
  #problem: RowProblem | undefined

  constructor(line: number, texts: ReadonlyMap<string, string>) {
    this.line = line
    this.#texts = texts
  }

  /** The first thing that is wrong; undefined where all that was asked for could be read. */
  get problem(): RowProblem | undefined {
    return this.#problem
  }

  /** Whether the file has this column at all: where it has not, what is known stays. */
  has(column: string): boolean {
    return this.#texts.has(column)
  }

  /** @param found what is said of it, where that is more than what stands there */
  wrong(column: string, code: CellProblem, found = shortened(this.#texts.get(column) ?? '')): void {
    this.#problem ??= { column, code, found }
  }

  /** Text without the spaces around it; '' where there is none. */
  optional(column: string, most: number): string {
    const text = this.#texts.get(column)?.trim() ?? ''
    if (text.length > most) this.wrong(column, 'too-long')
    return text
  }

  text(column: string, most: number): string {
    const text = this.optional(column, most)
    if (text === '') this.wrong(column, 'missing')
    return text
  }

  /** A whole number from `least` on; undefined where the cell is empty. */
  whole(column: string, least = 0, most = 1_000_000_000): number | undefined {
    const text = this.optional(column, 20)
    if (text === '') return undefined
    const value = Number(text)
    if (/^-?\d+$/.test(text) && value >= least && value <= most) return value
    this.wrong(column, 'not-a-number')
    return undefined
  }

  /** A number as a decimal string, with a point also where the file has a comma; undefined where the cell is empty. */
  decimal(column: string): string | undefined {
    const text = this.optional(column, 24).replace(',', '.')
    if (text === '') return undefined
    if (/^\d{1,12}(\.\d{1,8})?$/.test(text)) return text
    this.wrong(column, 'not-a-number')
    return undefined
  }

  /** One of some words; undefined where the cell is empty. */
  oneOf<Word extends string>(column: string, words: readonly Word[]): Word | undefined {
    const text = this.optional(column, 40).toLowerCase()
    if (text === '') return undefined
    const word = words.find((each) => each === text)
    if (word === undefined) this.wrong(column, 'not-one-of', `${text} (${words.join(', ')})`)
    return word
  }

  isYes(column: string): boolean {
    const text = this.optional(column, 10).toLowerCase()
    if (!yes.includes(text) && !no.includes(text)) this.wrong(column, 'not-one-of', `${text} (yes, no)`)
    return yes.includes(text)
  }

  /** "2026-11-25", also where the file says 25.11.2026; undefined where the cell is empty. */
  date(column: string): string | undefined {
    const text = this.optional(column, 30)
    if (text === '') return undefined
    const european = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(text)
    const [, day = '', month = '', year = ''] = european ?? []
    const iso = european ? `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}` : text.slice(0, 10)
    const time = /^\d{4}-\d{2}-\d{2}$/.test(iso) ? Date.parse(`${iso}T00:00Z`) : Number.NaN
    if (!Number.isNaN(time) && new Date(time).toISOString().startsWith(iso)) return iso
    this.wrong(column, 'not-a-date')
    return undefined
  }
}
