// A keyboard without a page: tests press through it.
import type { KeyPress, PageKeyboard } from './page-keys.ts'

export interface FakePageKeyboard extends PageKeyboard {
  /** @returns whether somebody took it */
  press(key: string, more?: Partial<KeyPress>): boolean
}

export function fakePageKeyboard(): FakePageKeyboard {
  const first = new Set<(press: KeyPress) => void>()
  const after = new Set<(press: KeyPress) => void>()
  let t = 0
  return {
    listen(hear, early = false) {
      const heard = early ? first : after
      heard.add(hear)
      return () => heard.delete(hear)
    },
    press(key, more) {
      let taken = false
      t += 10
      for (const hear of [...first, ...after]) {
        if (taken) break
        const take = () => {
          taken = true
        }
        hear({ key, command: false, alt: false, shift: false, on: 'page', over: false, taken: false, t, take, ...more })
      }
      return taken
    },
  }
}
