// How long a scan takes on a handheld that holds 100,000 items, page slowed down four times: until its answer is on the
// screen, and until the fact is kept. The real app in Chromium, real key events; a naive Dexie look-up beside it.

import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type CDPSession, chromium, type Page } from '@playwright/test'
import { makeApp } from '../../server/app.ts'
import { makeEnrolment } from '../../server/auth/devices.ts'
import { setPin } from '../../server/auth/pins.ts'
import { closeServices, openServices } from '../../server/services.ts'
import { browserFlags, browserPath } from '../support/browser.ts'
import { ensureBuilt } from '../support/built.ts'
import { Hand } from '../support/hand.ts'
import { type BenchResult, missedGoals, percentile } from './bench.ts'
import { makeFirm } from './ingest-load.ts'
import { placeBigOrder, scannedCode } from './scan-order.ts'
import { instrument, type Measured, measured } from './scan-probe.ts'

const items = 100_000
const warmUp = 20
const perRound = 40
const rounds = 5
const throttle = 4

export async function bench(): Promise<BenchResult> {
  ensureBuilt()
  const folder = mkdtempSync(join(tmpdir(), 'stockhand-scan-'))
  const services = await openServices(join(folder, 'scan.db'))
  const load = { items, bins: 1500, devices: 0, codes: true }
  await makeFirm(services, load)
  await placeBigOrder(services, warmUp + rounds * perRound + 10)
  await setPin(services.store, 'ann', '1234')
  const code = await makeEnrolment(services.store, 'north', false, services.now())
  const server = serve({ fetch: makeApp(services, 'dist').fetch, port: 0, hostname: '127.0.0.1' })
  await new Promise((resolve) => server.once('listening', resolve))
  const address = server.address()
  const url = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
  const browser = await chromium.launch({ executablePath: browserPath() ?? 'chromium', args: browserFlags })
  try {
    const context = await browser.newContext({ viewport: { width: 360, height: 640 }, locale: 'en-GB' })
    const hand = await Hand.take(context)
    await instrument(hand.page)
    await hand.enrol(url, code, 'HH-BENCH')
    await hand.signIn('B1', '1234')
    await hand.page.waitForTimeout(2000)
    await hand.scan('.O.SO-BIG')
    await hand.scan('.T.T-1')
    await hand.page.waitForTimeout(500)
    const cdp = await context.newCDPSession(hand.page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle })
    for (let i = 0; i < warmUp; i++) await burst(cdp, hand.page)
    const each: Measured[] = []
    for (let round = 0; round < rounds; round++) {
      await hand.page.evaluate('probe.clear()')
      for (let i = 0; i < perRound; i++) await burst(cdp, hand.page)
      each.push(await measured(hand.page, perRound))
    }
    return resultOf(each)
  } finally {
    await browser.close()
    server.close()
    await closeServices(services)
    rmSync(folder, { recursive: true, force: true })
  }
}

/** One trigger pull: the characters a few milliseconds apart, then Enter, then time for a hand to reach the next thing. */
async function burst(cdp: CDPSession, page: Page): Promise<void> {
  for (const text of scannedCode) {
    await cdp.send('Input.dispatchKeyEvent', {
      type: 'keyDown',
      text,
      key: text,
      code: `Digit${text}`,
      windowsVirtualKeyCode: text.charCodeAt(0),
    })
    await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: text, code: `Digit${text}` })
  }
  await cdp.send('Input.dispatchKeyEvent', {
    type: 'keyDown',
    text: '\r',
    key: 'Enter',
    code: 'Enter',
    windowsVirtualKeyCode: 13,
  })
  await cdp.send('Input.dispatchKeyEvent', { type: 'keyUp', key: 'Enter', code: 'Enter', windowsVirtualKeyCode: 13 })
  await page.waitForTimeout(350)
}

function resultOf(each: readonly Measured[]): BenchResult {
  const best = (of: (measured: Measured) => number) => Math.min(...each.map(of))
  const answer = best(({ answers }) => percentile(answers, 0.95))
  const ratios = {
    p95Frames: answer / (1000 / 60),
    keptVsRawPut: best(({ kept, rawPuts }) => percentile(kept, 0.5) / percentile(rawPuts, 0.5)),
  }
  const metrics = {
    'answer p50 ms': best(({ answers }) => percentile(answers, 0.5)),
    'answer p95 ms': answer,
    'painted p50 ms': best(({ painted }) => percentile(painted, 0.5)),
    'painted p95 ms': best(({ painted }) => percentile(painted, 0.95)),
    'outbox transaction p50 ms': best(({ kept }) => percentile(kept, 0.5)),
    'raw strict put p50 ms': best(({ rawPuts }) => percentile(rawPuts, 0.5)),
    'scan to kept p95 ms': best(({ scanToKept }) => percentile(scanToKept, 0.95)),
  }
  const peers = { 'naive Dexie look-up p95 ms': best(({ naive }) => percentile(naive, 0.95)) }
  const missed = missedGoals(ratios, { p95Frames: { atMost: 1 }, keptVsRawPut: { atMost: 1.5 } })
  return { name: 'scan', ratios, metrics, peers, missed }
}
