// Tries what components do under the hand in a real browser: keys and windows of a long table, guarded touches, focus
// of dialogs. Prints each thing tried; ends at the first that fails.
// npx tsx e2e/support/gallery/behaviour.ts
import assert from 'node:assert/strict'
import type { Page } from '@playwright/test'
import { openGallery } from './serve.ts'

const gallery = await openGallery()

async function tried(what: string, page: Page, run: () => Promise<void>): Promise<void> {
  await run()
  console.log(`ok ${what}`)
  await page.mouse.move(0, 0)
}

async function longTable(page: Page): Promise<void> {
  await gallery.open(page, { name: 'd03long', scene: 'd03long', width: 1440, height: 900 })
  const grid = page.getByRole('grid', { name: 'Stock by item' })
  const rows = () => grid.locator('tbody tr[aria-rowindex]').count()
  const selected = () => grid.locator('tr[aria-selected=true]').getAttribute('aria-rowindex')
  await tried('50,000 rows are drawn by a window', page, async () => {
    assert.equal(await grid.getAttribute('aria-rowcount'), '50014')
    assert.ok((await rows()) < 80, `${await rows()} rows drawn`)
  })
  await tried('keys walk the rows and keep the chosen one in view', page, async () => {
    await grid.focus()
    await page.keyboard.press('j')
    await page.keyboard.press('ArrowDown')
    assert.equal(await selected(), '4')
    await page.keyboard.press('End')
    await page.waitForFunction(
      () => document.querySelector('tr[aria-selected=true]')?.getAttribute('aria-rowindex') === '50014',
    )
    const last = await grid.locator('tr[aria-selected=true]').boundingBox()
    const box = await page.locator('.table-scroll').first().boundingBox()
    assert.ok(last && box && last.y + last.height <= box.y + box.height + 1, 'the last row is seen')
    assert.ok((await rows()) < 80)
    await page.keyboard.press('Home')
    assert.equal(await selected(), '2')
  })
  await tried('X ticks a row, Shift and arrow extend, the bulk bar replaces the foot', page, async () => {
    await page.keyboard.press('x')
    await page.keyboard.press('Shift+ArrowDown')
    assert.equal(await page.locator('.table-bulk').textContent(), '2 selected')
  })
  await tried('a scroll far down draws the rows that are seen', page, async () => {
    await page
      .locator('.table-scroll')
      .first()
      .evaluate((node) => node.scrollTo(0, 1_000_000))
    await page.waitForFunction(() => {
      const box = document.querySelector('.table-scroll')?.getBoundingClientRect()
      const middle = box && document.elementFromPoint(box.x + 200, box.y + box.height / 2)
      return middle?.closest('tr')?.hasAttribute('aria-rowindex') === true
    })
  })
  await tried('a head is pressed and rows are ordered', page, async () => {
    await grid.getByRole('button', { name: 'Value' }).click()
    await page
      .locator('.table-scroll')
      .first()
      .evaluate((node) => node.scrollTo(0, 0))
    const first = grid.locator('tbody tr[aria-rowindex="2"] td').last()
    await page.waitForFunction(
      () => document.querySelector('tbody tr[aria-rowindex="2"] td:last-child')?.textContent === '€1.00',
    )
    assert.equal(await first.textContent(), '€1.00')
  })
  await tried('an edge is drawn and the column takes the width', page, async () => {
    const head = grid.locator('thead th').nth(1)
    const edge = await head.locator('.head-edge').boundingBox()
    const before = (await head.boundingBox())?.width ?? 0
    assert.ok(edge)
    await page.mouse.move(edge.x + 3, edge.y + 4)
    await page.mouse.down()
    await page.mouse.move(edge.x + 63, edge.y + 4, { steps: 4 })
    await page.mouse.up()
    assert.ok(Math.abs(((await head.boundingBox())?.width ?? 0) - before - 60) < 4)
  })
}

async function handheld(page: Page): Promise<void> {
  await tried('a second touch within 300 ms is ignored, digits of a pad are not', page, async () => {
    await gallery.open(page, { name: 'h15', scene: 'h15' })
    const key = page.getByRole('button', { name: '3', exact: true })
    await key.click()
    await key.click()
    assert.equal(await page.locator('output').textContent(), '1733')
  })
  await tried('a sheet takes the focus to its heading, and Esc is the way back', page, async () => {
    await gallery.open(page, { name: 'h10', scene: 'h10' })
    assert.equal(await page.evaluate(() => document.activeElement?.textContent), 'What is wrong at A-03-12?')
    await page.keyboard.press('Tab')
    assert.match((await page.evaluate(() => document.activeElement?.textContent)) ?? '', /^Fewer than 6/)
  })
  await tried('headings come in the order where, what, how many', page, async () => {
    await gallery.open(page, { name: 'h05', scene: 'h05' })
    const heads = await page.locator('main h2').allTextContents()
    assert.deepEqual(
      heads.map((text) => text.slice(0, 5)),
      ['Go to', 'Steel', '6 bot'],
    )
  })
  await tried('codes have the slashed zero, amounts have not', page, async () => {
    await gallery.open(page, { name: 'h05', scene: 'h05' })
    const features = (selector: string) =>
      page
        .locator(selector)
        .first()
        .evaluate((node) => getComputedStyle(node).fontFeatureSettings)
    assert.match(await features('.bin'), /"zero"/)
    assert.equal(await features('.number'), 'normal')
    assert.ok(await page.evaluate(() => document.fonts.check('750 56px Inter')))
  })
}

try {
  const page = await (await gallery.browser.newContext()).newPage()
  page.on('pageerror', (error) => console.log(error.message))
  await longTable(page)
  await handheld(page)
} finally {
  await gallery.close()
}
