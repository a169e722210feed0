// Owns a device of the day that is a real browser: driven by scans as a scan engine types them, keys and presses, read by
// what its screen shows in English.
import { type Browser, expect } from '@playwright/test'
import { Hand } from '../../support/hand.ts'
import type { Hands, JobName, Step } from './hands.ts'
import type { Papers } from './house.ts'

export interface Worker {
  readonly device: string
  readonly badge: string
  readonly pin: string
}

const cards: Readonly<Record<JobName, string>> = {
  receive: 'Receive',
  'put-away': 'Put away',
  pick: 'Pick',
  pack: 'Pack',
  ship: 'Ship',
  count: 'Count',
  return: 'Returns',
  'put-back': 'Put back',
}

/** Choices of the day by how the screen offers them: the only answer, the first tile, a way out by its words. */
const choices: Readonly<Record<string, { readonly in: 'answer' | 'tile' } | { readonly way: RegExp }>> = {
  looked: { in: 'answer' },
  'as-new': { in: 'tile' },
  'close-bin': { way: /nothing else/i },
}

const settle = 80
const syncChip = '.chip-target'

export class BrowserHands implements Hands {
  readonly name: string
  readonly #hand: Hand
  readonly #worker: Worker
  readonly #papers: Papers
  readonly #url: string

  private constructor(hand: Hand, worker: Worker, papers: Papers, url: string) {
    this.name = worker.device
    this.#hand = hand
    this.#worker = worker
    this.#papers = papers
    this.#url = url
  }

  static async join(
    browser: Browser,
    url: string,
    code: string,
    worker: Worker,
    papers: Papers,
  ): Promise<BrowserHands> {
    const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 640 } })
    const hand = await Hand.take(context)
    await hand.enrol(url, code, worker.device)
    await hand.signIn(worker.badge, worker.pin)
    // A second start is served by the service worker, as it must be when the network is gone.
    await hand.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    return new BrowserHands(hand, worker, papers, url)
  }

  async scan(code: string): Promise<void> {
    for (let tries = 0; tries < 5; tries++) {
      const before = await this.#screen()
      await this.#hand.burst(code)
      const answered = await this.#changed(before)
      await this.#pause(settle)
      if (answered) break
    }
    const wrong = this.#hand.page.locator('.answer-wrong')
    if (await wrong.isVisible()) throw new Error(`${this.name}, scan ${code}: ${await wrong.textContent()}`)
  }

  /** Whether the screen answers: it always does where it has heard. */
  #changed(before: string): Promise<boolean> {
    return expect
      .poll(() => this.#screen(), { timeout: 4_000, intervals: [40] })
      .not.toBe(before)
      .then(() => true)
      .catch(() => false)
  }

  async scanTimes(code: string, times: number): Promise<void> {
    const before = await this.#checked()
    if (before === undefined) {
      // Where the screen does not count them, each is answered before the next: a question must find all of them told.
      for (let n = 0; n < times; n++) await this.scan(code)
      return
    }
    for (let n = 1; n < times; n++) {
      await this.#hand.burst(code)
      // The engine's own pause: nobody shows it another label sooner.
      await this.#pause(30)
    }
    await this.scan(code)
    // The number on the screen is what counts: what a busy machine has torn is scanned again.
    for (let more = 0; more < 20; more++) {
      const left = before + times - ((await this.#checked()) ?? 0)
      if (left === 0) return
      if (left < 0) throw new Error(`${this.name}: ${-left} of ${code} too many`)
      await this.#pause(4 * settle)
      if (before + times - ((await this.#checked()) ?? 0) > 0) await this.scan(code)
    }
    throw new Error(`${this.name}: ${code} is not counted ${times} times`)
  }

  /** Units checked so far at the bench; undefined at other steps. */
  async #checked(): Promise<number | undefined> {
    if (!(await this.#hand.textOf('.frame-title')).startsWith(cards.pack)) return undefined
    const [, done] = /(\d[\d\s,.]*?) of /.exec(await this.#hand.textOf('.frame-position')) ?? []
    return done === undefined ? undefined : Number(done.replace(/\D/g, ''))
  }

  async home(): Promise<void> {
    await this.#hand.unlock(this.#worker.badge, this.#worker.pin)
    const card = this.#hand.page.locator('.job-card').first()
    for (let tries = 0; tries < 10 && !(await card.isVisible()); tries++) {
      await this.#hand.page.keyboard.press('Escape')
      await this.#pause(settle)
    }
  }

  async card(job: JobName): Promise<void> {
    await this.#hand.page.locator('.job-card', { hasText: cards[job] }).first().click({ timeout: 15_000 })
    await this.#pause(settle)
  }

  async press(): Promise<void> {
    const action = this.#hand.page.locator('.main-action').first()
    const label = await action.textContent()
    // A touch that comes right after the screen has changed is not taken, so that nobody presses what they have not seen.
    // Much on a screen changes by itself (what is undone, what is sent): what was pressed must be gone.
    for (let tries = 0; tries < 8; tries++) {
      await action.click()
      const left = await this.#hand.page
        .waitForFunction((was) => document.querySelector('.main-action')?.textContent !== was, label, {
          timeout: 4_000,
        })
        .then(() => true)
        .catch(() => false)
      await this.#pause(2 * settle)
      if (left) return
    }
    throw new Error(`${this.name}: the main action "${label}" does nothing`)
  }

  async type(number: number): Promise<void> {
    const box = this.#hand.page.locator('.typed-number')
    let typed = ''
    // A person looks whether the digit is there, and presses Enter when the number is.
    for (const digit of String(number)) {
      typed += digit
      await this.#hand.page.keyboard.press(digit)
      await expect(box).toContainText(typed, { timeout: 30_000 })
    }
    await this.#hand.page.keyboard.press('Enter')
    await expect(box).toBeHidden({ timeout: 30_000 })
    await this.#pause(settle)
  }

  async choose(choice: string): Promise<boolean> {
    const how = choices[choice]
    if (!how) throw new Error(`${this.name} does not know how ${choice} is offered`)
    const { page } = this.#hand
    if ('way' in how) await page.keyboard.press('F1')
    const found =
      'way' in how
        ? page.locator('dialog .choice', { hasText: how.way })
        : page.locator(how.in === 'answer' ? '.answer-choices .choice' : '.tile-choice')
    await this.#pause(settle)
    if (!(await found.first().isVisible())) return false
    // As for the main action: what is touched too soon after a change is touched again.
    for (let tries = 0; tries < 5; tries++) {
      const before = await this.#screen()
      await found.first().click()
      const answered = await this.#changed(before)
      await this.#pause(settle)
      if (answered) break
    }
    return true
  }

  async step(): Promise<Step | undefined> {
    const { page } = this.#hand
    if (await page.locator('.job-card').first().isVisible()) return undefined
    const title = await this.#hand.textOf('.frame-title')
    const bin = (await page.locator('.block-open.where').isVisible()) ? await this.#hand.binShown() : undefined
    const shown = (await this.#hand.textOf('.what .code-line')).replace(/\s/g, '')
    const sku = this.#papers.skuByCode.get(shown)
    return {
      job: jobIn(title),
      ...(bin && { bin }),
      ...(sku && { sku }),
      drops: sku === undefined && bin !== undefined,
      mark: await this.#screen(),
    }
  }

  async sent(): Promise<void> {
    await this.#hand.page.waitForFunction(
      () => !/\d/.test(document.querySelector('.chip-target')?.textContent ?? '1'),
      undefined,
      { timeout: 300_000 },
    )
  }

  async caughtUp(): Promise<void> {
    await this.sent()
    // Events of the server lead to a pull at once; a machine that is busy with other things needs its time for it.
    await this.#pause(15_000)
  }

  async unsent(): Promise<number> {
    return Number(/\d+/.exec(await this.#hand.chip())?.[0] ?? 0)
  }

  async offline(is: boolean): Promise<void> {
    await this.#hand.context.setOffline(is)
  }

  async dieAndReopen(): Promise<void> {
    await this.#hand.reopen(this.#url)
    const { page } = this.#hand
    await page.waitForSelector('.continue-card, .sign-in-badge', { timeout: 60_000 })
    if (await page.locator('.sign-in-badge').isVisible()) await this.#hand.signIn(this.#worker.badge, this.#worker.pin)
    await page.locator('.continue-card').click()
    await this.#pause(settle)
  }

  /** Takes a picture of what is shown, for whoever looks into a failure; returns where it is. */
  async picture(): Promise<string> {
    const path = `e2e/.results/day-${this.name}.png`
    await this.#hand.page.screenshot({ path }).catch(() => undefined)
    return path
  }

  /** What is shown, but for what waits to be sent: that changes by itself and answers nobody. */
  #screen(): Promise<string> {
    return this.#hand.page.evaluate((chip) => {
      const shown = document.body.cloneNode(true) as HTMLElement
      for (const each of shown.querySelectorAll(chip)) each.remove()
      return shown.textContent ?? ''
    }, syncChip)
  }

  #pause(milliseconds: number): Promise<void> {
    return this.#hand.page.waitForTimeout(milliseconds)
  }
}

function jobIn(title: string): string {
  const known = Object.entries(cards).find(([, name]) => title.startsWith(name))
  return known?.[0] ?? title
}
