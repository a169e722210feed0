import { setTimeout as rest } from 'node:timers/promises'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import { roomWanted } from '../../app/replica/room-watch.ts'
import { browserFlags, browserPath } from '../support/browser.ts'
import { Hand } from '../support/hand.ts'
import { code, OneOrder, shownDone, startPick } from '../support/one-order.ts'
import { noteSignals, signalsOf } from '../support/signals.ts'
import { refusesToKeep, storedIn } from '../support/stored-in-page.ts'
import { type Fault, must } from './fault.ts'
import { eventually } from './handheld.ts'

/** A browser goes on for half a minute with what room it last saw. */
const noticesWithin = 90_000

export const fullHandheld: Fault = {
  what: 'The disk of a handheld is full while somebody scans',
  promise:
    'Warned in time; a red screen, no sound of success, nothing half-written; with space again the same step goes on',
  async run() {
    const house = await OneOrder.open()
    const browser = await chromium.launch({ executablePath: browserPath() ?? 'chromium', args: browserFlags })
    try {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 640 } })
      await noteSignals(context)
      const hand = await Hand.take(context)
      const { page } = hand
      const devtools = await context.newCDPSession(page)
      await house.join(hand)
      await fill(devtools, page, house.server.url, 12_000_000, roomWanted)
      await page.reload()
      await house.comeBack(hand)
      await page.locator('.note-warn', { hasText: 'nearly full' }).waitFor({ timeout: 60_000 })
      await setQuota(devtools, house.server.url)
      await startPick(hand)
      await page.locator('.chip-sent').waitFor({ timeout: 30_000 })
      await context.route('**/api/sync', (route) => route.abort())
      for (let unit = 1; unit <= 2; unit++) await hand.scan(code)
      await eventually('two scans wait', async () => (await page.locator('.chip').textContent()) === '2')
      const waited = await fill(devtools, page, house.server.url, 1, 1)

      const before = await storedIn(page)
      await signalsOf(page)
      await hand.scan(code)
      const red = page.locator('dialog.answer-wrong')
      await red.waitFor({ timeout: 10_000 })
      must((await red.textContent())?.includes('Storage is full') === true, `it says: ${await red.textContent()}`)
      for (let unit = 1; unit <= 2; unit++) await hand.scan(code)
      const heard = await signalsOf(page)
      must(heard.successes === 0, `${heard.successes} signals of success while nothing could be kept`)
      must(heard.cannotKeep === 3, `"can't keep" was said ${heard.cannotKeep} times for three scans`)
      must((await red.textContent())?.includes('2 scans after it') === true, 'the scans after it are not counted')
      must((await shownDone(hand)) === 2, `the line shows ${await shownDone(hand)} of 2`)
      must((await storedIn(page)) === before, 'something of the scan is on the disk')
      await red.locator('.main-action').click()
      await rest(1_000)
      must(await red.isVisible(), 'it goes on without room')

      // The server takes what waits; that it did can't be kept here yet.
      await context.unroute('**/api/sync')
      const known = (await house.kept()).length
      await page.evaluate(() => dispatchEvent(new Event('online')))
      await eventually('the server takes what waits', async () => (await house.kept()).length === known + 2)

      await setQuota(devtools, house.server.url)
      await red.locator('.main-action').click()
      await red.waitFor({ state: 'hidden', timeout: 10_000 })
      must((await shownDone(hand)) === 2, `with room the step goes on at ${await shownDone(hand)}, not at 2`)
      await hand.scan(code)
      await eventually('the next scan is kept', async () => (await signalsOf(page)).successes === 1)
      must((await shownDone(hand)) === 3, `after it the line shows ${await shownDone(hand)}`)
      await page.locator('.chip-sent').waitFor({ timeout: 75_000 })
      const { units, steps } = await house.picked()
      must(units === 3, `the server has ${units} units`)
      must(
        steps.every((n, index) => n === index + 1),
        `numbers ${steps.join()}`,
      )
      return `warned before; full after ${waited} s: red, three scans not taken, disk as before; with room 3 of 3 units arrived, once`
    } finally {
      await browser.close()
      await house.close()
    }
  },
}

/** The origin may keep no more than so much. Returns seconds until the browser knows that something of a size is too much. */
async function fill(devtools: CDPSession, page: Page, origin: string, quota: number, size: number): Promise<number> {
  await setQuota(devtools, origin, quota)
  const startedAt = performance.now()
  await eventually('the browser knows that it is full', () => refusesToKeep(page, size), noticesWithin, 1_000)
  return Math.round((performance.now() - startedAt) / 1000)
}

/** Without a size: as much as the disk holds. What one session has said ends with it. */
function setQuota(devtools: CDPSession, origin: string, quotaSize?: number): Promise<unknown> {
  return devtools.send('Storage.overrideQuotaForOrigin', { origin, ...(quotaSize !== undefined && { quotaSize }) })
}
