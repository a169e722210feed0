import { chromium } from '@playwright/test'
import { browserFlags, browserPath } from '../support/browser.ts'
import { Hand } from '../support/hand.ts'
import { code, OneOrder, shownDone, startPick } from '../support/one-order.ts'
import { type Fault, must } from './fault.ts'
import { eventually } from './handheld.ts'

export const clearedHandheld: Fault = {
  what: 'The browser clears the storage of a handheld at work',
  promise: 'Work stops at once, in red; what was sent is safe; the handheld joins again and goes on',
  async run() {
    const house = await OneOrder.open()
    const browser = await chromium.launch({ executablePath: browserPath() ?? 'chromium', args: browserFlags })
    try {
      const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 640 } })
      const hand = await Hand.take(context)
      const { page } = hand
      await house.join(hand)
      await startPick(hand)
      for (let unit = 1; unit <= 2; unit++) await hand.scan(code)
      await page.locator('.chip-sent').waitFor({ timeout: 30_000 })
      await context.route('**/api/sync', (route) => route.abort())
      await hand.scan(code)
      await eventually('a scan waits', async () => (await page.locator('.chip').textContent()) === '1')

      const cleared = { origin: house.server.url, storageTypes: 'indexeddb' }
      await (await context.newCDPSession(page)).send('Storage.clearDataForOrigin', cleared)
      const red = page.locator('dialog.answer-wrong')
      await red.waitFor({ timeout: 10_000 })
      await context.unroute('**/api/sync')
      await red.locator('.main-action').click()
      await page.locator('input').first().waitFor({ timeout: 10_000 })
      await house.enter(hand)
      await startPick(hand)
      must((await shownDone(hand)) === 2, `the line shows ${await shownDone(hand)} done, 2 were sent`)
      await hand.scan(code)
      await eventually('it goes on', async () => (await shownDone(hand)) === 3)
      await page.locator('.chip-sent').waitFor({ timeout: 75_000 })
      const { units } = await house.picked()
      must(units === 3, `the server has ${units} units`)
      return `two scans sent, one waiting: red; joined again as another device, the two were there, a third arrived`
    } finally {
      await browser.close()
      await house.close()
    }
  },
}
