// Owns live news: "scope S is at revision R", to everybody who listens, with a heartbeat. The first beat says where each scope
// is, so that whoever comes back knows whether something was missed. Slow listeners get the newest news only; nothing queues up.
import type { Scope } from '../shared/rows/tables.ts'
import type { Applier } from './apply/applier.ts'

interface News {
  readonly kind: 'at' | 'beat'
  readonly data: Record<Scope, number>
}

interface Listening extends AsyncIterable<News> {
  close(): void
}

const heartbeat = 20_000

export class Events {
  readonly #listeners = new Set<(revisions: ReadonlyMap<Scope, number>) => void>()

  constructor(applier: Applier) {
    applier.onCommit((revisions) => {
      for (const listener of this.#listeners) listener(revisions)
    })
  }

  /**
   * News of some scopes. Whether somebody may hear of them is the route's.
   * @param present where the scopes are, asked once listening has begun: nothing falls between
   */
  listen(scopes: readonly Scope[], present: () => Promise<ReadonlyMap<Scope, number>>): Listening {
    const waiting = new Map<Scope, number>()
    let wake: (() => void) | undefined
    let closed = false
    const listener = (revisions: ReadonlyMap<Scope, number>) => {
      for (const [scope, rev] of revisions) if (scopes.includes(scope)) waiting.set(scope, rev)
      if (waiting.size > 0) wake?.()
    }
    this.#listeners.add(listener)
    const close = () => {
      closed = true
      this.#listeners.delete(listener)
      wake?.()
    }
    async function* news(): AsyncGenerator<News> {
      yield { kind: 'beat', data: Object.fromEntries(await present()) }
      while (!closed) {
        if (waiting.size === 0) await nextNews()
        if (closed) return
        const data = Object.fromEntries(waiting)
        waiting.clear()
        yield { kind: Object.keys(data).length > 0 ? 'at' : 'beat', data }
      }
    }
    function nextNews(): Promise<void> {
      return new Promise((resolve) => {
        const timer = setTimeout(resolve, heartbeat)
        timer.unref()
        wake = () => {
          clearTimeout(timer)
          resolve()
        }
      })
    }
    return { [Symbol.asyncIterator]: news, close }
  }
}
