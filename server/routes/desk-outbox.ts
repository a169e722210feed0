// Owns taking in work that a device could not send: the file that it exported, signed by it. It goes the way of an exchange, so
// that whatever of it comes again over the network counts once.
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import type { OutboxTaken } from '../../shared/protocol/desk/house.ts'
import { envelope, exchangeStream, lostNumber, maxOperations, protocolVersion } from '../../shared/protocol/exchange.ts'
import type { DeviceRow } from '../../shared/rows/catalogue.ts'
import type { Services } from '../services.ts'
import { type DeskEnv, mayDo, reaches } from './desk-gate.ts'
import { readJson } from './desk-query.ts'

const file = z.object({ payload: z.string(), signature: z.string().check(z.maxLength(400)) })

const payload = z.object({
  protocol: z.int(),
  device: z.string().check(z.minLength(1), z.maxLength(80)),
  exportedAt: z.int(),
  stream: exchangeStream,
  operations: z.array(z.union([lostNumber, envelope])).check(z.maxLength(50_000)),
})

export function addOutbox(routes: Hono<DeskEnv>, { store, applier, signatures, now }: Services): void {
  routes.post('/outbox', async (c) => {
    const person = c.get('person')
    if (!mayDo(person, 'resolve', now())) {
      return c.json({ error: 'no-right', message: 'A lead or manager reads in what a device could not send.' }, 403)
    }
    const read = await readJson(c, file)
    if (!read.ok) return c.json(read.error, 400)
    const told = payload.safeParse(parsed(read.value.payload))
    if (!told.success || told.data.protocol !== protocolVersion || told.data.stream.device !== told.data.device) {
      return c.json({ error: 'no-outbox', message: 'This is not a file of work that a handheld exported.' }, 400)
    }
    const { device, stream, operations } = told.data
    const bytes = new TextEncoder().encode(read.value.payload)
    const row = (await store.rows.byIds('device', [device]))[0]?.row as DeviceRow | undefined
    if (!row || (await signatures.check(device, bytes, read.value.signature)) !== 'ok') {
      return c.json(
        { error: 'bad-signature', message: 'The file was changed, or its device is not of this firm.' },
        403,
      )
    }
    if (!reaches(person, row.warehouse, now())) {
      return c.json({ error: 'no-right', message: 'This device works in another warehouse.' }, 403)
    }
    const before = (await store.operations.streams([stream])).find((each) => each.incarnation === stream.incarnation)
    const known = before?.n ?? 0
    let expected = known + 1
    for (let from = 0; from < operations.length; from += maxOperations) {
      const answer = await applier.exchange({
        protocol: protocolVersion,
        rows: 0,
        epoch: applier.epoch,
        stream,
        // Nothing is claimed about what the device knows: a file proves no restored server.
        acked: 0,
        cursors: {},
        operations: operations.slice(from, from + maxOperations),
        waiting: { count: Math.max(0, operations.length - from - maxOperations) },
      })
      expected = answer.expected
    }
    const missing = operations.filter(({ n }) => n >= expected).length
    return c.json({
      asOf: now(),
      device: { id: device, name: row.name },
      taken: expected - 1 - known,
      known: operations.filter(({ n }) => n <= known).length,
      missing,
    } satisfies OutboxTaken)
  })
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
