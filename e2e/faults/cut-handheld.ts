import { chromium } from '@playwright/test'
import { browserFlags, browserPath } from '../support/browser.ts'
import { CuttingProxy } from '../support/cutting-proxy.ts'
import { Hand } from '../support/hand.ts'
import { code, OneOrder, shownDone, startPick } from '../support/one-order.ts'
import { type Fault, must } from './fault.ts'

export const cutHandheld: Fault = {
  what: 'The network breaks in the middle of answers to a handheld',
  promise: 'Work goes on; it sends again by itself; nothing is lost, nothing twice',
  async run(_folder, size, random) {
    const house = await OneOrder.open(40)
    const proxy = await CuttingProxy.before(house.server.port)
    const browser = await chromium.launch({ executablePath: browserPath() ?? 'chromium', args: browserFlags })
    const scans = Math.max(8, Math.ceil(36 * size))
    try {
      const hand = await Hand.take(await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 640 } }))
      await house.join(hand, proxy.url)
      await startPick(hand)
      for (let unit = 0; unit < scans; unit++) {
        if (random() < 0.6) proxy.cutNextAfter(Math.floor(random() * 400))
        await hand.scan(code, 250 + Math.floor(random() * 1_200))
        // Somebody walks through a door: it is tried again at once.
        await hand.page.evaluate(() => dispatchEvent(new Event('online')))
      }
      const { cuts } = proxy
      must(cuts > 0, 'nothing was cut')
      proxy.letThrough()
      await hand.page.evaluate(() => dispatchEvent(new Event('online')))
      await hand.page.locator('.chip-sent').waitFor({ timeout: 75_000 })
      const done = await shownDone(hand)
      must(done === scans, `${scans} scans became ${done}`)
      const { units, steps } = await house.picked()
      must(units === scans, `${scans} scans, ${units} units at the server`)
      must(
        steps.every((n, index) => n === index + 1),
        `numbers ${steps.join()}`,
      )
      return `${scans} scans, ${cuts} answers cut on the way: ${units} units arrived, once`
    } finally {
      await browser.close()
      proxy.close()
      await house.close()
    }
  },
}
