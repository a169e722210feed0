// Owns what this device learned about its scanner: prefix, keyboard layout, separator. Kept on the device; where it can't be
// kept, it is forgotten.
import type { Learned } from '../../shared/scan/index.ts'
import { fieldsOn, putValue, type Shelf } from './shelf.ts'

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
    putValue(this.#shelf, name, learned)
  }

  #read(): Learned {
    const { layout, prefix, separator, separatorsKept } = fieldsOn(this.#shelf, name)
    return {
      ...(typeof layout === 'string' && { layout }),
      ...(typeof prefix === 'string' && { prefix }),
      ...(typeof separator === 'string' && { separator }),
      ...(typeof separatorsKept === 'boolean' && { separatorsKept }),
    }
  }
}
