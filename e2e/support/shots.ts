// npm run shots: starts a server with the demo company on a folder of its own, drives the real app by keys and presses, and
// takes pictures of every screen of the handheld (360×640) and the desk (1440×900). For eyes, not for a test.
// npm run shots -- [name …]: only tours whose name begins so: light, dark, cold, ru, desk, and jobs: every step and state of every
// job, from the gallery. Each screen is measured (targets, type, contrast, overflow, axe); the last line counts faults, and none
// must be there.
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { type Browser, type BrowserContext, chromium, type Page } from '@playwright/test'
import { makeApp } from '../../server/app.ts'
import { makeEnrolment } from '../../server/auth/devices.ts'
import { loadDemo } from '../../server/demo/load-demo.ts'
import { closeServices, openServices } from '../../server/services.ts'
import type { ItemRow } from '../../shared/rows/catalogue.ts'
import type { PurchaseLineRow, PurchaseRow } from '../../shared/rows/work.ts'
import { browserFlags, browserPath } from './browser.ts'
import { ensureBuilt } from './built.ts'
import { burst } from './hand.ts'
import { deskRules, faultsOf, handheldRules, type ScreenRules } from './screen-check.ts'

const out = '.data/shots'
const asked = process.argv.slice(2)
const wanted = (tour: string) => asked.length === 0 || asked.some((name) => tour.startsWith(name))

ensureBuilt()
rmSync(out, { recursive: true, force: true })
mkdirSync(out, { recursive: true })
const folder = mkdtempSync(join(tmpdir(), 'stockhand-shots-'))
const services = await openServices(join(folder, 'stockhand.db'))
console.log('Making the demo company…')
const company = await loadDemo(services)
const items = ((await services.store.rows.all('item', 100_000)) as { row: unknown }[]).map(({ row }) => row as ItemRow)
const itemNamed = new Map(items.map((item) => [item.name, item]))
const server = serve({ fetch: makeApp(services, 'dist').fetch, port: 0 })
await new Promise((resolve) => server.once('listening', resolve))
const address = server.address()
const base = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`

let screens = 0
let faults = 0

/** Targets, type, contrast, cut and overlapping content, axe: of the screen that is shown. */
async function measure(page: Page, rules: ScreenRules, name: string): Promise<void> {
  const found = new Set(await faultsOf(page, rules))
  for (const fault of found) console.log(`  FAULT ${name}: ${fault}`)
  screens += 1
  faults += found.size
}

/** A handheld in somebody's hands. */
class Handheld {
  readonly page: Page
  readonly #tour: string
  #count = 0

  constructor(page: Page, tour: string) {
    this.page = page
    this.#tour = tour
  }

  async shot(name: string): Promise<void> {
    await this.page.waitForTimeout(450)
    await this.snap(name)
    await measure(this.page, handheldRules, `${this.#tour}-${name}`)
  }

  /** At once, for what does not stay. */
  async snap(name: string): Promise<void> {
    const file = `${this.#tour}-${String(++this.#count).padStart(2, '0')}-${name}.png`
    await this.page.screenshot({ path: join(out, file) })
    console.log(join(out, file))
  }

  /** As a scan engine types: a burst and Enter. */
  async scan(text: string): Promise<void> {
    await burst(this.page, text)
    await this.page.waitForTimeout(200)
  }

  press(text: string): Promise<void> {
    return this.page.getByText(text, { exact: true }).first().click({ timeout: 10_000 })
  }

  card(index: number): Promise<void> {
    return this.page.locator('.job-card').nth(index).click({ timeout: 10_000 })
  }

  async back(): Promise<void> {
    await this.page.keyboard.press('Escape')
    await this.page.waitForTimeout(350)
  }

  has(selector: string): Promise<boolean> {
    return this.page.locator(selector).first().isVisible()
  }

  async textOf(selector: string): Promise<string> {
    return ((await this.page.locator(selector).first().textContent()) ?? '').trim()
  }

  /** The item that the step shows; undefined on a step about something else. */
  async shownItem(): Promise<ItemRow | undefined> {
    if (!(await this.has('.what-name'))) return undefined
    return itemNamed.get((await this.textOf('.what-name')).replaceAll('\n', ' '))
  }

  /** Scans what the pick step asks for until the line in hand is done. */
  async pickLine(): Promise<void> {
    if (await this.has('.block-open.where')) await this.scan(`.B.${(await this.textOf('.bin')).replace(/\s/g, '')}`)
    const item = await this.shownItem()
    if (!item) return
    for (let unit = 0; unit < 30 && (await this.shownItem()) === item; unit++) {
      await this.scan(codeOf(item))
      await this.page.waitForTimeout(500)
    }
  }
}

function codeOf(item: ItemRow): string {
  return item.codes.find((code) => code.quantity === 1)?.code ?? item.sku
}

interface Wishes {
  readonly person: number
  readonly theme: 'light' | 'dark' | 'cold'
  readonly packStation?: boolean
}

/** A new device, enrolled and signed in. */
async function handheld(browser: Browser, tour: string, wishes: Wishes, pictures: boolean) {
  const locale = company.people[wishes.person]?.row.language === 'ru' ? 'ru-RU' : 'en-GB'
  const context = await browser.newContext({ viewport: { width: 360, height: 640 }, deviceScaleFactor: 2, locale })
  const page = await context.newPage()
  page.on('pageerror', (error) => console.log(`${tour}: ${error.message}`))
  const hand = new Handheld(page, tour)
  const warehouse = company.riga.row.id
  const code = await makeEnrolment(services.store, warehouse, wishes.packStation === true, services.now())
  await page.addInitScript((theme) => {
    localStorage.setItem('stockhand.wishes', JSON.stringify({ theme, quiet: true }))
  }, wishes.theme)
  await page.goto(`${base}/?enrol=${code}`)
  await page.locator('input').nth(1).fill(`HH-${tour}`)
  if (pictures) await hand.shot('set-up')
  await page.locator('.main-action').click()
  await page.waitForSelector('.sign-in-badge', { timeout: 60_000 })
  if (pictures) await hand.shot('sign-in')
  const person = company.people[wishes.person]
  if (!person) throw new Error('no such person')
  await hand.scan(`.P.${person.row.badge}`)
  await page.waitForSelector('.pin-pad')
  for (const digit of person.pin) {
    await page.keyboard.press(digit)
    await page.waitForTimeout(150)
  }
  if (pictures) await hand.shot('pin')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.job-card', { timeout: 30_000 })
  return { context, hand }
}

async function lightTour(hand: Handheld, context: BrowserContext): Promise<void> {
  const { page } = hand
  await hand.shot('my-work')
  await hand.card(0)
  await hand.shot('pick')
  await hand.scan('.B.A-01-11')
  await hand.shot('pick-wrong-bin')
  await hand.back()
  await page.keyboard.press('F1')
  await hand.shot('ways-out')
  await hand.back()
  await page.keyboard.press('3')
  await hand.shot('keypad')
  await hand.back()
  await hand.pickLine()
  await hand.shot('pick-next')
  await context.setOffline(true)
  for (let line = 0; line < 8 && (await hand.shownItem()); line++) await hand.pickLine()
  await hand.shot('drop')
  await page.locator('.chip-target').click()
  await hand.shot('sync-offline')
  await hand.back()
  await hand.back()
  await context.setOffline(false)
  await hand.shot('my-work-in-hand')
  await page.locator('.continue-card').click()
  await hand.scan('.B.PACK-1')
  await page.waitForTimeout(900)
  await packTour(hand)
  await receiveTour(hand)
  await hand.scan('4750142003976')
  await hand.shot('unknown-code')
  await hand.back()
  await hand.back()
  await page.keyboard.press('Escape')
}

async function packTour(hand: Handheld): Promise<void> {
  const { page } = hand
  await hand.card(3)
  await hand.shot('pack-list')
  await page.locator('.line').first().click()
  await hand.shot('pack')
  const names = await page.locator('.line-name').allInnerTexts()
  for (const name of names) {
    const item = itemNamed.get(name.replaceAll('\n', ' '))
    const row = page.locator('.line', { hasText: name })
    for (let unit = 0; item && unit < 40; unit++) {
      if (((await row.first().getAttribute('class')) ?? '').includes('line-done')) break
      await hand.scan(codeOf(item))
      await page.waitForTimeout(450)
    }
  }
  await hand.shot('packed-all')
  await hand.scan('.C.M2')
  await page.waitForTimeout(600)
  await hand.shot('parcel')
  await hand.back()
  await hand.card(4)
  await hand.shot('ship-list')
  await page.locator('.line').first().click()
  await hand.shot('ship')
  await hand.back()
}

async function receiveTour(hand: Handheld): Promise<void> {
  const { page } = hand
  const { rows } = services.store
  const purchases = (await rows.all('purchase', 1000)) as { row: unknown }[]
  const lines = ((await rows.all('purchaseLine', 10_000)) as { row: unknown }[]).map(
    ({ row }) => row as PurchaseLineRow,
  )
  await hand.card(1)
  await hand.shot('receive-list')
  const open = purchases
    .map(({ row }) => row as PurchaseRow)
    .find((purchase) => purchase.state === 'open' && purchase.warehouse === company.riga.row.id)
  if (!open) return
  await hand.scan(`.R.${open.number}`)
  await hand.shot('receive')
  const line = lines.find((each) => each.purchase === open.id)
  const item = items.find((each) => each.id === line?.item)
  const pack = item?.codes.find((code) => code.quantity > 1) ?? item?.codes[0]
  if (pack) await hand.scan(pack.code)
  await hand.shot('receive-case')
  await hand.back()
  await hand.card(3)
  await hand.shot('put-away-list')
  await page.locator('.line').first().click()
  await hand.shot('put-away')
  await hand.back()
}

async function shortTour(hand: Handheld): Promise<void> {
  const { page } = hand
  await hand.shot('my-work')
  await hand.card(0)
  await hand.shot('pick')
  await page.keyboard.press('F1')
  await hand.shot('ways-out')
  await hand.back()
  const item = await hand.shownItem()
  await hand.scan('.B.A-01-11')
  await hand.shot('wrong')
  await hand.back()
  await hand.back()
  await hand.scan(item ? codeOf(item) : '.B.A-01-11')
  await hand.shot('look-up')
  await hand.back()
  await page.locator('.side-action').nth(1).click()
  await hand.shot('settings')
}

/** Lists that no link of the menu leads to. */
const insidePages = [
  'returns/suppliers',
  'documents?view=unbilled',
  'money/customers',
  'money/suppliers',
  'money/payouts',
].map((path) => `/desk/${path}`)

function nameOf(link: string): string {
  return link.replace(/^\/desk\/?/, '').replaceAll(/[^a-z]+/g, '-') || 'today'
}

interface DeskLook {
  readonly tour: string
  readonly language: 'en' | 'ru'
  readonly theme: 'light' | 'dark' | 'cold'
}

async function deskTour(browser: Browser, { tour, language, theme }: DeskLook): Promise<void> {
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 } })
  const page = await context.newPage()
  await page.addInitScript(
    (look) => {
      localStorage.setItem('stockhand-desk', JSON.stringify(look))
    },
    { language, theme },
  )
  const manager = company.people.find(({ row }) => row.roles.includes('admin')) ?? company.people[0]
  if (!manager) return
  const shot = async (name: string) => {
    await page.waitForTimeout(900)
    const file = join(out, `${tour}-${name}.png`)
    await page.screenshot({ path: file })
    console.log(file)
    await measure(page, deskRules, `${tour}-${name}`)
  }
  await page.goto(`${base}/desk`)
  await page.locator('input').first().fill(manager.row.badge)
  await page.locator('input').nth(1).fill(manager.pin)
  await shot('sign-in')
  await page.keyboard.press('Enter')
  await page.waitForSelector('nav a', { timeout: 30_000 })
  const all = await page.locator('nav a').evaluateAll((found) => found.map((each) => each.getAttribute('href') ?? ''))
  const links = [...all.filter((link) => link.startsWith('/desk')), ...insidePages]
  for (const [index, link] of [...new Set(links)].entries()) {
    await page.goto(`${base}${link}`)
    await shot(`${String(index + 1).padStart(2, '0')}-${nameOf(link)}`)
    const row = page.locator('tbody tr').first()
    if (!(await row.isVisible())) continue
    await row.click()
    await shot(`${String(index + 1).padStart(2, '0')}-${nameOf(link)}-opened`)
  }
  await context.close()
}

const browser = await chromium.launch({ executablePath: browserPath() ?? 'chromium', args: browserFlags })
try {
  if (wanted('light')) {
    const { context, hand } = await handheld(browser, 'light', { person: 7, theme: 'light', packStation: true }, true)
    await lightTour(hand, context)
    await context.close()
  }
  for (const [tour, wishes] of [
    ['dark', { person: 0, theme: 'dark' }],
    ['cold', { person: 2, theme: 'cold' }],
    ['ru', { person: 1, theme: 'light' }],
    ['ru-dark', { person: 1, theme: 'dark' }],
    ['ru-cold', { person: 1, theme: 'cold' }],
  ] as const) {
    if (!wanted(tour)) continue
    const { context, hand } = await handheld(browser, tour, wishes, tour === 'ru')
    await shortTour(hand)
    await context.close()
  }
  for (const language of ['en', 'ru'] as const) {
    for (const theme of ['light', 'dark', 'cold'] as const) {
      const tour = `desk-${language}-${theme}`
      if (wanted(tour)) await deskTour(browser, { tour, language, theme })
    }
  }
  if (wanted('jobs')) {
    const gallery = ['tsx', 'e2e/support/gallery/shots.ts', '--out', join(out, 'jobs')]
    execFileSync('npx', gallery, { stdio: 'inherit' })
    // Every scene in every language and theme; it prints its own faults.
    const check = spawnSync('npx', ['tsx', 'e2e/support/gallery/check.ts', '--every'], { stdio: 'inherit' })
    if (check.status !== 0) faults += 1
  }
} finally {
  await browser.close()
  server.close()
  await closeServices(services)
  rmSync(folder, { recursive: true, force: true })
}
console.log(`${screens} screens, ${faults} faults`)
process.exit(faults === 0 ? 0 : 1)
