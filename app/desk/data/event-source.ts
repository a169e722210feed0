// Owns hearing the server's news through EventSource, which reconnects by itself.
import type { NewsSource } from './live.ts'

export const eventSource: NewsSource = {
  open(scopes, on) {
    const source = new EventSource(`/api/events?scopes=${encodeURIComponent(scopes.join(','))}`)
    source.addEventListener('at', () => on.heard(true))
    source.addEventListener('beat', () => on.heard(false))
    source.addEventListener('error', () => on.lost())
    return () => source.close()
  },
}
