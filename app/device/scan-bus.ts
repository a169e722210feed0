// Owns the one way from every reader to the screen on top: scans in order, none dropped. Doesn't know what they mean.
import type { ScanEvent } from './scan-event.ts'

/** True when the scan was taken; false lets the screen below have it. */
export type ScanHandler = (scan: ScanEvent) => boolean

export interface ScanBus {
  /** From wedge, camera or keypad. Kept while no handler takes it: a scan before the first screen is not lost. */
  emit(scan: ScanEvent): void
  /** The latest subscriber is asked first (the top dialog). @returns the way to unsubscribe */
  subscribe(handler: ScanHandler): () => void
  /** Scans that nobody has taken yet. */
  readonly waiting: number
}

export function createScanBus(): ScanBus {
  const handlers: ScanHandler[] = []
  const queue: ScanEvent[] = []
  let delivering = false

  // A handler may emit, subscribe or unsubscribe while it works: the next scan waits its turn.
  function deliver(): void {
    if (delivering) return
    delivering = true
    try {
      for (let scan = queue[0]; scan !== undefined; scan = queue[0]) {
        const next = scan
        const top = [...handlers].reverse()
        if (top.length === 0) return
        queue.shift()
        if (!top.some((handler) => handler(next))) {
          queue.unshift(next)
          return
        }
      }
    } finally {
      delivering = false
    }
  }

  return {
    emit(scan) {
      queue.push(scan)
      deliver()
    },
    subscribe(handler) {
      handlers.push(handler)
      deliver()
      return () => {
        const at = handlers.indexOf(handler)
        if (at >= 0) handlers.splice(at, 1)
      }
    },
    get waiting() {
      return queue.length
    },
  }
}
