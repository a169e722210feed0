// Owns which tab of the device talks to the server: the one that holds the lock. When it closes, the next one takes over.
const lock = 'stockhand-sync'

/** Calls `lead` when this tab holds the lock, and what it returned when it lets go. Returns how to let go. */
export function whileLeading(lead: () => () => void): () => void {
  const released = new AbortController()
  const letGo = new Promise<void>((resolve) => released.signal.addEventListener('abort', () => resolve()))
  const held = async () => {
    const end = lead()
    await letGo
    end()
  }
  // Old browsers without locks run one tab; there it simply leads.
  if (!navigator.locks) void held()
  else navigator.locks.request(lock, { signal: released.signal }, held).catch(() => undefined)
  return () => released.abort()
}
