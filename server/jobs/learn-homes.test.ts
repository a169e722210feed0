// What the house learns from past orders, and that it tells only what is new.
import { expect, test } from 'vitest'
import type { ItemRow } from '../../shared/rows/catalogue.ts'
import { openFirm } from '../apply/fixture.ts'
import { Signatures } from '../auth/devices.ts'
import { Events } from '../events.ts'
import { learnHomes } from './learn-homes.ts'

test('an item that orders want gets its distance from the bench, once, and keeps it when it is saved again', async () => {
  const firm = await openFirm()
  const { store, applier } = firm
  const now = () => firm.clock.now
  const services = { store, applier, signatures: new Signatures(store), events: new Events(applier), now }
  const itemRow = async () => (await store.rows.byIds('item', ['bolt']))[0]?.row as ItemRow
  const order = (number: number) => ({
    type: 'order-placed' as const,
    body: {
      order: `SO-${number}`,
      company: 'acme',
      number: `SO-${number}`,
      channel: 'web',
      placedAt: firm.clock.now,
      shipBy: firm.clock.now,
      priority: 5,
      currency: 'EUR',
      customer: { id: 'c', name: 'C', country: 'LV' },
      shipTo: { name: 'C', lines: [], country: 'LV' },
      lines: [{ id: `${number}-1`, item: 'bolt', quantity: 1, unitPrice: '1', net: 100 }],
      charges: [],
    },
  })
  await firm.submit(...Array.from({ length: 29 }, (_o, n) => order(n)))
  expect(await learnHomes(services)).toBe(0)
  await firm.submit(order(29))
  expect(await learnHomes(services)).toBe(1)
  const before = await itemRow()
  const faces = (await store.rows.all('location', 100)).map(
    ({ row }) => row as { type: string; x: number; y: number; id: string },
  )
  const bench = faces.find(({ id }) => id === 'PACK-1')
  const nearest = Math.min(
    ...faces
      .filter(({ type }) => type === 'pick-face')
      .map(({ x, y }) => Math.abs(x - (bench?.x ?? 0)) + Math.abs(y - (bench?.y ?? 0))),
  )
  expect(before.homes?.north?.reach).toBe(Math.round(nearest / 20) * 20)
  expect(await learnHomes(services)).toBe(0)
  const { homes: _learned, ...said } = before
  await firm.submit({ type: 'item-saved', body: { ...said, name: 'Bolt M8' } })
  expect(await itemRow()).toMatchObject({ name: 'Bolt M8', homes: before.homes })
  await store.close()
})
