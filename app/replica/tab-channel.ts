// Owns how tabs of one device tell each other that the store has changed. Does not carry what changed: the store has it.

/** `kept`: operations were recorded; `settled`: rows or answers came; `nudge`: somebody wants an exchange now. */
export type TabMessage = 'kept' | 'settled' | 'nudge'

export interface TabChannel {
  /** Heard by all other tabs, not by the sender. */
  post(message: TabMessage): void
  /** The returned function stops listening. */
  listen(run: (message: TabMessage) => void): () => void
}

/** For a device with a single tab, and tests. */
export const noTabs: TabChannel = { post: () => undefined, listen: () => () => undefined }

export function browserTabs(name: string): TabChannel {
  const channel = new BroadcastChannel(name)
  return {
    post: (message) => channel.postMessage(message),
    listen(run) {
      const heard = (event: MessageEvent) => run(event.data as TabMessage)
      channel.addEventListener('message', heard)
      return () => channel.removeEventListener('message', heard)
    },
  }
}
