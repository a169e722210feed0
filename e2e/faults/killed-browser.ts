import { setTimeout as rest } from 'node:timers/promises'
import { Hand } from '../support/hand.ts'
import { KillableBrowser } from '../support/killable-browser.ts'
import { code, OneOrder, shownDone, startPick } from '../support/one-order.ts'
import { noteSignals } from '../support/signals.ts'
import { type Fault, must } from './fault.ts'

const most = 36

export const killedBrowser: Fault = {
  what: 'A handheld dies in the middle of saving a scan',
  promise: 'What was heard as kept is there; the rest was not called kept; the same step goes on',
  async run(_folder, size, random) {
    const house = await OneOrder.open(40)
    const browser = new KillableBrowser()
    const kills = Math.max(2, Math.ceil(9 * size))
    let done = 0
    let caught = 0
    try {
      let hand = await opened(browser)
      await house.join(hand)
      await startPick(hand)
      await hand.page.locator('.chip-sent').waitFor({ timeout: 30_000 })
      await hand.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
      await house.server.kill()
      for (let kill = 0; kill < kills && done < most; kill++) {
        let heard = 0
        await hand.page.exposeBinding('heardKept', () => {
          heard++
        })
        await hand.page.evaluate(() => {
          const kept = (globalThis as unknown as { heardKept(): void }).heardKept
          const vibrate = navigator.vibrate
          navigator.vibrate = (pattern) => {
            if ((Array.isArray(pattern) ? pattern[0] : pattern) === 40) kept()
            return vibrate.call(navigator, pattern as Iterable<number>)
          }
        })
        const scans = 1 + Math.floor(random() * 4)
        const scanning = Array.from({ length: scans }, () => hand.scan(code, 0).catch(() => undefined))
        await rest(random() * 150)
        await browser.kill()
        await Promise.all(scanning)

        hand = await opened(browser)
        await hand.page.goto(house.server.url)
        await house.comeBack(hand)
        await hand.page.locator('.continue-card, .how-many-number').first().waitFor({ timeout: 30_000 })
        const goOn = hand.page.locator('.continue-card')
        if (await goOn.isVisible()) await goOn.click()
        const shown = await shownDone(hand)
        must(shown >= done + heard, `${heard} of ${scans} scans were heard as kept, ${shown - done} are there`)
        must(shown <= done + scans, `${scans} scans became ${shown - done}`)
        if (shown < done + scans) caught++
        done = shown
      }
      await house.server.start()
      await hand.page.locator('.chip-sent').waitFor({ timeout: 75_000 })
      const { units, steps } = await house.picked()
      must(units === done, `the handheld shows ${done} units, the server has ${units}`)
      must(
        steps.every((n, index) => n === index + 1),
        `numbers ${steps.join()}`,
      )
      return `${kills} times killed, ${caught} of them before all scans were kept: ${done} units shown, ${units} arrived`
    } finally {
      await browser.remove()
      await house.close()
    }
  },
}

async function opened(browser: KillableBrowser): Promise<Hand> {
  const context = await browser.open()
  await noteSignals(context)
  return Hand.take(context)
}
