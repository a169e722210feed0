// Owns what a person changes at the desk: operations under their own name, and codes that admit a device.
import type { Hono } from 'hono'
import * as z from 'zod/mini'
import { isOperationType, type OperationType, operations } from '../../shared/operations/index.ts'
import type { Right } from '../../shared/operations/operation.ts'
import type { DeskError } from '../../shared/protocol/desk/names.ts'
import type { Enrolment, OperationsAnswer } from '../../shared/protocol/desk/session.ts'
import type { CompanyRow, PersonRow } from '../../shared/rows/catalogue.ts'
import type { HouseOperation } from '../apply/arrival.ts'
import { enrolmentLife, makeEnrolment } from '../auth/devices.ts'
import type { Services } from '../services.ts'
import { dayOf, middleOf } from '../store/lists/house/day.ts'
import { type DeskEnv, mayDo, noRight, reaches, wrongDay } from './desk-gate.ts'
import { readJson, unreadable } from './desk-query.ts'

const maxOperations = 200
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/

const operationsRequest = z.object({
  operations: z
    .array(
      z.object({
        id: z.string().check(z.regex(uuid)),
        type: z.string().check(z.maxLength(60)),
        body: z.unknown(),
        warehouse: z.string().check(z.minLength(1), z.maxLength(80)),
        // The day on which it happened, where the books learn of it later: money of a bank's statement.
        on: z.optional(z.string().check(z.regex(/^\d{4}-\d{2}-\d{2}$/))),
      }),
    )
    .check(z.minLength(1), z.maxLength(maxOperations)),
})

type Asked = z.output<typeof operationsRequest>['operations'][number]

const enrolmentRequest = z.object({
  warehouse: z.string().check(z.minLength(1), z.maxLength(80)),
  packStation: z.boolean(),
})

export function addActions(routes: Hono<DeskEnv>, { store, applier, now }: Services): void {
  routes.post('/operations', async (c) => {
    const read = await readJson(c, operationsRequest)
    if (!read.ok) return c.json(read.error, 400)
    const person = c.get('person')
    const at = now()
    const wished: HouseOperation[] = []
    for (const asked of read.value.operations) {
      const type = asked.type
      if (!isOperationType(type)) return c.json(unknownType(type), 400)
      const wrong = wrongWith(asked, type)
      if (wrong) return c.json(wrong, 400)
      const denied = deniedTo(person, asked, await rightOf(asked, type), at)
      if (denied) return c.json(denied, 403)
      const happened = await happenedAt(asked, type, at)
      if (happened === undefined) return c.json(wrongDay(asked.on ?? ''), 400)
      const { id, body, warehouse } = asked
      wished.push({ id, type, body, at: happened, by: person.id, warehouse })
    }
    const { acks } = await applier.submit('desk', wished)
    return c.json({ asOf: now(), acks } satisfies OperationsAnswer)
  })

  /** To take something back asks for the right to do it. */
  async function rightOf({ body }: Asked, type: OperationType): Promise<Right> {
    const of = (body as { readonly of?: unknown }).of
    if (type !== 'operation-reversed' || typeof of !== 'string') return operations[type].right
    const known = (await store.operations.byIds([of])).get(of)?.type
    return operations[known !== undefined && isOperationType(known) ? known : type].right
  }

  /** When it happened: now or, told of the books for an earlier day, in the middle of that day in the company's zone. */
  async function happenedAt({ on, body }: Asked, type: OperationType, at: number): Promise<number | undefined> {
    if (on === undefined) return at
    const company = (body as { readonly company?: unknown }).company
    if (operations[type].right !== 'books' || typeof company !== 'string') return undefined
    const row = (await store.rows.byIds('company', [company]))[0]?.row as CompanyRow | undefined
    if (!row) return undefined
    const today = dayOf(at, row.zone).date
    return on > today ? undefined : on === today ? at : middleOf(on, row.zone)
  }

  routes.post('/enrolments', async (c) => {
    const read = await readJson(c, enrolmentRequest)
    if (!read.ok) return c.json(read.error, 400)
    const { warehouse, packStation } = read.value
    const at = now()
    if (!mayDo(c.get('person'), 'people', at)) return c.json(noRight('people'), 403)
    if ((await store.rows.byIds('warehouse', [warehouse])).length === 0) {
      return c.json({ error: 'unknown-warehouse', message: `There is no warehouse ${warehouse}.` }, 404)
    }
    const code = await makeEnrolment(store, warehouse, packStation, at)
    return c.json({ asOf: at, code, expiresAt: at + enrolmentLife } satisfies Enrolment)
  })
}

/** A form of the desk is corrected at once; nothing unreadable is recorded. */
function wrongWith(asked: Asked, type: OperationType): DeskError | undefined {
  const result = operations[type].schema.safeParse(asked.body)
  return result.success ? undefined : unreadable(result.error.issues)
}

function deniedTo(person: PersonRow, asked: Asked, right: Right, at: number): DeskError | undefined {
  if (!mayDo(person, right, at)) return noRight(right)
  if (!reaches(person, asked.warehouse, at)) return noRight('warehouse')
  return undefined
}

function unknownType(type: string): DeskError {
  return { error: 'unknown-type', message: `There is no operation "${type}".`, facts: { type } }
}
