// A bookkeeper's morning with money: a customer pays a part, is reminded, leaves a deposit; a marketplace pays out. What was
// booked is read from the store; every screen on the way is measured, in both languages.
import { expect as patient, test } from '@playwright/test'
import { setPin } from '../../server/auth/pins.ts'
import { sealJournals } from '../../server/jobs/sealing.ts'
import { hour, openDesk, shipOne } from '../../server/routes/desk-fixture.ts'
import type { DocumentRow, HoldingRow, PaymentRow } from '../../shared/rows/books.ts'
import { enterDesk, goTo, measured, press, serveDesk } from '../support/desk-visit.ts'

test.use({ viewport: { width: 1440, height: 900 }, deviceScaleFactor: 1, locale: 'en-GB' })

const expect = patient.configure({ timeout: 20_000 })

test('a payment, a reminder, a deposit and a payout are booked at the desk', async ({ page }) => {
  test.setTimeout(480_000)
  const desk = await openDesk()
  const { store, clock } = desk
  const server = serveDesk(desk)
  const kept = async <Row>(kind: 'payment' | 'document' | 'holding' | 'payout') =>
    (await store.rows.all(kind, 100)).map(({ row }) => row as Row)
  try {
    await setPin(store, 'boris', '1234')
    // SO-1: four bolts at 3.00 and 4.90 for the way: INV-000001 over 16.90, due long ago by now.
    await shipOne(desk)
    clock.now += 60 * 24 * hour
    await enterDesk(page, server, 'boris')

    // Ten of 16.90 came, found by the customer's name.
    await goTo(page, 'y', 'Money')
    await page.getByText('No payment is known.').waitFor()
    await page.getByRole('button', { name: 'Money came' }).press('Enter')
    await page.getByRole('combobox', { name: 'Customer' }).fill('lig')
    await page.getByRole('option', { name: 'Liga' }).waitFor()
    await press(page, 'Enter')
    await page.getByLabel('Amount, EUR').fill('10')
    await expect(page.getByLabel('Settles INV-000001')).toHaveValue('10.00')
    await measured(page, 'payment-dialog')
    await page.getByRole('button', { name: 'Book it' }).press('Enter')
    await expect(page.locator('tbody')).toContainText('INV-000001')
    await measured(page, 'payments')
    expect(await kept<PaymentRow>('payment')).toMatchObject([{ what: 'received', amount: 1000, onAccount: 0 }])

    // The rest is overdue: a letter, kept as sent.
    await page.getByRole('button', { name: 'Customers', exact: true }).press('Enter')
    await page.locator('tbody tr').first().waitFor()
    await measured(page, 'customers')
    await press(page, 'j', 'Enter')
    await expect(page.locator('.order-main')).toContainText('Statement of account')
    await measured(page, 'account')
    await page.getByRole('button', { name: 'Remind' }).press('Enter')
    await expect(page.getByLabel('Letter')).toHaveValue(/INV-000001, due .*6\.90/)
    await measured(page, 'reminder')
    await page.getByRole('button', { name: 'It is sent' }).press('Enter')
    await expect.poll(async () => (await kept<DocumentRow>('document'))[0]?.reminders?.length).toBe(1)

    await page.getByRole('button', { name: 'Take a deposit' }).press('Enter')
    await page.getByLabel('Amount, EUR').fill('5,00')
    await measured(page, 'deposit')
    await page.getByRole('button', { name: 'Book it' }).press('Enter')
    await expect.poll(async () => (await kept<HoldingRow>('holding')).map(({ balance }) => balance)).toEqual([500])

    // The deposit is used for the invoice.
    await goTo(page, 'c', 'Closing and rates')
    await page.getByRole('button', { name: 'Gift cards and deposits' }).press('Enter')
    await page.locator('tbody tr').first().waitFor()
    await page.locator('tbody tr').first().click()
    await page.getByRole('button', { name: 'Use it for an invoice' }).press('Enter')
    await page.getByRole('combobox', { name: 'Invoice', exact: true }).selectOption({ label: 'INV-000001 · Liga' })
    await measured(page, 'use-deposit')
    await page.getByRole('button', { name: 'Book it' }).press('Enter')
    await expect.poll(async () => (await kept<DocumentRow>('document'))[0]?.openAmount).toBe(190)

    await goTo(page, 'y', 'Money')
    await page.getByRole('button', { name: 'Payouts' }).press('Enter')
    await page.getByRole('button', { name: 'Take a payout' }).press('Enter')
    await page.getByRole('textbox', { name: 'Channel' }).fill('web')
    await measured(page, 'payout-dialog')
    await page.locator('input[type=file]').setInputFiles({
      name: 'payout.csv',
      mimeType: 'text/csv',
      buffer: Buffer.from('order,kind,amount\nSO-1,sale,16.90\nSO-1,fee,1.69\nNO-SUCH,sale,10.00\n,reserve,2.00\n'),
    })
    await page.locator('tbody tr').first().waitFor()
    await sealJournals(store)
    await measured(page, 'payouts')
    await press(page, 'j', 'Enter')
    await expect(page.locator('.order-main')).toContainText('order unknown')
    await measured(page, 'payout')

    // An invoice for a service, a cost of goods, an entry by hand, a second company.
    await goTo(page, 'i', 'Invoices')
    await page.getByRole('button', { name: 'Issue an invoice' }).press('Enter')
    await page.getByRole('combobox', { name: 'Customer' }).fill('lig')
    await page.getByRole('option', { name: 'Liga' }).waitFor()
    await press(page, 'Enter')
    await page.getByLabel('What for 1').fill('Storage')
    await page.getByLabel('Price 1').fill('12,50')
    await page.getByLabel('Tax on it, % 1').fill('20')
    await measured(page, 'invoice-dialog')
    await page.getByRole('button', { name: 'Issue it' }).press('Enter')
    await expect
      .poll(async () => (await kept<DocumentRow>('document')).map(({ amount }) => amount).toSorted())
      .toEqual([1500, 1690])
    // Issued, it is shown: whoever goes on sooner is brought back to it.
    await expect(page.locator('h1')).toContainText('INV-000002')
    await goTo(page, 'i', 'Invoices')
    await page.getByRole('button', { name: 'Freight, duty' }).press('Enter')
    await measured(page, 'freight-dialog')
    await press(page, 'Escape')
    await goTo(page, 'l', 'Ledger')
    await page.getByRole('button', { name: 'Write an entry' }).press('Enter')
    await page.getByRole('textbox', { name: 'What for' }).fill('Bank charge')
    await page.getByLabel('Debit 1').fill('3')
    await page.getByLabel('Credit 2').fill('3,00')
    await measured(page, 'entry-dialog')
    await page.getByRole('button', { name: 'Book it' }).press('Enter')
    await expect(page.locator('.overlay')).toHaveCount(0)
    await goTo(page, 'c', 'Closing and rates')
    for (const tab of ['Exchange rates', 'Value of stock', 'Companies']) {
      await page.getByRole('button', { name: tab }).press('Enter')
      await page.waitForTimeout(300)
      await measured(page, tab.toLowerCase().replaceAll(' ', '-'))
    }
  } finally {
    server.close()
    if ('closeAllConnections' in server) server.closeAllConnections()
    await store.close()
  }
})
