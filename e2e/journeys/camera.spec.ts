// A phone without a scan engine: the badge is read by the camera, on a label that shakes in dim light, without a network;
// two codes in view are numbered to be tapped.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Browser, chromium, expect, test } from '@playwright/test'
import type { GreyPicture } from '../../app/device/camera-picture.ts'
import { shakenFrames } from '../conformance/barcode-conditions.ts'
import { browserFlags, browserPath } from '../support/browser.ts'
import { drawQr, writeClip } from '../support/clip.ts'
import { Hand } from '../support/hand.ts'
import { ServerProcess } from '../support/server-process.ts'

const folder = mkdtempSync(join(tmpdir(), 'stockhand-camera-'))
let server: ServerProcess

test.beforeAll(async () => {
  server = await ServerProcess.create()
  server.wms('demo')
  server.wms('person', '3001', '2468', 'Ida Stone', '--roles', 'picker')
  server.wms('person', '3002', '1357', 'Max Rivers', '--roles', 'picker')
  await server.start()
})

test.afterAll(async () => {
  await server.remove()
  rmSync(folder, { recursive: true, force: true })
})

/** A browser whose camera shows these pictures, again and again. */
async function browserBefore(pictures: readonly GreyPicture[]): Promise<Browser> {
  const clip = join(folder, `${pictures.length}.y4m`)
  writeClip(clip, pictures)
  const camera = ['--use-fake-ui-for-media-stream', '--use-fake-device-for-media-stream']
  return chromium.launch({
    executablePath: browserPath() ?? 'chromium',
    args: [...browserFlags, ...camera, `--use-file-for-fake-video-capture=${clip}`],
  })
}

async function joined(browser: Browser): Promise<Hand> {
  const context = await browser.newContext({ locale: 'en-GB', viewport: { width: 360, height: 640 } })
  const hand = await Hand.take(context)
  const [code = ''] = server.wms('enrol', 'Riga North').trim().split(' ')
  await hand.enrol(server.url, code, `HH-${Date.now() % 10_000}`)
  // The app is installed with all that it needs later.
  await hand.page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined))
  return hand
}

test('a badge is read by the camera, offline, from a label that shakes in dim light', async () => {
  const browser = await browserBefore(shakenFrames(drawQr('.P.3001'), 20, 3))
  try {
    const { page, context } = await joined(browser)
    await context.setOffline(true)
    const foreign: string[] = []
    page.on('request', (request) => {
      if (!request.url().startsWith(server.url) && !/^(blob|data):/.test(request.url())) foreign.push(request.url())
    })
    await page.locator('.main-action').click()
    await expect(page.locator('.pin-pad')).toBeVisible({ timeout: 30_000 })
    expect(foreign).toEqual([])
  } finally {
    await browser.close()
  }
})

test('two badges in view: the person taps the right one', async () => {
  const [left, right] = [drawQr('.P.3001', 6), drawQr('.P.3002', 6)]
  const gap = 60
  const both = {
    grey: new Uint8ClampedArray((left.width + right.width + gap) * left.height).fill(215),
    width: left.width + right.width + gap,
    height: left.height,
  }
  for (const [picture, from] of [
    [left, 0],
    [right, left.width + gap],
  ] as const) {
    for (let y = 0; y < picture.height; y++) {
      both.grey.set(picture.grey.subarray(y * picture.width, (y + 1) * picture.width), y * both.width + from)
    }
  }
  const browser = await browserBefore([both, both, both])
  try {
    const { page } = await joined(browser)
    await page.locator('.main-action').click()
    const marks = page.locator('.camera-mark')
    await expect(marks).toHaveCount(2, { timeout: 30_000 })
    await marks.nth(1).click()
    await expect(page.locator('.pin-pad')).toBeVisible()
    await expect(page.locator('body')).toContainText('Max, your PIN')
  } finally {
    await browser.close()
  }
})
