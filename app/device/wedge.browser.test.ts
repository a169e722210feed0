// The wedge in a real browser with real key events: 300 scans among fields, buttons and dialogs, as handhelds send them.
// Takes a browser and half a minute, so it runs only when asked: WEDGE_BROWSER=/usr/bin/chromium npx vitest run app/device
import { type Browser, type CDPSession, chromium, type Page } from '@playwright/test'
import { createServer, type ViteDevServer } from 'vite'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'

const executablePath = process.env.WEDGE_BROWSER

const html = `<!doctype html><meta charset="utf-8"><button id="plus">+1</button>
<form id="form"><input id="quantity" value="12"><button>Save</button></form>
<dialog id="dialog"><button id="yes">Yes</button></dialog>
<script type="module">
  import { openWedge } from '/app/device/wedge.ts'
  import { systemClock } from '/app/device/clock.ts'
  import { defaultProfile } from '/app/device/wedge-run.ts'
  window.seen = { scans: [], keys: [], clicks: 0, submits: 0, inputs: [] }
  plus.onclick = () => seen.clicks++
  yes.onclick = () => seen.clicks++
  form.onsubmit = (event) => { event.preventDefault(); seen.submits++ }
  openWedge({ clock: systemClock(), profile: defaultProfile, sinkLabel: 'Scanner',
    onScan: (scan) => seen.scans.push(scan.raw), onKey: (key) => seen.keys.push(key) })
  window.ready = true
</script>`

interface Seen {
  scans: string[]
  keys: unknown[]
  clicks: number
  submits: number
}

describe.skipIf(!executablePath)('in a real browser', () => {
  let server: ViteDevServer
  let browser: Browser
  let page: Page
  let devtools: CDPSession

  beforeAll(async () => {
    server = await createServer({
      configFile: false,
      logLevel: 'error',
      server: { port: 0 },
      plugins: [
        {
          name: 'page',
          configureServer(vite) {
            vite.middlewares.use('/wedge-test', (_request, response) => {
              response.setHeader('content-type', 'text/html')
              response.end(html)
            })
          },
        },
      ],
    })
    await server.listen()
    browser = await chromium.launch({ executablePath: executablePath ?? '', args: ['--no-sandbox'] })
    page = await browser.newPage()
    const address = server.httpServer?.address()
    const port = typeof address === 'object' ? address?.port : undefined
    await page.goto(`http://localhost:${port}/wedge-test`)
    await page.waitForFunction('window.ready')
    devtools = await page.context().newCDPSession(page)
  }, 60_000)

  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const seen = () => page.evaluate('JSON.parse(JSON.stringify(seen))') as Promise<Seen>
  const quantity = () => page.inputValue('#quantity')

  /** Trusted key events back to back, none waiting for the one before to be answered, as a scanner sends them. */
  async function burst(text: string, suffix?: 'Enter' | 'Tab') {
    const presses = [...text].map((c) => ({ key: c, text: c, code: strokeOf(c) }))
    if (suffix) presses.push({ key: suffix, text: suffix === 'Enter' ? '\r' : '', code: suffix })
    const sent = presses.flatMap(({ key, text: typed, code }) => [
      devtools.send('Input.dispatchKeyEvent', { type: 'keyDown', key, code, text: typed }),
      devtools.send('Input.dispatchKeyEvent', { type: 'keyUp', key, code }),
    ])
    await Promise.all(sent)
  }

  const strokeOf = (c: string) => (/[0-9]/.test(c) ? `Digit${c}` : /[A-Za-z]/.test(c) ? `Key${c.toUpperCase()}` : '')

  test('300 scans: none lost, doubled or leaked, no button pressed', { timeout: 240_000 }, async () => {
    const expected: string[] = []
    for (let i = 0; i < 300; i++) {
      const text = `.B.A-${String(i).padStart(4, '0')}@"(] z`
      if (i % 5 === 1) await page.focus('#quantity')
      else if (i % 5 === 2) await page.focus('#plus')
      else if (i % 5 === 3) await page.evaluate('dialog.showModal()')
      else await page.evaluate('document.activeElement.blur()')
      const suffix = i % 7 === 0 ? undefined : i % 3 === 0 ? 'Tab' : 'Enter'
      // Text committed without telling keys, as Android input methods do it.
      if (i % 11 === 0) {
        await page.evaluate('document.activeElement.blur()')
        // Chromium types into the field last focused while nothing is; a device's input method waits for the sink.
        await page.waitForFunction('document.activeElement.ariaLabel === "Scanner"')
        await page.keyboard.insertText(text)
        if (suffix) await page.keyboard.press(suffix)
      } else await burst(text, suffix)
      expected.push(text)
      if (!suffix) await page.waitForTimeout(400)
      if (i % 5 === 3) await page.evaluate('dialog.close()')
    }
    await page.waitForTimeout(500)
    expect(await seen()).toMatchObject({ scans: expected, keys: [], clicks: 0, submits: 0 })
    expect(await quantity()).toBe('12')
  })

  test('a person types into the field and presses keys outside it', async () => {
    await page.evaluate('seen.scans = []; seen.keys = []')
    await page.click('#quantity')
    await page.keyboard.press('End')
    await page.keyboard.type('345', { delay: 130 })
    expect(await quantity()).toBe('12345')
    await page.waitForTimeout(200)
    await page.keyboard.press('Enter')
    await page.click('#plus')
    await page.keyboard.type('7', { delay: 130 })
    await page.waitForTimeout(200)
    for (const key of ['Enter', 'Escape', 'F1', 'Backspace']) await page.keyboard.press(key)
    const { scans, keys, clicks, submits } = await seen()
    expect(scans).toEqual([])
    expect(keys).toEqual([
      { kind: 'digit', digit: 7 },
      { kind: 'main' },
      { kind: 'back' },
      { kind: 'cannot' },
      { kind: 'erase' },
    ])
    expect([clicks, submits]).toEqual([1, 1])
  })
})
