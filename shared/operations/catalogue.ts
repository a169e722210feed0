// Master data as operations: each saves one row as a whole. The last who saves wins; the trail keeps every version.
import * as z from 'zod/mini'
import type { CompanyId, DeviceId, ItemId, LocationId, PersonId, WarehouseId } from '../values/ids.ts'
import { defineOperation } from './operation.ts'
import { currency, id, text, units } from './schema.ts'

const company = z.object({
  id: id<CompanyId>(),
  name: text(120),
  currency: currency(),
  zone: text(60),
  costing: z.enum(['fifo', 'average']),
})

export const companySaved = defineOperation<'company-saved', z.output<typeof company>>({
  type: 'company-saved',
  version: 1,
  nature: 'fact',
  right: 'catalogue',
  touches: 'money',
  schema: company,
  undo: 'none',
  applyStock(draft, { body }) {
    draft.put('company', body)
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'company', id: body.id }],
})

/** Millimetres of an edge. */
const edge = () => z.int().check(z.gte(1), z.lte(10_000))

const warehouse = z.object({
  id: id<WarehouseId>(),
  name: text(120),
  zone: text(60),
  company: id<CompanyId>(),
  dock: id<LocationId>(),
  packBench: id<LocationId>(),
  stage: id<LocationId>(),
  putProof: z.exactOptional(z.enum(['scan', 'press'])),
  countTolerance: z.exactOptional(
    z.object({ units: z.int().check(z.gte(0), z.lte(1_000_000)), perMille: z.int().check(z.gte(0), z.lte(1000)) }),
  ),
  cartons: z.exactOptional(
    z.readonly(
      z
        .array(
          z.object({
            code: text(40),
            inner: z.readonly(z.tuple([edge(), edge(), edge()])),
            emptyWeight: z.int().check(z.gte(0)),
            maxWeight: z.int().check(z.gte(1)),
          }),
        )
        .check(z.maxLength(60)),
    ),
  ),
  dimensionalDivisor: z.exactOptional(z.int().check(z.gte(1000), z.lte(20_000))),
  floor: z.exactOptional(
    z.object({
      aislesRun: z.enum(['x', 'y']),
      crossAisles: z.readonly(z.array(z.int()).check(z.minLength(2), z.maxLength(40))),
      oneWay: z.exactOptional(z.record(text(20), z.enum(['up', 'down']))),
      rule: z.exactOptional(z.enum(['s-shape', 'return', 'midpoint', 'largest-gap', 'combined'])),
    }),
  ),
})

export const warehouseSaved = defineOperation<'warehouse-saved', z.output<typeof warehouse>>({
  type: 'warehouse-saved',
  version: 1,
  nature: 'fact',
  right: 'catalogue',
  touches: 'money',
  schema: warehouse,
  undo: 'none',
  applyStock(draft, { body }) {
    draft.put('warehouse', body)
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'warehouse', id: body.id }],
})

const item = z.object({
  id: id<ItemId>(),
  sku: text(60),
  name: text(200),
  unit: text(20),
  codes: z
    .array(
      z.object({
        code: text(60),
        level: z.enum(['each', 'inner', 'case', 'pallet']),
        quantity: units(),
      }),
    )
    .check(z.maxLength(50)),
  tracking: z.enum(['none', 'lot', 'lot-expiry', 'serial']),
  confirm: z.enum(['trust', 'each', 'type']),
  owner: id<CompanyId>(),
  weight: z.exactOptional(z.int().check(z.gte(0))),
  size: z.exactOptional(z.tuple([z.int(), z.int(), z.int()])),
  storageClass: text(20),
  hazard: z.exactOptional(text(40)),
  category: z.exactOptional(text(40)),
})

export const itemSaved = defineOperation<'item-saved', z.output<typeof item>>({
  type: 'item-saved',
  version: 1,
  nature: 'fact',
  right: 'catalogue',
  touches: 'nothing',
  schema: item,
  undo: 'none',
  applyStock(draft, { body }) {
    // What was learned about it is no part of what somebody says of it.
    const homes = draft.get('item', body.id)?.homes
    draft.put('item', homes ? { ...body, homes } : body)
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'item', id: body.id }],
})

const location = z.object({
  id: id<LocationId>(),
  warehouse: id<WarehouseId>(),
  code: text(30),
  zone: text(20),
  type: z.enum(['dock', 'reserve', 'pick-face', 'stage', 'pack', 'quarantine', 'damage']),
  aisle: text(10),
  bay: z.int(),
  level: z.int(),
  slot: z.int(),
  side: z.enum(['left', 'right']),
  x: z.int(),
  y: z.int(),
  storageClass: text(20),
  blocked: z.boolean(),
  checkCode: z.exactOptional(text(20)),
  capacity: z.exactOptional(
    z.object({
      volume: z.exactOptional(z.int().check(z.gte(0))),
      weight: z.exactOptional(z.int().check(z.gte(0))),
      pallets: z.exactOptional(z.int().check(z.gte(0))),
    }),
  ),
})

export const locationSaved = defineOperation<'location-saved', z.output<typeof location>>({
  type: 'location-saved',
  version: 1,
  nature: 'fact',
  right: 'catalogue',
  touches: 'nothing',
  schema: location,
  undo: 'none',
  applyStock(draft, { body }) {
    draft.put('location', body)
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'location', id: body.id }],
})

const person = z.object({
  id: id<PersonId>(),
  name: text(120),
  badge: text(40),
  language: z.enum(['en', 'ru']),
  active: z.boolean(),
  roles: z
    .array(z.enum(['picker', 'receiver', 'packer', 'returns', 'lead', 'manager', 'bookkeeper', 'admin', 'api']))
    .check(z.maxLength(9)),
  warehouses: z.array(id<WarehouseId>()).check(z.maxLength(100)),
})

export const personSaved = defineOperation<'person-saved', z.output<typeof person>>({
  type: 'person-saved',
  version: 1,
  nature: 'fact',
  right: 'people',
  touches: 'money',
  schema: person,
  undo: 'none',
  applyStock(draft, { body, at }) {
    const before = draft.get('person', body.id)
    const roles = body.active ? body.roles : []
    const history = before?.rights ?? []
    const last = history[history.length - 1]
    const same = last && last.roles.length === roles.length && last.roles.every((role) => roles.includes(role))
    draft.put('person', { ...body, rights: same ? history : [...history, { from: at, roles }] })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'person', id: body.id }],
})

const device = z.object({
  id: id<DeviceId>(),
  name: text(60),
  warehouse: id<WarehouseId>(),
  packStation: z.boolean(),
})

export const deviceEnrolled = defineOperation<'device-enrolled', z.output<typeof device>>({
  type: 'device-enrolled',
  version: 1,
  nature: 'fact',
  right: 'people',
  touches: 'money',
  schema: device,
  undo: 'none',
  applyStock(draft, { body, at }) {
    const before = draft.get('device', body.id)
    draft.put('device', { ...body, enrolledAt: before?.enrolledAt ?? at })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'device', id: body.id }],
})

const revocation = z.object({ id: id<DeviceId>() })

export const deviceRevoked = defineOperation<'device-revoked', z.output<typeof revocation>>({
  type: 'device-revoked',
  version: 1,
  nature: 'fact',
  right: 'people',
  touches: 'money',
  schema: revocation,
  undo: 'none',
  applyStock(draft, { body, at }) {
    const row = draft.get('device', body.id)
    if (row && row.revokedAt === undefined) draft.put('device', { ...row, revokedAt: at })
    return undefined
  },
  subjects: ({ body }) => [{ kind: 'device', id: body.id }],
})
