// The routes of handhelds: enrol, sign in, exchange. Thin: parse, call, answer.
import { type Context, Hono } from 'hono'
import * as z from 'zod/mini'
import { exchangeRequest, protocolVersion } from '../../shared/protocol/exchange.ts'
import type { DeviceRow } from '../../shared/rows/catalogue.ts'
import { day } from '../../shared/values/time.ts'
import { answerText } from '../apply/answer.ts'
import { enrol } from '../auth/devices.ts'
import type { NewsPasses } from '../auth/news-pass.ts'
import { checkPin } from '../auth/pins.ts'
import type { Services } from '../services.ts'
import { answerJson, readSigned } from './signed.ts'

const enrolRequest = z.object({
  code: z.string().check(z.maxLength(40)),
  publicKey: z.object({ kty: z.literal('EC'), crv: z.literal('P-256'), x: z.string(), y: z.string() }),
  name: z.string().check(z.minLength(1), z.maxLength(60)),
})
const signInRequest = z.object({ badge: z.string().check(z.maxLength(60)), pin: z.string().check(z.maxLength(12)) })
const verifiersRequest = z.object({ at: z.int() })

/** Where a device would wait longer than this for its answer, in milliseconds, it is asked to come back. */
const busyAbove = 1_200
const verifierDays = 30
const deskRoles = ['manager', 'bookkeeper', 'admin']

export function syncRoutes({ store, applier, signatures, now }: Services, passes: NewsPasses): Hono {
  const routes = new Hono()

  routes.post('/enrol', async (c) => {
    const parsed = enrolRequest.safeParse(await c.req.json().catch(() => undefined))
    if (!parsed.success) return c.json({ error: 'unreadable', message: 'code, publicKey and name are needed' }, 400)
    const result = await enrol(store, applier, parsed.data, now())
    if (!result.ok) return c.json({ error: result.code }, 403)
    return c.json({ ...result.value, epoch: applier.epoch, serverTime: now() })
  })

  routes.post('/sign-in', async (c) => {
    const read = await readSigned(c, signInRequest, signatures)
    if (!read.ok) return c.json(read.error, read.status)
    const device = (await store.rows.byIds('device', [read.device]))[0]?.row as DeviceRow | undefined
    if (!device || device.revokedAt !== undefined) return c.json({ error: 'unknown-device' }, 401)
    const checked = await checkPin(store, read.value.badge, read.value.pin, now())
    if (!checked.ok) return c.json({ error: checked.code, ...checked.facts }, 403)
    const person = checked.value
    await store.people.noteSeen(person.id, device.warehouse, now())
    const pin = person.roles.some((role) => deskRoles.includes(role)) ? undefined : await store.people.pin(person.id)
    return c.json({
      person: person.id,
      name: person.name,
      roles: person.roles,
      language: person.language,
      ...(pin && { verifier: { salt: pin.salt, iterations: pin.iterations } }),
    })
  })

  /** What lets a device check PINs without a network: only people of this warehouse, never those with rights over money. */
  routes.post('/verifiers', async (c) => {
    const read = await readSigned(c, verifiersRequest, signatures)
    if (!read.ok) return c.json(read.error, read.status)
    const device = (await store.rows.byIds('device', [read.device]))[0]?.row as DeviceRow | undefined
    if (!device || device.revokedAt !== undefined) return c.json({ error: 'unknown-device' }, 401)
    const pins = await store.people.pinsSeen(device.warehouse, now() - verifierDays * day)
    const people = await store.rows.byIds(
      'person',
      pins.map((pin) => pin.person),
    )
    const allowed = new Set(
      people.flatMap(({ row }) => {
        const person = row as { id: string; active: boolean; roles: readonly string[] }
        return person.active && !person.roles.some((role) => deskRoles.includes(role)) ? [person.id] : []
      }),
    )
    return c.json({
      verifiers: pins
        .filter((pin) => allowed.has(pin.person))
        .map(({ person, salt, iterations, hash }) => ({ person, salt, iterations, hash })),
    })
  })

  routes.post('/sync', async (c) => {
    // In a storm most are sent away at the door, before anything of them is read; many may have passed it at once.
    const away = busy(c, applier.backlogMs)
    if (away) return away
    const read = await readSigned(c, exchangeRequest, signatures)
    if (!read.ok) return c.json(read.error, read.status)
    const { value, device } = read
    if (value.protocol !== protocolVersion) {
      return c.json(
        { error: 'protocol', message: `This server speaks protocol ${protocolVersion}. Update the app.` },
        426,
      )
    }
    if (value.stream.device !== device) {
      return c.json({ error: 'bad-signature', message: 'The stream is of another device than the signature.' }, 401)
    }
    await passes.give(c, device, now())
    // Nothing is waited for between this look and the queue.
    const full = busy(c, applier.backlogMs)
    if (full) return full
    return answerJson(c, answerText(await applier.exchangeStored(value)))
  })

  return routes
}

/** Devices add chance to what they are told, so those who are sent away together do not come back together. */
function busy(c: Context, backlogMs: number): Response | undefined {
  if (backlogMs <= busyAbove) return undefined
  const retryAfter = Math.min(30, Math.ceil(backlogMs / 1000))
  c.header('Retry-After', String(retryAfter))
  return c.json({ error: 'busy', message: 'Many devices are sending. Come back soon.', retryAfter }, 429)
}
