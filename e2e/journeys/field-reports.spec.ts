// Symptoms that users of other apps reported, in a real browser against a real server. Each test is named by its report.
import { gunzipSync } from 'node:zlib'
import { expect, type Request, test } from '@playwright/test'
import { Hand } from '../support/hand.ts'
import { KillableBrowser } from '../support/killable-browser.ts'
import { code, OneOrder, shownDone, startPick } from '../support/one-order.ts'
import { Releases } from '../support/release.ts'

/** Counts in the page how often the device has buzzed: it does with each success, once that is kept. */
const countBuzzes = () => {
  const counted = window as unknown as { buzzes: number }
  counted.buzzes = 0
  navigator.vibrate = () => {
    counted.buzzes++
    return true
  }
}

function carriesWork(request: Request): boolean {
  const body = request.postDataBuffer()
  if (!body || !request.url().endsWith('/api/sync')) return false
  const text = request.headers()['content-encoding'] === 'gzip' ? gunzipSync(body) : body
  return (JSON.parse(String(text)) as { operations: unknown[] }).operations.length > 0
}

let house: OneOrder

test.beforeEach(async () => {
  house = await OneOrder.open()
})

test.afterEach(() => house.close())

const version = (hand: Hand) => hand.page.evaluate(() => (globalThis as unknown as { release?: number }).release ?? 1)

/** Hears of a new version now; by itself a handheld asks once an hour. */
const lookForUpdate = (hand: Hand) =>
  hand.page.evaluate(async () => {
    await (await navigator.serviceWorker.ready).update()
  })

async function withWorker(hand: Hand): Promise<void> {
  await hand.page.waitForFunction(() => navigator.serviceWorker.controller !== null, undefined, { timeout: 60_000 })
}

test('F25 updating one tab leaves the other with a dead button or reloads it mid-task: it goes over by itself between jobs', async ({
  browser,
}) => {
  const releases = new Releases()
  try {
    await house.server.kill()
    house.server.app = releases.folder
    await house.server.start()
    const context = await browser.newContext({ locale: 'en-GB' })
    const left = await Hand.take(context)
    await house.join(left)
    await withWorker(left)
    const right = await Hand.take(context)
    await right.page.goto(house.server.url)
    await house.comeBack(right)
    await startPick(right)
    await expect(right.page.locator('.chip-sent')).toBeVisible({ timeout: 30_000 })
    // The server takes no work for a while, so that what is scanned now is still in the outbox when the version changes.
    await context.route('**/api/sync', (route) => route.abort())
    await right.scan(code)
    await right.scan(code)
    await expect(right.page.locator('.chip')).toHaveText('2', { timeout: 30_000 })

    releases.publish('second', 'globalThis.release = 2')
    await lookForUpdate(left)
    await left.page.getByRole('button', { name: 'Now' }).click({ timeout: 30_000 })
    await expect.poll(() => version(left).catch(() => 0), { timeout: 30_000 }).toBe(2)
    expect(await version(right)).toBe(1)
    await right.scan(code)
    await expect.poll(() => shownDone(right)).toBe(3)
    // What the old page loads only now is still there.
    await right.page.getByRole('button', { name: 'Open what is waiting' }).click()
    await expect(right.page.getByText('Picked 1 × bolt').first()).toBeVisible()
    await right.page.keyboard.press('Escape')
    expect(await version(right)).toBe(1)

    await right.page.keyboard.press('Escape')
    await expect.poll(() => version(right).catch(() => 0), { timeout: 30_000 }).toBe(2)
    await right.page.locator('.continue-card').click({ timeout: 30_000 })
    await expect.poll(() => shownDone(right)).toBe(3)
    await expect(right.page.locator('.chip')).toHaveText('3')
    await context.unroute('**/api/sync')
    await expect(right.page.locator('.chip-sent')).toBeVisible({ timeout: 75_000 })
    expect((await house.picked()).units).toBe(3)
  } finally {
    releases.remove()
  }
})

test('a release that does not start rolls back by itself, and the next one is taken', async ({ browser }) => {
  const releases = new Releases()
  try {
    await house.server.kill()
    house.server.app = releases.folder
    await house.server.start()
    const hand = await Hand.take(await browser.newContext({ locale: 'en-GB' }))
    await house.join(hand)
    await withWorker(hand)
    await expect.poll(() => hand.page.evaluate(() => caches.has('stockhand-served'))).toBe(true)
    releases.publish('broken', "throw new Error('broken on purpose')")
    await lookForUpdate(hand)
    await hand.page.evaluate(() => {
      ;(globalThis as unknown as { release: number }).release = 0
    })
    const broken: string[] = []
    hand.page.on('pageerror', ({ message }) => broken.push(message))
    await hand.page.getByRole('button', { name: 'Now' }).click({ timeout: 30_000 })
    await expect.poll(() => version(hand).catch(() => 0), { timeout: 60_000 }).toBe(1)
    await hand.page.waitForSelector('.job-card', { timeout: 60_000 })
    expect(broken).toEqual(['broken on purpose', 'broken on purpose', 'broken on purpose'])
    await hand.page.locator('.chip-target').click()
    await expect(hand.page.getByText('The one before it goes on')).toBeVisible()
    await hand.page.keyboard.press('Escape')
    releases.publish('third', 'globalThis.release = 3')
    await lookForUpdate(hand)
    await hand.page.getByRole('button', { name: 'Now' }).click({ timeout: 30_000 })
    await expect.poll(() => version(hand).catch(() => 0), { timeout: 30_000 }).toBe(3)
  } finally {
    releases.remove()
  }
})

test('closed with work that is not sent, the device sends it when the browser wakes it', async ({ browser }) => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const hand = await Hand.take(context)
  await house.join(hand)
  await withWorker(hand)
  await startPick(hand)
  await expect(hand.page.locator('.chip-sent')).toBeVisible({ timeout: 30_000 })
  await house.server.kill()
  await hand.scan(code)
  await hand.scan(code)
  await expect(hand.page.locator('.chip-offline')).toHaveText('2', { timeout: 30_000 })
  const other = await context.newPage()
  const devtools = await context.newCDPSession(other)
  const registered = new Promise<string>((resolve) => {
    devtools.on('ServiceWorker.workerRegistrationUpdated', ({ registrations }) => {
      const found = registrations.find(({ scopeURL }) => scopeURL.startsWith(house.server.url))
      if (found) resolve(found.registrationId)
    })
  })
  await devtools.send('ServiceWorker.enable')
  await hand.page.close()
  await house.server.start()
  const wake = { origin: house.server.url, tag: 'stockhand-outbox', lastChance: false }
  await devtools.send('ServiceWorker.dispatchSyncEvent', { ...wake, registrationId: await registered })
  await expect.poll(async () => (await house.kept()).length, { timeout: 30_000 }).toBeGreaterThanOrEqual(3)
  expect((await house.picked()).units).toBe(2)
})

test('F26 the app goes on saying "offline" after the server is there again: it says how many wait, then by itself that all is sent', async ({
  browser,
}) => {
  const hand = await Hand.take(await browser.newContext({ locale: 'en-GB' }))
  await house.join(hand)
  await startPick(hand)
  await expect(hand.page.locator('.chip-sent')).toBeVisible({ timeout: 30_000 })
  await house.server.kill()
  for (let unit = 1; unit <= 4; unit++) await hand.scan(code)
  await expect(hand.page.locator('.chip-offline')).toHaveText('4', { timeout: 30_000 })
  expect(await hand.page.evaluate(() => navigator.onLine)).toBe(true)
  await hand.scan(code)
  await expect(hand.page.locator('.chip-offline')).toHaveText('5', { timeout: 30_000 })
  await house.server.start()
  await expect(hand.page.locator('.chip-sent')).toBeVisible({ timeout: 75_000 })
  await hand.page.locator('.chip-target').click()
  await expect(hand.page.getByText('everything is sent')).toBeVisible()
  await expect(hand.page.getByText(/Last contact \d/)).toBeVisible()
  expect((await house.picked()).units).toBe(5)
})

test('F27 changes made offline are lost when the browser crashes before they were sent: whatever buzzed is there, and a newer app sends it', async () => {
  const browser = new KillableBrowser()
  const releases = new Releases()
  try {
    await house.server.kill()
    house.server.app = releases.folder
    await house.server.start()
    const context = await browser.open()
    await context.addInitScript(countBuzzes)
    const hand = await Hand.take(context)
    await house.join(hand)
    await startPick(hand)
    await expect(hand.page.locator('.chip-sent')).toBeVisible({ timeout: 30_000 })
    await hand.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
    await house.server.kill()
    await hand.page.evaluate(() => {
      ;(window as unknown as { buzzes: number }).buzzes = 0
    })
    for (let unit = 1; unit <= 3; unit++) await hand.scan(code, 0)
    await hand.page.waitForFunction(() => (window as unknown as { buzzes: number }).buzzes >= 3)
    await browser.kill()

    const reopened = await Hand.take(await browser.open())
    await reopened.page.goto(house.server.url)
    await house.comeBack(reopened)
    await expect(reopened.page.locator('.chip-offline')).toHaveText('3', { timeout: 30_000 })
    const goOn = reopened.page.locator('.continue-card')
    if (await goOn.isVisible()) await goOn.click()
    expect(await shownDone(reopened)).toBe(3)
    // Nothing is sent before the newer app runs.
    await reopened.context.route('**/api/sync', (route) => route.abort())
    releases.publish('second', 'globalThis.release = 2')
    await house.server.start()
    await reopened.page.keyboard.press('Escape')
    await lookForUpdate(reopened)
    await reopened.page.getByRole('button', { name: 'Now' }).click({ timeout: 30_000 })
    await expect.poll(() => version(reopened).catch(() => 0), { timeout: 30_000 }).toBe(2)
    await expect(reopened.page.locator('.chip')).toHaveText('3', { timeout: 30_000 })
    await reopened.context.unroute('**/api/sync')
    await expect(reopened.page.locator('.chip-sent')).toBeVisible({ timeout: 75_000 })
    const { units, steps } = await house.picked()
    expect(units).toBe(3)
    expect(steps).toEqual(steps.map((_, index) => index + 1))
  } finally {
    releases.remove()
    await browser.remove()
  }
})

test('F28 two tabs edit and sync the same data and are in conflict with themselves: both show five, one of them sends', async ({
  browser,
}) => {
  const context = await browser.newContext({ locale: 'en-GB' })
  const left = await Hand.take(context)
  await house.join(left)
  await startPick(left)
  await expect(left.page.locator('.chip-sent')).toBeVisible({ timeout: 30_000 })
  const right = await Hand.take(context)
  await right.page.goto(house.server.url)
  await house.comeBack(right)
  await right.page.locator('.continue-card').click()
  expect(await shownDone(right)).toBe(0)
  await context.setOffline(true)
  for (const hand of [left, right, right, left, right]) await hand.scan(code)
  for (const hand of [left, right]) await expect.poll(() => shownDone(hand), { timeout: 1_000 }).toBe(5)
  const sent = { left: 0, right: 0 }
  for (const [name, hand] of Object.entries({ left, right })) {
    hand.page.on('request', (request) => {
      if (carriesWork(request)) sent[name as keyof typeof sent]++
    })
  }
  await context.setOffline(false)
  for (const hand of [left, right]) await expect(hand.page.locator('.chip-sent')).toBeVisible({ timeout: 75_000 })
  expect(Math.min(sent.left, sent.right)).toBe(0)
  const { units, steps } = await house.picked()
  expect(units).toBe(5)
  expect(steps).toEqual(steps.map((_, index) => index + 1))
})
