// Owns what this device learned about its scanner: prefix, keyboard layout, separator. Kept on the device; where it can't be
// kept, it is forgotten.
import type { Learned } from '../../shared/scan/index.ts'
import type { Shelf } from './wishes.ts'

const name = 'stockhand.scanner'

export class ScannerStore {
  readonly #shelf: Shelf | undefined
  #now: Learned

  constructor(shelf: Shelf | undefined) {
    this.#shelf = shelf
    this.#now = this.#read()
  }

  readonly state = (): Learned => this.#now

  learn(learned: Learned): void {
    this.#now = learned
    try {
      this.#shelf?.setItem(name, JSON.stringify(learned))
    } catch {
      // A full or forbidden store: it holds until the app is closed.
    }
  }

  #read(): Learned {
    try {
      const stored: unknown = JSON.parse(this.#shelf?.getItem(name) ?? '{}')
      if (typeof stored !== 'object' || stored === null) return {}
      const { layout, prefix, separator, separatorsKept } = stored as Record<string, unknown>
      return {
        ...(typeof layout === 'string' && { layout }),
        ...(typeof prefix === 'string' && { prefix }),
        ...(typeof separator === 'string' && { separator }),
        ...(typeof separatorsKept === 'boolean' && { separatorsKept }),
      }
    } catch {
      return {}
    }
  }
}
