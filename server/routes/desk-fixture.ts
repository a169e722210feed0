// A small firm with its desk, for tests: the app without a port, a person signed in, and the work of one order done.
import type { Hono } from 'hono'
import { makeApp } from '../app.ts'
import { type Firm, goods, noon, openFirm } from '../apply/fixture.ts'
import { hashOf, Signatures } from '../auth/devices.ts'
import { Events } from '../events.ts'

export const hour = 3_600_000
export { goods, noon }

export interface Desk extends Firm {
  readonly app: Hono
  /** Speaks for somebody who is signed in; without the slow check of a PIN. */
  signIn(id: string): Promise<Signed>
  /** What a handheld sends: one operation as the next of its stream, with what it still holds after. */
  fromDevice(type: string, body: unknown, more?: DeviceMore): ReturnType<Firm['applier']['exchange']>
}

interface DeviceMore {
  readonly by?: string
  readonly device?: string
  readonly id?: string
  readonly waiting?: { readonly count: number; readonly oldestAt?: number }
}

export interface Signed {
  get<T>(path: string): Promise<{ status: number; body: T }>
  post<T>(path: string, body: unknown): Promise<{ status: number; body: T }>
}

export async function openDesk(): Promise<Desk> {
  const firm = await openFirm()
  const { store, applier, clock } = firm
  const now = () => clock.now
  const app = makeApp({ store, applier, signatures: new Signatures(store), events: new Events(applier), now })
  const person = (id: string, roles: readonly string[], warehouses = ['north']) => ({
    type: 'person-saved' as const,
    body: { id, name: id, badge: `B-${id}`, language: 'en', active: true, roles, warehouses },
  })
  await firm.submit(
    person('lena', ['lead']),
    person('boris', ['bookkeeper'], []),
    person('ada', ['admin'], []),
    person('sven', ['manager'], ['south']),
    { type: 'device-enrolled', body: { id: 'hh-2', name: 'HH-2', warehouse: 'north', packStation: false } },
  )
  const numbers = new Map<string, number>()
  return {
    ...firm,
    app,
    async signIn(id) {
      await store.people.putSession(hashOf(id), id, clock.now + 240 * hour)
      return speakFor(app, `stockhand-session=${id}`)
    },
    fromDevice(type, body, more = {}) {
      const device = more.device ?? 'hh-1'
      const n = (numbers.get(device) ?? 0) + 1
      numbers.set(device, n)
      const at = clock.now
      const operation = { id: more.id ?? firm.id(), n, type, v: 1, at, rawAt: at - 90_000, by: more.by ?? 'maria' }
      return applier.exchange({
        protocol: 1,
        rows: 1,
        epoch: applier.epoch,
        stream: { device, incarnation: 'i1' },
        acked: n - 1,
        cursors: {},
        operations: [{ ...operation, warehouse: 'north', body }],
        waiting: { count: 0, ...more.waiting },
      })
    },
  }
}

/** Who holds a session's cookie. */
export function speakFor(app: Hono, cookie: string): Signed {
  return {
    get: (path) => read(send(app, 'GET', path, undefined, { cookie })),
    post: (path, body) => read(send(app, 'POST', path, body, { cookie })),
  }
}

/** Speaks to the app; a page of ours says so in a header, which other sites can't forge. */
export async function send(
  app: Hono,
  method: 'GET' | 'POST',
  path: string,
  body?: unknown,
  headers: Record<string, string> = {},
): Promise<Response> {
  return app.request(`/api/desk${path}`, {
    method,
    headers: { 'sec-fetch-site': 'same-origin', 'content-type': 'application/json', ...headers },
    ...(body !== undefined && { body: JSON.stringify(body) }),
  })
}

async function read<T>(answer: Promise<Response>): Promise<{ status: number; body: T }> {
  const response = await answer
  return { status: response.status, body: (await response.json()) as T }
}

interface Wanted {
  readonly quantity?: number
  readonly shipBy?: number
  readonly net?: number
}

/** An order of bolts at 3.00 each, with 4.90 for the way. */
export function orderOf(number: string, { quantity = 4, shipBy = noon + hour, net = quantity * 300 }: Wanted = {}) {
  return {
    type: 'order-placed' as const,
    body: {
      order: number,
      company: 'acme',
      number,
      channel: 'web',
      placedAt: noon,
      shipBy,
      priority: 5,
      currency: 'EUR',
      customer: { id: 'c1', name: 'Liga', country: 'LV' },
      shipTo: { name: 'Liga', lines: ['Street 1'], country: 'LV' },
      lines: [{ id: `${number}-1`, item: 'bolt', quantity, unitPrice: '3.00', net }],
      charges: [{ account: '4010', amount: 490 }],
    },
  }
}

export function stockOf(quantity: number, place: string, value: number) {
  return { type: 'stock-opened' as const, body: { ...goods, quantity, place, value } }
}

export async function taskOf(desk: Desk, order: string): Promise<string> {
  const tasks = await desk.store.rows.byIndex('tasksOfOrder', [order])
  return tasks.map((each) => each.row as { id: string; kind: string }).find((task) => task.kind === 'pick')?.id ?? ''
}

export function pickOf(order: string, task: string, quantity: number, tote = 'T-1') {
  return {
    order,
    line: `${order}-1`,
    task,
    ...goods,
    quantity,
    from: 'L:A-01-11',
    tote: { id: `tote-${tote}`, code: tote },
    scan: { code: '4006381333931', factor: 1 },
  }
}

/** Ten bolts at 1.25 lie in the pick face; SO-1 wants four: released, picked, packed and shipped by Maria on HH-1. */
export async function shipOne(desk: Desk): Promise<void> {
  await desk.submit(stockOf(10, 'L:A-01-11', 1250), orderOf('SO-1'))
  await desk.submit({ type: 'release-orders', body: { orders: ['SO-1'], parts: false } })
  desk.clock.now += hour / 4
  await desk.fromDevice('units-picked', pickOf('SO-1', await taskOf(desk, 'SO-1'), 4))
  const lines = [{ line: 'SO-1-1', ...goods, quantity: 4 }]
  await desk.fromDevice('parcel-packed', {
    shipment: 'sh-1',
    order: 'SO-1',
    number: 'SO-1/1',
    carton: 'M2',
    plate: { id: 'carton-1', code: 'C-1' },
    at: 'L:PACK-1',
    lines: lines.map((line) => ({ ...line, from: 'P:tote-T-1' })),
  })
  await desk.fromDevice('parcel-shipped', {
    shipment: 'sh-1',
    order: 'SO-1',
    number: 'SO-1/1',
    tracking: 'TRACK-1',
    lines: lines.map((line) => ({ ...line, from: 'P:carton-1' })),
  })
}
