// Owns the one way from the keys of the device to what is on top of the screen. Knows no meaning of a key.
import type { HandheldKey } from '../device/scan-event.ts'

export type KeyHandler = (key: HandheldKey) => void

export interface Keys {
  press(key: HandheldKey): void
  /** The latest listener alone hears keys. @returns the way to stop */
  listen(run: KeyHandler): () => void
}

export function createKeys(): Keys {
  const handlers: KeyHandler[] = []
  return {
    press: (key) => handlers.at(-1)?.(key),
    listen(run) {
      handlers.push(run)
      return () => {
        const at = handlers.indexOf(run)
        if (at >= 0) handlers.splice(at, 1)
      }
    },
  }
}
