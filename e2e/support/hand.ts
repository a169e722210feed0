// A handheld in somebody's hands: a browser page driven by scans as a scan engine types them, keys and presses.
import type { BrowserContext, CDPSession, Page } from '@playwright/test'

export class Hand {
  page: Page
  readonly context: BrowserContext
  #session: CDPSession | undefined
  #of: Page | undefined

  private constructor(context: BrowserContext, page: Page) {
    this.context = context
    this.page = page
  }

  static async take(context: BrowserContext): Promise<Hand> {
    // The compiler names functions by a helper that a page does not have.
    await context.addInitScript('globalThis.__name ??= (named) => named')
    return new Hand(context, await context.newPage())
  }

  /** In a page that is open already. */
  static on(context: BrowserContext, page: Page): Hand {
    return new Hand(context, page)
  }

  /** Joins with a one-time code and waits for the first copy. */
  async enrol(url: string, code: string, name: string): Promise<void> {
    await this.page.goto(`${url}/?enrol=${code}`)
    await this.page.locator('input').nth(1).fill(name)
    await this.page.locator('.main-action').click()
    await this.page.waitForSelector('.sign-in-badge', { timeout: 60_000 })
  }

  async signIn(badge: string, pin: string): Promise<void> {
    // As a person does: the badge is scanned again where nothing came of it.
    const pad = this.page.locator('.pin-pad')
    const open = this.page.locator('.work:not(.work-veiled)')
    for (let tries = 0; tries < 5 && !(await pad.isVisible()); tries++) {
      await burst(this.page, `.P.${badge}`)
      await this.page.waitForTimeout(2_000)
      // After a short pause the badge alone is enough.
      if (await open.isVisible()) return
    }
    await this.page.waitForSelector('.pin-pad')
    for (const digit of pin) {
      await this.page.keyboard.press(digit)
      await this.page.waitForTimeout(150)
    }
    // Where the length of the PIN is known here, the last digit has opened the door, and Enter would press what is behind it.
    if (await pad.isVisible()) await this.page.keyboard.press('Enter')
    await this.page.waitForSelector('.work:not(.work-veiled)', { timeout: 30_000 })
  }

  /** A device that was left alone has locked itself: whoever works on it signs in again. */
  async unlock(badge: string, pin: string): Promise<void> {
    if (await this.page.locator('.work-veiled').isVisible()) await this.signIn(badge, pin)
  }

  /** As a scan engine types: a burst and Enter, a few milliseconds a key, however slow the test is at that moment. */
  async scan(text: string, pause = 300): Promise<void> {
    const cdp = await this.#devtools()
    const sent = [...text].flatMap((character) => [
      cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text: character, key: character }),
      cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: character }),
    ])
    const enter = { key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 }
    sent.push(cdp.send('Input.dispatchKeyEvent', { type: 'keyDown', text: '\r', ...enter }))
    sent.push(cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', ...enter }))
    await Promise.all(sent)
    await this.page.waitForTimeout(pause)
  }

  burst(text: string): Promise<void> {
    return burst(this.page, text)
  }

  async #devtools(): Promise<CDPSession> {
    if (this.#of !== this.page || !this.#session) {
      this.#session = await this.context.newCDPSession(this.page)
      this.#of = this.page
    }
    return this.#session
  }

  async textOf(selector: string): Promise<string> {
    const found = this.page.locator(selector).first()
    return (await found.isVisible()) ? ((await found.textContent()) ?? '').trim() : ''
  }

  /** The code of the bin that the step names, without the thin marks between its parts. */
  async binShown(): Promise<string> {
    return (await this.textOf('.bin')).replace(/\s/g, '')
  }

  /** Kills the page in the middle of whatever it does and opens the app again. */
  async reopen(url: string): Promise<void> {
    await this.page.close()
    this.page = await this.context.newPage()
    await this.page.goto(url)
  }

  /** What the chip says: "14 not sent", or its plain state. */
  chip(): Promise<string> {
    return this.textOf('.chip-target')
  }
}

/** The keys of a scan dispatched within the page, so that a machine that is busy with other things can't tear them apart. */
export async function burst(page: Page, text: string): Promise<void> {
  await page.evaluate(
    (keys) => {
      for (const key of keys) {
        const target = document.activeElement ?? document.body
        const init = { key, code: key === 'Enter' ? 'Enter' : '', bubbles: true, cancelable: true }
        target.dispatchEvent(new KeyboardEvent('keydown', init))
        target.dispatchEvent(new KeyboardEvent('keyup', init))
      }
    },
    [...text, 'Enter'],
  )
}
