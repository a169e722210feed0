// The form of a file of accounting cases. Loose where a case has fields of its own: what is not understood is named later.
import * as z from 'zod/mini'

const event = z.looseObject({
  id: z.string(),
  at: z.string(),
  type: z.string(),
  sku: z.exactOptional(z.string()),
  qty: z.exactOptional(z.number()),
  counted: z.exactOptional(z.number()),
  value: z.exactOptional(z.number()),
  unitPrice: z.exactOptional(z.string()),
  fx: z.exactOptional(z.string()),
  ship: z.exactOptional(z.string()),
  currency: z.exactOptional(z.string()),
  receipt: z.exactOptional(z.string()),
  receipts: z.exactOptional(z.array(z.string())),
  transfer: z.exactOptional(z.string()),
  invoice: z.exactOptional(z.string()),
  invoices: z.exactOptional(z.array(z.string())),
  through: z.exactOptional(z.string()),
  unitCost: z.exactOptional(z.string()),
  basis: z.exactOptional(z.string()),
  kit: z.exactOptional(z.string()),
  components: z.exactOptional(
    z.array(z.object({ sku: z.string(), qty: z.number(), weight: z.exactOptional(z.number()) })),
  ),
  lines: z.exactOptional(z.array(z.object({ qty: z.number(), unitPrice: z.string(), taxBp: z.number() }))),
  shipping: z.exactOptional(z.object({ amount: z.number(), taxBp: z.number() })),
  docDiscount: z.exactOptional(z.number()),
  taxRounding: z.exactOptional(z.string()),
  amount: z.exactOptional(z.number()),
  fee: z.exactOptional(z.number()),
  to: z.exactOptional(z.string()),
  net: z.exactOptional(z.number()),
  tax: z.exactOptional(z.number()),
  gross: z.exactOptional(z.number()),
  refunds: z.exactOptional(z.number()),
  fees: z.exactOptional(z.number()),
  reserve: z.exactOptional(z.number()),
})

const expected = z.looseObject({
  items: z.record(z.string(), z.unknown()),
  inventoryValue: z.number(),
  trialBalance: z.record(z.string(), z.number()),
  trialBalanceByMonth: z.exactOptional(z.record(z.string(), z.record(z.string(), z.number()))),
  rejected: z.array(z.string()),
  duplicates: z.number(),
})

const scenario = z.object({
  id: z.string(),
  title: z.string(),
  base: z.string(),
  items: z.exactOptional(z.record(z.string(), z.looseObject({ stdCost: z.exactOptional(z.string()) }))),
  events: z.array(event),
  expected: z.object({ fifo: expected, avg: expected }),
})

export const scenarioFile = z.object({ scenarios: z.array(scenario) })

export type Scenario = z.output<typeof scenario>
export type CaseEvent = z.output<typeof event>
export type Expected = z.output<typeof expected>
