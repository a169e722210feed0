// Owns hearing that something has changed on the server, so that a pull can follow at once. What is not heard is found by
// the next poll.
import type { Scope } from '../../shared/rows/tables.ts'

type Revisions = Readonly<Record<Scope, number>>

/** What is needed of an EventSource. */
export interface NewsSource {
  readonly readyState: number
  addEventListener(name: string, run: (event: { readonly data?: unknown }) => void): void
  close(): void
}

interface Options {
  /** How far the device is. */
  cursors(): Revisions
  onNews(): void
  open?(address: string): NewsSource
}

/** A browser gives up on a stream that is refused (the pass comes with the first exchange): asked again after this. */
const refusedAgainMs = 20_000
const closed = 2

/**
 * Listens for "scope S is at revision R" until the returned function is called. The browser reconnects by itself; the first
 * thing that it is told then is where each scope is, so a fleet that comes back asks only for what it has missed.
 */
export function listenForNews(scopes: readonly Scope[], { cursors, onNews, open }: Options): () => void {
  let source: NewsSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  const listen = () => {
    const address = `/api/events?scopes=${encodeURIComponent(scopes.join(','))}`
    const opened: NewsSource = open ? open(address) : new EventSource(address)
    opened.addEventListener('at', ({ data }) => {
      if (isNews(revisionsOf(data), cursors())) onNews()
    })
    opened.addEventListener('beat', ({ data }) => {
      if (isElsewhere(revisionsOf(data), cursors())) onNews()
    })
    opened.addEventListener('error', () => {
      if (opened.readyState === closed) again = setTimeout(listen, refusedAgainMs)
    })
    source = opened
  }
  listen()
  return () => {
    clearTimeout(again)
    source?.close()
  }
}

/** Whether news says more than a device has: the echo of its own work does not, nor news that it has overtaken. */
function isNews(revisions: Revisions | undefined, cursors: Revisions): boolean {
  return !revisions || Object.entries(revisions).some(([scope, revision]) => revision > (cursors[scope] ?? 0))
}

/** Whether the server is elsewhere than the device: further on, or behind it, for it was put back to a backup. */
function isElsewhere(revisions: Revisions | undefined, cursors: Revisions): boolean {
  return !revisions || Object.entries(revisions).some(([scope, revision]) => revision !== (cursors[scope] ?? 0))
}

function revisionsOf(data: unknown): Revisions | undefined {
  try {
    return JSON.parse(String(data)) as Revisions
  } catch {
    return undefined
  }
}
