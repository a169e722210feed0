// Owns which tab of the device talks to the server: the one that holds the lock. When it closes, the next one takes over.
export const syncLock = 'stockhand-sync'

/** What is needed of Web Locks. */
export interface Locks {
  request(name: string, options: { readonly signal: AbortSignal }, run: () => Promise<void>): Promise<unknown>
}

/**
 * Calls `lead` when this tab holds the lock, and what it returned when it lets go. Returns how to let go.
 * @param locks undefined where an old browser has none: it runs one tab, which simply leads
 */
export function whileLeading(
  lead: () => () => void,
  locks: Locks | undefined = navigator.locks as Locks | undefined,
): () => void {
  const released = new AbortController()
  const letGo = new Promise<void>((resolve) => released.signal.addEventListener('abort', () => resolve()))
  const held = async () => {
    const end = lead()
    await letGo
    end()
  }
  if (!locks) void held()
  else locks.request(syncLock, { signal: released.signal }, held).catch(() => undefined)
  return () => released.abort()
}
