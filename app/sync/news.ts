// Owns hearing that something has changed on the server, so that a pull can follow at once. What is not heard is found by
// the next poll.
import type { Scope } from '../../shared/rows/tables.ts'

/** A browser gives up on a stream that is refused (the pass comes with the first exchange): asked again after this. */
const refusedAgainMs = 20_000

/** Listens for "scope S is at revision R" until the returned function is called. The browser reconnects by itself. */
export function listenForNews(
  scopes: readonly Scope[],
  onNews: (revisions: Readonly<Record<Scope, number>> | undefined) => void,
): () => void {
  let source: EventSource | undefined
  let again: ReturnType<typeof setTimeout> | undefined
  const open = () => {
    const opened = new EventSource(`/api/events?scopes=${encodeURIComponent(scopes.join(','))}`)
    opened.addEventListener('at', (event) => onNews(revisionsOf(event.data)))
    // What happened while it was closed nobody tells.
    opened.addEventListener('open', () => onNews(undefined))
    opened.addEventListener('error', () => {
      if (opened.readyState === EventSource.CLOSED) again = setTimeout(open, refusedAgainMs)
    })
    source = opened
  }
  open()
  return () => {
    clearTimeout(again)
    source?.close()
  }
}

/** Whether news says more than a device has: the echo of its own work does not. */
export function isNews(
  revisions: Readonly<Record<Scope, number>> | undefined,
  cursors: Readonly<Record<Scope, number>>,
): boolean {
  return !revisions || Object.entries(revisions).some(([scope, revision]) => revision > (cursors[scope] ?? 0))
}

function revisionsOf(data: unknown): Readonly<Record<Scope, number>> | undefined {
  try {
    return JSON.parse(String(data)) as Readonly<Record<Scope, number>>
  } catch {
    return undefined
  }
}
