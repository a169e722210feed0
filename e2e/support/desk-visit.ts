// Owns how a journey comes to the desk and finds its way there: the desk of a fixture served, a person signed in by keys, pages by
// their letters, and screens measured on the way.
import { type ServerType, serve } from '@hono/node-server'
import { type Page, expect as patient } from '@playwright/test'
import { makeApp } from '../../server/app.ts'
import { Signatures } from '../../server/auth/devices.ts'
import { Events } from '../../server/events.ts'
import type { Desk } from '../../server/routes/desk-fixture.ts'
import { deskRules, faultsOf } from './screen-check.ts'

/** The folder of the pictures that were asked for. */
export const pictures = process.env.DESK_PICTURES
const expect = patient.configure({ timeout: 20_000 })

/** The caller closes it. */
export function serveDesk({ store, applier, clock }: Desk): ServerType {
  const now = () => clock.now
  const services = { store, applier, signatures: new Signatures(store), events: new Events(applier), now }
  return serve({ fetch: makeApp(services, process.env.DESK_DIST ?? 'dist').fetch, port: 0 })
}

/** With the badge "B-" and the person's id, and the PIN 1234. */
export async function enterDesk(page: Page, server: ServerType, person: string): Promise<void> {
  const address = server.address()
  await page.goto(`http://localhost:${typeof address === 'object' && address ? address.port : 0}/desk`)
  await page.locator('input').first().waitFor()
  await page.keyboard.type(`B-${person}`)
  await page.keyboard.press('Enter')
  await page.keyboard.type('1234')
  await page.keyboard.press('Enter')
  await page.locator('nav a').first().waitFor({ timeout: 30_000 })
}

export async function press(page: Page, ...keys: readonly string[]): Promise<void> {
  for (const key of keys) await page.keyboard.press(key)
}

/** Goes to a page by its letter; pressed again where the desk was not ready to hear it. */
export async function goTo(page: Page, letter: string, title: string): Promise<void> {
  await expect(async () => {
    await press(page, 'g', letter)
    await page.getByRole('heading', { level: 1, name: title }).waitFor({ timeout: 3000 })
  }).toPass({ timeout: 30_000 })
}

/** The screen without a fault of measure or access; where pictures are asked for, in both themes. */
export async function measured(page: Page, name: string): Promise<void> {
  if (pictures) {
    await page.emulateMedia({ colorScheme: 'dark' })
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${pictures}/desk-${name}-dark.png` })
    await page.emulateMedia({ colorScheme: 'light' })
    await page.waitForTimeout(300)
    await page.screenshot({ path: `${pictures}/desk-${name}-light.png` })
  }
  expect(await faultsOf(page, deskRules), name).toEqual([])
}
