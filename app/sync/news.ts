// Owns hearing that something has changed on the server, so that a pull can follow at once. What is not heard is found by
// the next poll.
import type { Scope } from '../../shared/rows/tables.ts'

/** Listens for news of scopes until the returned function is called. The browser reconnects by itself. */
export function listenForNews(scopes: readonly Scope[], onNews: () => void): () => void {
  const source = new EventSource(`/api/events?scopes=${encodeURIComponent(scopes.join(','))}`)
  source.addEventListener('at', onNews)
  source.addEventListener('open', onNews)
  return () => source.close()
}
