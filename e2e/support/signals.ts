// Owns hearing what a handheld says by sound and vibration, in a browser that has neither: every tone and every buzz is noted in
// the page. Success and "can't keep" are told apart as a person does.
import type { BrowserContext, Page } from '@playwright/test'

/** Pitch of "can't keep" and "wrong"; every sound of success is higher. */
const lowest = 220

interface Noted {
  readonly tones: number[]
  readonly buzzes: number[]
}

/** To be called before pages are opened. */
export async function noteSignals(context: BrowserContext): Promise<void> {
  await context.addInitScript('globalThis.__name ??= (named) => named')
  await context.addInitScript(() => {
    const noted: Noted = { tones: [], buzzes: [] }
    Object.assign(window, { signals: noted })
    navigator.vibrate = (pattern) => {
      noted.buzzes.push(Number(Array.isArray(pattern) ? pattern[0] : pattern))
      return true
    }
    const start = OscillatorNode.prototype.start
    OscillatorNode.prototype.start = function noting(when) {
      noted.tones.push(this.frequency.value)
      start.call(this, when)
    }
  })
}

/** What was said since it was last asked. */
export async function signalsOf(page: Page): Promise<{ readonly successes: number; readonly cannotKeep: number }> {
  const { tones, buzzes } = await page.evaluate(() => {
    const { signals } = window as unknown as { signals: Noted }
    return { tones: signals.tones.splice(0), buzzes: signals.buzzes.splice(0) }
  })
  const longest = 600
  const successes = buzzes.filter((ms) => ms === 40).length
  const sounded = tones.filter((hz) => hz > lowest).length
  if (sounded > 0 && successes === 0) throw new Error('a sound of success without its buzz')
  return { successes, cannotKeep: buzzes.filter((ms) => ms === longest).length }
}
