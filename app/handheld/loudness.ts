// Owns how loud this device is and how hard it shakes: what suits its hall and its motor, whoever holds it. Kept on the device;
// where it can't be kept, it is forgotten.
import { fieldsOn, putValue, type Shelf } from './shelf.ts'

export interface Loudness {
  readonly volume: 'low' | 'normal' | 'loud'
  readonly vibration: 'off' | 'normal' | 'strong'
}

const name = 'stockhand.loudness'
const plain: Loudness = { volume: 'loud', vibration: 'normal' }

export const volumes = { low: 0.25, normal: 0.6, loud: 1 } as const
export const strengths = { off: 0, normal: 1, strong: 1.8 } as const

export class LoudnessStore {
  readonly #shelf: Shelf | undefined
  readonly #listeners = new Set<() => void>()
  #now: Loudness

  constructor(shelf: Shelf | undefined) {
    this.#shelf = shelf
    this.#now = { ...plain, ...this.#read() }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): Loudness => this.#now

  change(changes: Partial<Loudness>): void {
    this.#now = { ...this.#now, ...changes }
    putValue(this.#shelf, name, this.#now)
    for (const listener of [...this.#listeners]) listener()
  }

  #read(): Partial<Loudness> {
    const { volume, vibration } = fieldsOn(this.#shelf, name)
    return {
      ...(isKey(volumes, volume) && { volume }),
      ...(isKey(strengths, vibration) && { vibration }),
    }
  }
}

function isKey<T extends object>(table: T, key: unknown): key is keyof T {
  return typeof key === 'string' && Object.hasOwn(table, key)
}
