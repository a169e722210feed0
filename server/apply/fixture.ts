// A small firm for tests: one company, one warehouse with a dock, two bins, a bench and a stage, one item, one person of
// each right. Everything is made by operations, as it would be for a real firm.
import { randomBytes } from 'node:crypto'
import { system } from '../../shared/operations/apply.ts'
import type { OperationType } from '../../shared/operations/index.ts'
import { makeId } from '../../shared/values/ids.ts'
import { Store } from '../store/store.ts'
import { Applier } from './applier.ts'
import type { HouseOperation } from './arrival.ts'

export const noon = Date.UTC(2026, 0, 1, 12)

export interface Firm {
  readonly store: Store
  readonly applier: Applier
  /** Sets and reads the server's clock. */
  readonly clock: { now: number }
  id(): string
  /** Submits operations of the house at the clock's time and returns their acks. */
  submit(
    ...operations: readonly { type: OperationType; body: unknown; at?: number; id?: string; by?: string }[]
  ): ReturnType<Applier['submit']>
}

export async function openFirm(
  file = ':memory:',
  costing: 'fifo' | 'average' = 'fifo',
  currency = 'EUR',
): Promise<Firm> {
  const clock = { now: noon }
  const store = await Store.open(file)
  const random = () => randomBytes(16)
  const applier = await Applier.open({ store, now: () => clock.now, random })
  const id = () => makeId<string>({ now: () => clock.now, random })
  const submit: Firm['submit'] = (...operations) =>
    applier.submit(
      'desk',
      operations.map(
        (each): HouseOperation => ({
          id: each.id ?? id(),
          type: each.type,
          body: each.body,
          at: each.at ?? clock.now,
          by: each.by ?? system,
          warehouse: 'north',
        }),
      ),
    )
  const bin = (code: string, type: string, x: number) => ({
    type: 'location-saved' as const,
    body: {
      id: code,
      warehouse: 'north',
      code,
      zone: code.slice(0, 1),
      type,
      aisle: code.slice(0, 1),
      bay: 1,
      level: 1,
      slot: 1,
      side: 'left',
      x,
      y: 10,
      storageClass: 'ambient',
      blocked: false,
    },
  })
  await submit(
    { type: 'company-saved', body: { id: 'acme', name: 'Acme', currency, zone: 'UTC', costing } },
    {
      type: 'warehouse-saved',
      body: {
        id: 'north',
        name: 'North',
        zone: 'UTC',
        company: 'acme',
        dock: 'DOCK-1',
        packBench: 'PACK-1',
        stage: 'STAGE-1',
      },
    },
    bin('DOCK-1', 'dock', 0),
    bin('PACK-1', 'pack', 5),
    bin('STAGE-1', 'stage', 6),
    bin('A-01-11', 'pick-face', 20),
    bin('B-01-11', 'reserve', 40),
    { type: 'item-saved', body: item('bolt', '4006381333931') },
    { type: 'person-saved', body: person('maria', ['picker']) },
    { type: 'person-saved', body: person('olga', ['manager']) },
    { type: 'device-enrolled', body: { id: 'hh-1', name: 'HH-1', warehouse: 'north', packStation: true } },
  )
  return { store, applier, clock, id, submit }
}

export function item(id: string, code: string) {
  return {
    id,
    sku: id.toUpperCase(),
    name: id,
    unit: 'piece',
    codes: [{ code, level: 'each', quantity: 1 }],
    tracking: 'none',
    confirm: 'trust',
    owner: 'acme',
    storageClass: 'ambient',
  }
}

function person(id: string, roles: readonly string[]) {
  return { id, name: id, badge: `B-${id}`, language: 'en', active: true, roles, warehouses: ['north'] }
}

export const goods = { item: 'bolt', lot: '', serial: '', status: 'available', owner: 'acme' }
