import { expect, test, vi } from 'vitest'
import type { OrderRow } from '../../shared/rows/work.ts'
import { goods, openFirm } from '../apply/fixture.ts'
import { Signatures } from '../auth/devices.ts'
import { Events } from '../events.ts'
import { automate } from './automation.ts'

async function house() {
  const firm = await openFirm()
  const { store, applier } = firm
  const services = {
    store,
    applier,
    signatures: new Signatures(store),
    events: new Events(applier),
    now: () => firm.clock.now,
  }
  const order = (id: string, quantity: number) =>
    firm.submit({
      type: 'order-placed',
      body: {
        order: id,
        company: 'acme',
        number: id,
        channel: 'web',
        placedAt: firm.clock.now,
        shipBy: firm.clock.now,
        priority: 5,
        currency: 'EUR',
        customer: { id: 'c', name: 'C', country: 'LV' },
        shipTo: { name: 'C', lines: [], country: 'LV' },
        lines: [{ id: `${id}-1`, item: 'bolt', quantity, unitPrice: '1', net: quantity * 100 }],
        charges: [],
      },
    })
  const stock = (quantity: number) =>
    firm.submit({ type: 'stock-opened', body: { ...goods, quantity, place: 'L:A-01-11', value: quantity * 10 } })
  const stateOf = async (id: string) => ((await store.rows.byIds('order', [id]))[0]?.row as OrderRow | undefined)?.state
  return { firm, services, order, stock, stateOf }
}

test('an order goes to the floor once its goods lie in a bin, and not before', async () => {
  const { firm, services, order, stock, stateOf } = await house()
  await order('SO-1', 4)
  const automation = automate(services)
  expect(await automation.runOnce()).toBe(0)
  await stock(4)
  expect(await automation.runOnce()).toBe(1)
  expect(await stateOf('SO-1')).toBe('released')
  automation.stop()
  await firm.store.close()
})

test('goods that arrive while it looks are seen by the look after it', async () => {
  const { firm, services, order, stock, stateOf } = await house()
  await order('SO-1', 4)
  const automation = automate(services)
  const looking = automation.runOnce()
  await stock(4)
  await looking
  await vi.waitFor(async () => expect(await stateOf('SO-1')).toBe('released'), { timeout: 5000, interval: 50 })
  automation.stop()
  await firm.store.close()
})
