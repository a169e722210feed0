// Owns hearing that something has changed on the server, so that a pull can follow at once. What is not heard is found by
// the next poll.
import type { Scope } from '../../shared/rows/tables.ts'

/** Listens for "scope S is at revision R" until the returned function is called. The browser reconnects by itself. */
export function listenForNews(
  scopes: readonly Scope[],
  onNews: (revisions: Readonly<Record<Scope, number>> | undefined) => void,
): () => void {
  const source = new EventSource(`/api/events?scopes=${encodeURIComponent(scopes.join(','))}`)
  source.addEventListener('at', (event) => onNews(revisionsOf(event.data)))
  // What happened while it was closed nobody tells.
  source.addEventListener('open', () => onNews(undefined))
  return () => source.close()
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
