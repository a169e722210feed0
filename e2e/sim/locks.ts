// Owns the Web Locks of one simulated browser: one lock, held by one tab at a time, given on in the order of asking.
import type { Locks } from '../../app/sync/leader.ts'

export class SimLocks implements Locks {
  #last: Promise<unknown> = Promise.resolve()

  request(_name: string, { signal }: { readonly signal: AbortSignal }, run: () => Promise<void>): Promise<void> {
    const turn = this.#last.then(() => (signal.aborted ? undefined : run()))
    this.#last = turn.catch(() => undefined)
    return turn
  }
}
