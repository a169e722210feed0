// A lead's decisions of a morning, by keyboard alone: sign in, go to the exceptions, decide one, give one away, decide two at
// once. What was decided is read from the store; every screen on the way is measured.
import { expect, type Page, test } from '@playwright/test'
import { setPin } from '../../server/auth/pins.ts'
import { openDesk, stockOf } from '../../server/routes/desk-fixture.ts'
import type { ExceptionRow } from '../../shared/rows/work.ts'
import { enterDesk, pictures, press, serveDesk } from '../support/desk-visit.ts'
import { deskRules, faultsOf } from '../support/screen-check.ts'

test.use({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, locale: 'en-GB' })

test('exceptions are decided, assigned and decided in bulk without a mouse', async ({ page }) => {
  const desk = await openDesk()
  const { store } = desk
  const server = serveDesk(desk)
  try {
    await setPin(store, 'olga', '1234')
    await desk.submit(stockOf(10, 'L:A-01-11', 1250))
    await desk.fromDevice('quant-counted', { place: 'L:A-01-11', ...bolts, counted: 7 })
    for (const code of ['XYZ-1', 'XYZ-2']) await desk.fromDevice('code-reported', { code, job: 'receive' })
    await enterDesk(page, server, 'olga')

    await press(page, 'g', 'e')
    await expect(page.locator('.evidence')).toContainText('does not hold as many')
    await measured(page, 'exceptions')
    await press(page, 'a')
    await expect(page.getByRole('dialog')).toContainText('Who looks after it?')
    await measured(page, 'assign')
    await page.getByRole('button', { name: 'olga (me)' }).focus()
    await press(page, 'Enter')
    await expect(page.locator('.evidence-head')).toContainText('olga')

    await press(page, '1', 'Enter')
    await expect.poll(async () => (await resolved(desk)).length).toBe(1)
    expect(await resolved(desk)).toMatchObject([{ kind: 'count-differs', assigned: 'olga', resolution: 'accepted' }])

    await expect(page.locator('.evidence')).toContainText('Nobody knows the code')
    await press(page, 'x', 'j', 'x')
    await expect(page.locator('.table-bulk')).toContainText('2 chosen')
    await measured(page, 'bulk')
    await page.getByRole('combobox').last().focus()
    await page.getByRole('button', { name: 'Do for all' }).focus()
    await press(page, 'Enter')
    await expect.poll(async () => (await resolved(desk)).length).toBe(3)
    await expect(page.locator('.exceptions')).toContainText('Nothing contradicts.')
    await measured(page, 'nothing-left')
    await press(page, 'g', 'd')
    await page.locator('tbody tr').first().waitFor()
    await press(page, 'j')
    await page.locator('.panel').waitFor()
    await measured(page, 'device')
  } finally {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await store.close()
  }
})

const bolts = { item: 'bolt', lot: '', serial: '', status: 'available', owner: 'acme' }

async function resolved(desk: Awaited<ReturnType<typeof openDesk>>): Promise<ExceptionRow[]> {
  const rows = await desk.store.rows.all('exception', 100)
  return rows.map(({ row }) => row as ExceptionRow).filter(({ state }) => state === 'resolved')
}

/** The screen in both themes, without a fault of measure or access. */
async function measured(page: Page, name: string): Promise<void> {
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.waitForTimeout(400)
    if (pictures) await page.screenshot({ path: `${pictures}/desk-${name}-${colorScheme}.png` })
    expect(await faultsOf(page, deskRules), `${name}, ${colorScheme}`).toEqual([])
  }
}
