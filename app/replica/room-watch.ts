// Owns looking now and then, in idle moments, whether there is still room on the device for some days of work. Does not know
// how it is found out, nor who is told.

/** Far more than the work of a shift: who is told at this point has days to act. */
export const roomWanted = 16_000_000
const looksEvery = 2 * 3_600_000
/** Once it is short, its end is to be seen soon. */
const looksEveryWhenShort = 60_000

interface Options {
  hasRoom(bytes: number): Promise<boolean | undefined>
  /** Calls back after so many milliseconds, when nothing else is to be done; the returned function calls it off. */
  after(milliseconds: number, run: () => void): () => void
}

export class RoomWatch {
  readonly #options: Options
  readonly #listeners = new Set<() => void>()
  #short = false
  #over = false
  #cancel: () => void

  constructor(options: Options) {
    this.#options = options
    this.#cancel = options.after(5_000, () => void this.#look())
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Whether less than `roomWanted` is left. */
  readonly isShort = (): boolean => this.#short

  close(): void {
    this.#over = true
    this.#cancel()
  }

  async #look(): Promise<void> {
    const found = await this.#options.hasRoom(roomWanted)
    if (this.#over) return
    const short = found === undefined ? this.#short : !found
    this.#cancel = this.#options.after(short ? looksEveryWhenShort : looksEvery, () => void this.#look())
    if (short === this.#short) return
    this.#short = short
    for (const listener of [...this.#listeners]) listener()
  }
}
