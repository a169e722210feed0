// Owns the routes of planning: start a run, ask how far it is and what came of it, end it. Prices are told to those alone
// who see money.
import { randomBytes } from 'node:crypto'
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import { type Plan, type PlanRunAnswer, planKinds } from '../../shared/protocol/desk/planning.ts'
import { PlanRuns } from '../planning/plan-runs.ts'
import type { Services } from '../services.ts'
import { type DeskContext, type DeskEnv, reaches, seesMoney } from './desk-gate.ts'
import { idParameter, readJson, readQuery } from './desk-query.ts'

const asked = z.strictObject({ warehouse: idParameter(), kind: z.enum(planKinds) })

const started = z.strictObject({
  warehouse: idParameter(),
  kind: z.enum(planKinds),
  options: z.strictObject({
    fill: z.exactOptional(z.int().check(z.gte(500), z.lte(999))),
    budget: z.exactOptional(z.int().check(z.gte(0))),
    least: z.exactOptional(z.record(z.string().check(z.maxLength(120)), z.int().check(z.gte(0)))),
    moves: z.exactOptional(z.int().check(z.gte(1), z.lte(200))),
    totes: z.exactOptional(z.int().check(z.gte(4), z.lte(24))),
    kilos: z.exactOptional(z.int().check(z.gte(1), z.lte(2000))),
    hours: z.exactOptional(z.int().check(z.gte(0), z.lte(168))),
  }),
})

export function addPlanning(routes: Hono<DeskEnv>, { store, file, now }: Services): void {
  const runs = new PlanRuns({ store, file, now, random: () => randomBytes(16) })

  const notYours = (c: DeskContext, warehouse: string) =>
    reaches(c.get('person'), warehouse, now())
      ? undefined
      : c.json({ error: 'no-right', message: 'This warehouse is not yours.' }, 403)

  const told = (c: DeskContext, kind: (typeof planKinds)[number], warehouse: string) => {
    const { run, plan } = runs.latest(kind, warehouse)
    const shown = plan && (seesMoney(c.get('person'), now()) ? plan : withoutPrices(plan))
    return c.json({ asOf: now(), ...(run && { run }), ...(shown && { plan: shown }) } satisfies PlanRunAnswer)
  }

  routes.get('/planning', (c) => {
    const read = readQuery(c, asked)
    if (!read.ok) return c.json(read.error, 400)
    const { kind, warehouse } = read.value
    return notYours(c, warehouse) ?? told(c, kind, warehouse)
  })

  routes.post('/planning', async (c) => {
    const read = await readJson(c, started)
    if (!read.ok) return c.json(read.error, 400)
    const { kind, warehouse } = read.value
    const denied = notYours(c, warehouse)
    if (denied) return denied
    runs.start(read.value)
    return told(c, kind, warehouse)
  })

  routes.post('/planning/end', async (c) => {
    const read = await readJson(c, asked)
    if (!read.ok) return c.json(read.error, 400)
    const { kind, warehouse } = read.value
    const denied = notYours(c, warehouse)
    if (denied) return denied
    runs.cancel(kind, warehouse)
    return told(c, kind, warehouse)
  })
}

function withoutPrices(plan: Plan): Plan {
  if (plan.kind !== 'reorder') return plan
  return {
    ...plan,
    suppliers: plan.suppliers.map((supplier) => ({
      ...supplier,
      value: 0,
      lines: supplier.lines.map(({ unitPrice: _hidden, ...line }) => ({ ...line, value: 0 })),
    })),
  }
}
