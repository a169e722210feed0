// Owns what screens watch: a counter for everything and one for each topic, raised when something of it has changed, and
// who wants to hear. Does not know what changed.
import type { Kind } from '../../shared/rows/tables.ts'

/** A kind of row, or what is not a row: numbers waiting in the outbox, task in hand, who is signed in, a copy under way. */
export type Topic = Kind | 'outbox' | 'hand' | 'session' | 'copy'

export class Versions {
  #all = 0
  readonly #topics = new Map<Topic, number>()
  #changed = false
  readonly #listeners = new Set<() => void>()

  changed(topic: Topic): void {
    this.#topics.set(topic, (this.#topics.get(topic) ?? 0) + 1)
    this.#changed = true
  }

  of(topic?: Topic): number {
    return topic === undefined ? this.#all : (this.#topics.get(topic) ?? 0)
  }

  subscribe(listener: () => void): () => void {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  /** Tells everybody, once, of all that has changed since the last time. */
  tell(): void {
    if (!this.#changed) return
    this.#changed = false
    this.#all++
    for (const listener of [...this.#listeners]) listener()
  }
}
