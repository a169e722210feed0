// The probe inside the page: when Enter of a scan came, when the changed screen was painted, when the outbox transaction was
// complete; beside them a raw strict put and a naive Dexie-like look-up, in the same page at the same slowness.
import type { Page } from '@playwright/test'

export interface Measured {
  /** Until the answer stands in the page: the next frame that the screen draws shows it. */
  readonly answers: readonly number[]
  /** Until that frame was drawn; the wait for the screen's beat is in it. */
  readonly painted: readonly number[]
  readonly kept: readonly number[]
  readonly scanToKept: readonly number[]
  readonly rawPuts: readonly number[]
  readonly naive: readonly number[]
}

export async function instrument(page: Page): Promise<void> {
  // The compiler names functions by a helper that a page does not have.
  await page.addInitScript('globalThis.__name ??= (named) => named')
  await page.addInitScript(() => {
    const probe = {
      answers: [] as number[],
      painted: [] as number[],
      kept: [] as number[],
      scanToKept: [] as number[],
      scanAt: 0,
      lastScanAt: 0,
      clear() {
        probe.answers.length = 0
        probe.painted.length = 0
        probe.kept.length = 0
        probe.scanToKept.length = 0
      },
    }
    Object.assign(window, { probe })
    document.addEventListener(
      'keydown',
      (event) => {
        if (event.key === 'Enter') probe.scanAt = probe.lastScanAt = event.timeStamp
      },
      { capture: true },
    )
    new MutationObserver(() => {
      if (probe.scanAt === 0) return
      const scanAt = probe.scanAt
      probe.scanAt = 0
      probe.answers.push(performance.now() - scanAt)
      // The first frame after the change: what was drawn then is what a person sees.
      requestAnimationFrame(() => {
        const channel = new MessageChannel()
        channel.port1.onmessage = () => probe.painted.push(performance.now() - scanAt)
        channel.port2.postMessage(0)
      })
    }).observe(document, { subtree: true, childList: true, characterData: true, attributes: true })
    const original = IDBDatabase.prototype.transaction
    IDBDatabase.prototype.transaction = function transaction(stores, mode, options) {
      const made = original.call(this, stores, mode, options)
      const names = typeof stores === 'string' ? [stores] : [...stores]
      if (mode === 'readwrite' && names.includes('outbox') && !names.includes('pages')) {
        const startedAt = performance.now()
        const scanAt = probe.lastScanAt || startedAt
        made.addEventListener('complete', () => {
          probe.kept.push(performance.now() - startedAt)
          probe.scanToKept.push(performance.now() - scanAt)
        })
      }
      return made
    }
  })
}

/** Reads what the probe has seen, and measures the yardsticks in the same page. */
export async function measured(page: Page, count: number): Promise<Measured> {
  const seen = await page.evaluate(() => {
    const { answers, painted, kept, scanToKept } = (
      window as unknown as { probe: Record<'answers' | 'painted' | 'kept' | 'scanToKept', number[]> }
    ).probe
    return { answers: [...answers], painted: [...painted], kept: [...kept], scanToKept: [...scanToKept] }
  })
  const yardsticks = await page.evaluate(async (puts) => {
    const open = () =>
      new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open('yardstick', 1)
        request.onupgradeneeded = () => {
          const rows = request.result.createObjectStore('rows', { keyPath: 'id' })
          rows.createIndex('code', 'code')
          for (let i = 0; i < 20_000; i++) rows.put({ id: i, code: `20${i}`, name: `Item ${i}` })
          request.result.createObjectStore('puts')
        }
        request.onsuccess = () => resolve(request.result)
        request.onerror = () => reject(request.error)
      })
    const database = await open()
    const text = 'x'.repeat(300)
    const rawPuts: number[] = []
    const naive: number[] = []
    for (let i = 0; i < puts; i++) {
      const startedAt = performance.now()
      await new Promise<void>((resolve, reject) => {
        const transaction = database.transaction('puts', 'readwrite', { durability: 'strict' })
        transaction.objectStore('puts').put({ text }, i)
        transaction.oncomplete = () => resolve()
        transaction.onabort = () => reject(transaction.error)
      })
      rawPuts.push(performance.now() - startedAt)
      const askedAt = performance.now()
      await new Promise<void>((resolve, reject) => {
        const request = database
          .transaction('rows')
          .objectStore('rows')
          .index('code')
          .get(`20${i * 7}`)
        request.onsuccess = () => resolve()
        request.onerror = () => reject(request.error)
      })
      naive.push(performance.now() - askedAt)
      await new Promise((resolve) => setTimeout(resolve, 30))
    }
    database.close()
    return { rawPuts, naive }
  }, count)
  return { ...seen, ...yardsticks }
}
