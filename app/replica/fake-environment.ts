// A world whose time moves only when it is told to, and whose chance comes from a seed.
import type { Environment } from './environment.ts'

export class FakeEnvironment implements Environment {
  #time: number
  #seed: number
  #timers: { readonly at: number; readonly order: number; readonly run: () => void }[] = []
  #order = 0

  constructor(time: number, seed = 1) {
    this.#time = time
    this.#seed = seed >>> 0
  }

  now(): number {
    return this.#time
  }

  after(milliseconds: number, run: () => void): () => void {
    const timer = { at: this.#time + milliseconds, order: this.#order++, run }
    this.#timers.push(timer)
    return () => {
      this.#timers = this.#timers.filter((each) => each !== timer)
    }
  }

  painted(): Promise<void> {
    return Promise.resolve()
  }

  // Mulberry32.
  random(): number {
    this.#seed = (this.#seed + 0x6d2b79f5) >>> 0
    let t = this.#seed
    t = Math.imul(t ^ (t >>> 15), t | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }

  randomBytes(): Uint8Array {
    return Uint8Array.from({ length: 16 }, () => Math.floor(this.random() * 256))
  }

  /** The clock alone jumps; no timer hears of it. */
  setClock(time: number): void {
    this.#timers = this.#timers.map((timer) => ({ ...timer, at: timer.at + time - this.#time }))
    this.#time = time
  }

  /** Lets time pass and runs what falls due, each after everything before it has settled. */
  async pass(milliseconds: number): Promise<void> {
    const end = this.#time + milliseconds
    for (;;) {
      await settled()
      const next = this.#timers.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order)[0]
      if (!next) break
      this.#timers = this.#timers.filter((timer) => timer !== next)
      this.#time = Math.max(this.#time, next.at)
      next.run()
    }
    this.#time = end
  }
}

/** All promises that can go on have gone on: they run before the next turn of the event loop. */
export function settled(): Promise<void> {
  return new Promise((resolve) => {
    setImmediate(resolve)
  })
}
