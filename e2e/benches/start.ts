// How long a cold start without a network takes until "My work" stands, on a device that holds 100,000 items, as many quants
// and 20,000 locations, page slowed down four times. Then a scan must find an item that only the image holds.
import { setTimeout as rest } from 'node:timers/promises'
import type { BrowserContext, Page } from '@playwright/test'
import { replicaName } from '../../app/worker/pages.ts'
import { Hand } from '../support/hand.ts'
import { type BenchResult, missedGoals } from './bench.ts'
import { openBigShop } from './big-shop.ts'
import { codeOf } from './scan-order.ts'

const throttle = 4
const rounds = 5
/** The image is made when the app is idle. */
const imageWithin = 100_000

interface Start {
  /** From the navigation until "My work" is drawn. */
  readonly total: number
  /** Of it, from asking for the replica until the first screen has what it asks. */
  readonly replica: number
  /** Until every row can be read, which scans wait for. */
  readonly whole: number
}

export async function bench(): Promise<BenchResult> {
  const shop = await openBigShop()
  try {
    const context = await shop.context()
    const hand = await Hand.take(context)
    await hand.page.goto(`${shop.url}/?enrol=${await shop.code()}`)
    await hand.page.locator('input').nth(1).fill('HH-START')
    await hand.page.locator('.main-action').click()
    await hand.page.waitForSelector('.sign-in-badge', { timeout: 170_000 })
    await hand.signIn('B1', '1234')
    const imageAt = performance.now()
    await imageMade(hand.page)
    const imageSeconds = (performance.now() - imageAt) / 1000
    await hand.page.evaluate('navigator.serviceWorker.ready')
    await hand.page.close()
    await context.setOffline(true)
    const starts: Start[] = []
    const quick: Start[] = []
    for (let round = 0; round < rounds; round++) {
      quick.push(await start(context, shop.url, 1))
      starts.push(await start(context, shop.url, throttle))
    }
    const best = (of: readonly Start[], part: keyof Start) => Math.min(...of.map((each) => each[part])) / 1000
    const ratios = {
      replicaSeconds4x: best(starts, 'replica'),
      totalSeconds4x: best(starts, 'total'),
    }
    const metrics = {
      'total s': best(quick, 'total'),
      'replica s': best(quick, 'replica'),
      'every row s': best(quick, 'whole'),
      'every row s, 4x': best(starts, 'whole'),
      'image made within s': imageSeconds,
    }
    const missed = missedGoals(ratios, { replicaSeconds4x: { atMost: 0.7 }, totalSeconds4x: { atMost: 1.8 } })
    return { name: 'start', ratios, metrics, peers: {}, missed }
  } finally {
    await shop.close()
  }
}

async function imageMade(page: Page): Promise<void> {
  const until = performance.now() + imageWithin
  while (performance.now() < until) {
    const made = await page.evaluate(
      (name) =>
        new Promise<boolean>((resolve, reject) => {
          const request = indexedDB.open(name)
          request.onerror = () => reject(request.error)
          request.onsuccess = () => {
            const database = request.result
            const asked = database.transaction('notes').objectStore('notes').get('#image')
            asked.onsuccess = () => {
              database.close()
              resolve(asked.result !== undefined)
            }
          }
        }),
      replicaName,
    )
    if (made) return
    await rest(500)
  }
  throw new Error('no restart image was made')
}

async function start(context: BrowserContext, url: string, rate: number): Promise<Start> {
  const page = await context.newPage()
  const cdp = await context.newCDPSession(page)
  await cdp.send('Emulation.setCPUThrottlingRate', { rate })
  await page.addInitScript(() => {
    const watch = new MutationObserver(() => {
      if (!document.querySelector('.work:not(.work-veiled) .frame, .work:not(.work-veiled) main')) return
      watch.disconnect()
      requestAnimationFrame(() => setTimeout(() => performance.mark('work.drawn')))
    })
    watch.observe(document, { subtree: true, childList: true })
  })
  await page.goto(url)
  const at = async (name: string) => {
    const found = () => page.evaluate((each) => performance.getEntriesByName(each)[0]?.startTime, name)
    const until = performance.now() + 60_000
    for (let mark = await found(); ; mark = await found()) {
      if (mark !== undefined) return mark
      if (performance.now() > until) throw new Error(`${name} has not come`)
      await rest(20)
    }
  }
  const total = await at('work.drawn')
  const whole = await at('replica.whole')
  const replica = (await at('replica.ready')) - (await at('replica.asked'))
  const hand = Hand.on(context, page)
  await hand.scan(codeOf(5_010), 1_500)
  const answer = (await page.locator('main').textContent()) ?? ''
  if (!answer.includes('grade 5000')) throw new Error(`the scan found nothing: ${answer}`)
  await page.close()
  return { total, replica, whole }
}
