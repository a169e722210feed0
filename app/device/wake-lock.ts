// Owns keeping the screen on during a task. The system takes the lock away whenever the page is hidden, so it is asked for
// again when the page comes back. Where the browser has none, the screen sleeps as it always did.

export interface WakeLock {
  /** From now on the screen stays on while the page is visible. */
  hold(): void
  release(): void
}

type Page = Pick<Document, 'visibilityState' | 'addEventListener'>

export function openWakeLock(
  device: { readonly wakeLock?: Pick<Navigator['wakeLock'], 'request'> } = navigator,
  page: Page = document,
): WakeLock {
  let wanted = false
  let asking = false
  let sentinel: WakeLockSentinel | undefined

  async function acquire(): Promise<void> {
    if (!wanted || asking || sentinel || page.visibilityState !== 'visible' || !device.wakeLock) return
    asking = true
    try {
      const lock = await device.wakeLock.request('screen')
      lock.addEventListener('release', () => {
        if (sentinel === lock) sentinel = undefined
      })
      sentinel = lock
    } catch {
      // Low battery or a policy: the system says no, and may say yes at the next return to the page.
    } finally {
      asking = false
    }
    if (!wanted) drop()
  }

  function drop(): void {
    const lock = sentinel
    sentinel = undefined
    void lock?.release()
  }

  page.addEventListener('visibilitychange', () => void acquire())
  return {
    hold() {
      wanted = true
      void acquire()
    },
    release() {
      wanted = false
      drop()
    },
  }
}
