// Owns the order of events: what is planned for a time happens when all that is planned for earlier has happened, and may
// plan what follows. Does not know what happens. Nothing happens after `until`.
import type { Instant } from '../../shared/values/time.ts'

type Event = (at: Instant) => void

export class Timeline {
  readonly #until: Instant
  /** Times still to come, each with its events in the order in which they were planned. */
  readonly #events = new Map<number, Event[]>()

  constructor(until: Instant) {
    this.#until = until
  }

  plan(at: number, event: Event): void {
    const time = Math.round(at)
    const same = this.#events.get(time)
    if (same) same.push(event)
    else this.#events.set(time, [event])
  }

  run(): void {
    for (;;) {
      let next = Number.POSITIVE_INFINITY
      for (const time of this.#events.keys()) if (time < next) next = time
      if (next > this.#until) return
      const events = this.#events.get(next) ?? []
      this.#events.delete(next)
      for (const event of events) event(next as Instant)
    }
  }
}
