// A manager plans: sees what to order and why, changes the draft and orders it; has goods moved to better places. What came of
// it is read from the store; every screen on the way is measured.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { serve } from '@hono/node-server'
import { expect, type Page, test } from '@playwright/test'
import { makeApp } from '../../server/app.ts'
import { loadDemo } from '../../server/demo/load-demo.ts'
import { closeServices, openServices } from '../../server/services.ts'
import type { OrderRow, PurchaseRow, TaskRow } from '../../shared/rows/work.ts'
import { deskRules, faultsOf } from '../support/screen-check.ts'

test.use({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, locale: 'en-GB' })

test('what is proposed is ordered and moved', async ({ page }) => {
  // Five plans of a whole warehouse: a busy machine takes its time.
  test.setTimeout(480_000)
  const folder = mkdtempSync(join(tmpdir(), 'planning-'))
  const services = await openServices(join(folder, 'stockhand.db'))
  const company = await loadDemo(services)
  const server = serve({ fetch: makeApp(services, process.env.DESK_DIST ?? 'dist').fetch, port: 0 })
  const rows = async <Row>(kind: 'order' | 'purchase' | 'task') =>
    (await services.store.rows.all(kind, 100_000)).map(({ row }) => row as unknown as Row)
  try {
    const admin = company.people.find(({ row }) => row.roles.includes('admin'))
    const address = server.address()
    const base = `http://localhost:${typeof address === 'object' && address ? address.port : 0}`
    await page.addInitScript(() => localStorage.setItem('stockhand-desk', JSON.stringify({ language: 'en' })))
    await page.goto(`${base}/desk`)
    await page
      .locator('input')
      .first()
      .fill(admin?.row.badge ?? '')
    await page
      .locator('input')
      .nth(1)
      .fill(admin?.pin ?? '')
    await page.keyboard.press('Enter')
    await page.locator('nav a').first().waitFor({ timeout: 30_000 })

    await page.keyboard.press('g')
    await page.keyboard.press('n')
    const first = page.locator('tbody tr').first()
    await first.waitFor({ timeout: 30_000 })
    await first.click()
    await expect(page.locator('.panel')).toContainText('sold a day')
    await expect(page.locator('.panel')).toContainText('A delivery takes')
    await expect(page.locator('.panel svg.demand-chart')).toBeVisible()
    await measured(page, 'reorder')

    const before = (await rows<PurchaseRow>('purchase')).length
    await page.getByRole('button', { name: 'Draft order' }).first().click()
    const dialog = page.locator('dialog')
    const cells = dialog.locator('tbody tr').first().locator('input')
    await cells.nth(0).fill('5')
    for (const price of await dialog.locator('tbody td:nth-child(3) input').all()) await price.fill('2,50')
    const number = await dialog.locator('input').nth(1).inputValue()
    await measured(page, 'draft')
    await dialog.getByRole('button', { name: 'Order', exact: true }).click()
    await expect(page.getByText(`${number} is ordered.`)).toBeVisible()
    const purchases = await rows<PurchaseRow>('purchase')
    expect(purchases).toHaveLength(before + 1)
    expect(purchases.find((purchase) => purchase.number === number)).toMatchObject({ state: 'open' })

    await page.goto(`${base}/desk/planning/waves`)
    await page.locator('tbody tr').first().waitFor({ timeout: 60_000 })
    await expect(page.getByText('Walk on these carts')).toBeVisible()
    await page.locator('tbody tr').first().click()
    await expect(page.locator('.panel')).toContainText('Cart 1')
    await measured(page, 'waves')
    await page.locator('tbody input[type=checkbox]').first().check()
    await page.getByRole('button', { name: 'Send 1 cart' }).click()
    await expect(page.getByText('1 cart waits on the handhelds.')).toBeVisible()
    expect((await rows<OrderRow>('order')).filter((order) => order.cart?.turn === 1).length).toBeGreaterThan(0)

    await page.goto(`${base}/desk/planning/slotting`)
    await page.getByRole('button', { name: 'Plan now' }).first().click()
    await expect(page.getByRole('button', { name: 'Stop' })).toBeVisible()
    await page.locator('tbody tr').first().waitFor({ timeout: 60_000 })
    await measured(page, 'moves')
    await page.locator('tbody input[type=checkbox]').first().check()
    await page.getByRole('button', { name: 'Make 1 move task' }).click()
    await expect(page.getByText('1 move waits on the handhelds.')).toBeVisible()
    const moves = (await rows<TaskRow>('task')).filter((task) => task.kind === 'move' && task.state === 'open')
    expect(moves.length).toBeGreaterThan(0)

    await page.goto(`${base}/desk/planning/space`)
    await expect(page.locator('tbody tr')).toHaveCount(8, { timeout: 60_000 })
    await expect(page.locator('svg.heat-map')).toBeVisible()
    await measured(page, 'space')
    await page.goto(`${base}/desk/planning/labour`)
    await expect(page.getByText('Hands needed now')).toBeVisible({ timeout: 60_000 })
    await measured(page, 'labour')
  } finally {
    server.close()
    await closeServices(services)
    rmSync(folder, { recursive: true, force: true })
  }
})

async function measured(page: Page, name: string): Promise<void> {
  await page.waitForTimeout(300)
  expect(new Set(await faultsOf(page, deskRules)), name).toEqual(new Set())
}
