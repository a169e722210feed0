// `npm run conformance -- accounting FILE [--only S01-S09] [--method fifo|average]`: runs worked accounting cases through
// the product's own operations and store: one company, one warehouse, one bin for each case, operations in arrival order.
import { readFile } from 'node:fs/promises'
import { openFirm } from '../../server/apply/fixture.ts'
import { tenant } from '../../server/store/store.ts'
import { verify } from '../../server/store/verify.ts'
import { verifyCosting } from '../../server/store/verify-costing.ts'
import { type Expected, type Scenario, scenarioFile } from './accounting-cases.ts'
import { type Told, tell, unsupported } from './accounting-operations.ts'
import { readOutcome } from './accounting-outcome.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments } from './index-options.ts'

const methods = { fifo: 'fifo', avg: 'average' } as const

export async function run(path: string, args: RunArguments): Promise<Score> {
  const parsed = scenarioFile.safeParse(JSON.parse(await readFile(path, 'utf8')))
  if (!parsed.success)
    throw new Error(`${path} is not a file of accounting cases: ${parsed.error.issues[0]?.message ?? ''}`)
  const only = args.options.get('method')
  let passed = 0
  let failed = 0
  for (const scenario of parsed.data.scenarios.filter((each, index) => args.wants(each.id, index + 1))) {
    for (const method of ['fifo', 'avg'] as const) {
      if (only !== undefined && methods[method] !== only) continue
      const problems = await runCase(scenario, method)
      if (problems.length === 0) passed += 1
      else failed += 1
      for (const problem of problems) failure(`${scenario.id} ${method}`, problem.expected, problem.got)
    }
  }
  return { passed, failed }
}

interface Problem {
  readonly expected: unknown
  readonly got: unknown
}

async function runCase(scenario: Scenario, method: 'fifo' | 'avg'): Promise<Problem[]> {
  const unknown = unsupported(scenario)
  if (unknown.length > 0) return [{ expected: `operations for ${unknown.join(', ')}`, got: 'none yet' }]
  const firm = await openFirm(':memory:', methods[method], scenario.base)
  try {
    // The server's clock stands after the last event: every time in the case lies in its past.
    firm.clock.now = Date.UTC(2030, 0, 1)
    const told = await tell(firm, scenario)
    const wrong = [...(await verify(firm.store.db, tenant)), ...(await verifyCosting(firm.store, tenant))]
    return [
      ...(await compare(firm.store, scenario.expected[method], told)),
      ...wrong.map((line) => ({ expected: 'everything agrees', got: line })),
    ]
  } finally {
    await firm.store.close()
  }
}

async function compare(store: Parameters<typeof readOutcome>[0], expected: Expected, told: Told): Promise<Problem[]> {
  const outcome = await readOutcome(store, Object.keys(expected.items))
  const pairs: [string, unknown, unknown][] = [
    ['items', expected.items, outcome.items],
    ['inventoryValue', expected.inventoryValue, outcome.inventoryValue],
    ['trialBalance', expected.trialBalance, outcome.trialBalance],
    ['rejected', expected.rejected, told.rejected],
    ['duplicates', expected.duplicates, told.duplicates],
  ]
  if (expected.trialBalanceByMonth) {
    pairs.push(['trialBalanceByMonth', expected.trialBalanceByMonth, outcome.trialBalanceByMonth])
  }
  return pairs.flatMap(([what, wanted, got]) =>
    sorted(wanted) === sorted(got) ? [] : [{ expected: `${what} ${sorted(wanted)}`, got: sorted(got) }],
  )
}

/** JSON with keys in order, so that equal values read alike. */
function sorted(value: unknown): string {
  return JSON.stringify(value, (_key, inner) =>
    inner && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  )
}
