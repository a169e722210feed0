// A bookkeeper puts things right: what stands on papers, the rates of tax, a payment booked on the wrong customer, one that the
// bank returned, and the tax of the month down to its documents. Every screen on the way is measured, in both languages.
import { type Page, expect as patient, test } from '@playwright/test'
import { setPin } from '../../server/auth/pins.ts'
import { type Desk, goods, hour, openDesk, stockOf } from '../../server/routes/desk-fixture.ts'
import type { CompanyDetailsRow, DocumentRow, PaymentRow } from '../../shared/rows/books.ts'
import { enterDesk, goTo, measured, pictures, serveDesk } from '../support/desk-visit.ts'

test.use({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, locale: 'en-GB' })

const expect = patient.configure({ timeout: 20_000 })

test('papers, rates, a payment taken back, one returned by the bank, and the tax of the month', async ({ page }) => {
  test.setTimeout(480_000)
  const desk = await openDesk()
  const { store, clock } = desk
  const server = serveDesk(desk)
  const invoices = async () =>
    (await store.rows.all('document', 100))
      .map(({ row }) => row as DocumentRow)
      .filter(({ kind }) => kind === 'invoice')
  const open = async () => (await invoices()).map(({ openAmount }) => openAmount)
  try {
    await setPin(store, 'boris', '1234')
    await desk.submit(stockOf(10, 'L:A-01-11', 1250))
    await enterDesk(page, server, 'boris')

    // What stands on papers, and the rates of the EU.
    await goTo(page, 'c', 'Closing and rates')
    await page.getByRole('button', { name: 'On papers' }).press('Enter')
    await page.getByLabel('Address, line by line').fill('Brivibas 1\nLV-1010 Riga')
    await page.getByLabel('Country, by its code').fill('lv')
    await page.getByLabel('VAT or tax number').fill('LV40001234567')
    await page.getByLabel('Account (IBAN)').fill('LV80BANK0000435195001')
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await expect(page.locator('.closing-history')).toContainText('LV40001234567')
    await measured(page, 'on-papers')
    const [details] = (await store.rows.all('companyDetails', 10)).map(({ row }) => row as CompanyDetailsRow)
    expect(details?.versions.map(({ country, lines }) => [country, lines])).toEqual([
      ['LV', ['Brivibas 1', 'LV-1010 Riga']],
    ])
    await page.getByRole('button', { name: 'Tax rates' }).press('Enter')
    await page.getByRole('button', { name: 'Start with EU VAT' }).press('Enter')
    await expect(page.locator('tbody')).toContainText('LV-21')
    await measured(page, 'tax-rates')
    await sell(desk, 'SO-1', 1210)

    // Twelve euros and ten cents came, and were booked by mistake.
    await goTo(page, 'y', 'Money')
    await page.getByRole('button', { name: 'Money came' }).press('Enter')
    await page.getByRole('combobox', { name: 'Customer' }).fill('lig')
    await page.getByRole('option', { name: 'Liga' }).waitFor()
    await page.keyboard.press('Enter')
    await page.getByLabel('Amount, EUR').fill('12.10')
    await expect(page.getByLabel('Settles INV-000001')).toHaveValue('12.10')
    await page.getByRole('button', { name: 'Book it' }).press('Enter')
    await expect(page.locator('.overlay')).toHaveCount(0)
    await expect(page.locator('tbody')).toContainText('INV-000001')
    expect(await open()).toEqual([0])
    await page.locator('tbody tr').first().click()
    await page.keyboard.press('Enter')
    await page.getByRole('button', { name: 'Take back' }).press('Enter')
    await page.getByLabel('Why', { exact: true }).fill('Another customer')
    await measured(page, 'take-back')
    await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).press('Enter')
    await expect.poll(open).toEqual([1210])
    await expect(page.locator('.drawer')).toContainText('Taken back')
    await measured(page, 'taken-back')
    await page.keyboard.press('Escape')
    await expect(page.locator('tbody')).toContainText('taken back')

    // It came indeed, by the bank, which returns it two hours later.
    const line = (id: string, amount: number) => ({
      id,
      bookedOn: new Date(clock.now).toISOString().slice(0, 10),
      amount,
      party: 'Liga',
      text: 'INV-000001',
      reference: '',
    })
    const statement = (id: string, amount: number) => ({
      type: 'bank-lines-recorded' as const,
      body: { company: 'acme', account: 'bank', currency: 'EUR', lines: [line(id, amount)] },
    })
    await desk.submit(statement('came', 1210))
    // A list under the pointer stands still.
    await page.mouse.move(0, 0)
    await goTo(page, 'b', 'Bank')
    await page.getByRole('button', { name: 'Book 1 sure line' }).press('Enter')
    await expect.poll(open).toEqual([0])
    clock.now += 2 * hour
    await desk.submit(statement('back', -1210))
    await goTo(page, 'b', 'Bank')
    await expect(page.locator('tbody')).toContainText('returns the payment of')
    await page.locator('tbody tr').first().click()
    await measured(page, 'bank-returned')
    await page.getByRole('button', { name: 'Book as returned' }).press('Enter')
    await expect.poll(open).toEqual([1210])
    const payments = (await store.rows.all('payment', 10)).map(({ row }) => (row as PaymentRow).takenBack?.why)
    expect(payments.toSorted()).toEqual(['bounced', 'mistake'])

    // The account of the customer says all of it, and where the letter goes.
    await goTo(page, 'y', 'Money')
    await page.getByRole('button', { name: 'Customers', exact: true }).press('Enter')
    await page.locator('tbody tr').first().waitFor()
    await page.keyboard.press('j')
    await page.keyboard.press('Enter')
    await expect(page.locator('.order-main')).toContainText('Payment taken back')
    await page.getByRole('button', { name: 'Address, VAT number' }).press('Enter')
    await page.getByLabel('Address, line by line').fill('Weg 1\nBerlin')
    await page.getByLabel('Country, by its code').fill('DE')
    await page.getByLabel('VAT or tax number').fill('DE123456789')
    await measured(page, 'party-details')
    await page.getByRole('button', { name: 'Save', exact: true }).press('Enter')
    await expect(page.locator('.overlay')).toHaveCount(0)
    await expect(page.locator('.order-side')).toContainText('Berlin')
    await measured(page, 'account-with-address')

    // Sold to a business of another country: it accounts for the tax itself. An invoice by hand knows that.
    await sell(desk, 'SO-2', 1000, 'DE')
    await goTo(page, 'i', 'Invoices')
    await page.getByRole('button', { name: 'Issue an invoice' }).press('Enter')
    await page.getByRole('combobox', { name: 'Customer' }).fill('lig')
    await page.getByRole('option', { name: 'Liga' }).waitFor()
    await page.keyboard.press('Enter')
    await expect(page.getByLabel('Tax on it, % 1')).toHaveValue('LV-RC')
    await page.getByLabel('What for 1').fill('Storage')
    await page.getByLabel('Price 1').fill('12,50')
    await measured(page, 'invoice-rates')
    await page.getByRole('button', { name: 'Issue it' }).press('Enter')
    await expect.poll(open).toEqual(expect.arrayContaining([1210, 1000, 1250]))

    // A bill for what is no goods, with its tax.
    await expect(page.locator('h1')).toContainText('INV-000003')
    await goTo(page, 'i', 'Invoices')
    await page.getByRole('button', { name: 'Enter a bill' }).press('Enter')
    await page.getByRole('button', { name: 'Not for goods' }).press('Enter')
    await page.getByRole('combobox', { name: 'Supplier' }).fill('Landlord')
    await page.getByLabel("The supplier's number").fill('R-7')
    await page.getByLabel('What for 1').fill('Rent')
    await page.getByLabel('Without tax 1').fill('1000')
    await page.getByLabel('Rate of the bill 1').selectOption('LV-21')
    await expect(page.getByRole('dialog')).toContainText('€1,210.00')
    await measured(page, 'expense')
    await page.getByRole('button', { name: 'Book it' }).press('Enter')
    await expect(page.locator('h1')).toContainText('R-7')
    await expect(page.locator('.order-main')).toContainText('Rent')
    await measured(page, 'expense-document')

    // The tax of the month by rate; a figure opens to its documents.
    await goTo(page, 'r', 'Reports')
    await page
      .getByRole('link', { name: 'Tax by rate' })
      .or(page.getByRole('button', { name: 'Tax by rate' }))
      .first()
      .click()
    await expect(page.locator('tbody')).toContainText('LV-RC')
    await measured(page, 'tax-return')
    await page.locator('tbody tr', { hasText: 'LV-RC' }).click()
    await expect(page.locator('tbody tr')).toHaveCount(2)
    await measured(page, 'tax-documents')

    if (pictures) await inRussian(page, desk)
  } finally {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await store.close()
  }
})

/** The same screens for eyes. */
async function inRussian(page: Page, desk: Desk): Promise<void> {
  const body = { id: 'boris', name: 'boris', badge: 'B-boris', language: 'ru', active: true, roles: ['bookkeeper'] }
  await desk.submit({ type: 'person-saved', body: { ...body, warehouses: [] } })
  for (const [path, name] of [
    ['closing/details', 'on-papers'],
    ['reports/tax-return', 'tax-return'],
    ['money', 'payments'],
    ['bank?view=all', 'bank'],
  ]) {
    await page.goto(`${new URL(page.url()).origin}/desk/${path}`)
    await page.locator('tbody tr, .closing-history').first().waitFor()
    await measured(page, `${name}-ru`)
  }
}

async function sell(desk: Desk, number: string, gross: number, country = 'LV'): Promise<void> {
  await desk.submit({
    type: 'order-placed',
    body: {
      order: number,
      company: 'acme',
      number,
      channel: 'web',
      placedAt: desk.clock.now,
      shipBy: desk.clock.now,
      priority: 5,
      currency: 'EUR',
      pricing: 'gross',
      customer: { id: 'c1', name: 'Liga', country },
      shipTo: { name: 'Liga', lines: ['Street 1'], country },
      lines: [{ id: `${number}-1`, item: 'bolt', quantity: 1, unitPrice: '1', net: gross }],
      charges: [],
    },
  })
  await desk.submit({
    type: 'parcel-shipped',
    id: `ship-${number}`,
    body: {
      shipment: number,
      order: number,
      number,
      lines: [{ line: `${number}-1`, ...goods, quantity: 1, from: 'L:A-01-11' }],
    },
  })
}
