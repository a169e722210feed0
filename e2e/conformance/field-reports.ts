// Owns which test answers which report from the field. A report of the floor, of sync or of the books without a line here, or a line whose
// test is gone, is a failure of field-reports.test.ts.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'

const here = (path: string) => fileURLToPath(new URL(`../../${path}`, import.meta.url))

export const reportsFile = here('../shared/data/field-reports.json')

export interface FieldReport {
  readonly id: string
  readonly kind: string
  readonly symptom: string
}

/** Files whose tests begin with the id of the report, which is followed by its symptom. */
export const answers: Readonly<Record<string, readonly string[]>> = {
  F01: ['shared/jobs/count/count.test.ts'],
  F02: ['shared/jobs/receive/receive.test.ts'],
  F03: ['shared/jobs/receive/receive.test.ts'],
  F04: ['shared/jobs/receive/receive.test.ts'],
  F05: ['shared/jobs/pick/pick.test.ts'],
  F06: ['shared/jobs/pick/pick.test.ts'],
  F07: ['shared/jobs/move/move.test.ts'],
  F08: ['shared/jobs/pick/cart.test.ts'],
  F09: ['shared/jobs/receive/receive.test.ts'],
  F10: ['shared/jobs/pick/pick-shelf.test.ts'],
  F11: ['server/apply/field-reports.test.ts'],
  F12: ['server/apply/field-reports.test.ts'],
  F13: ['server/apply/field-reports.test.ts'],
  F14: ['shared/jobs/count/count.test.ts'],
  F15: ['server/apply/field-reports.test.ts'],
  F16: ['shared/jobs/receive/receive.test.ts'],
  F17: ['shared/jobs/move/move.test.ts', 'shared/operations/field-reports.test.ts', 'app/handheld/shift/shift.test.ts'],
  F18: ['app/device/wedge-machine.test.ts'],
  F19: ['shared/jobs/receive/receive.test.ts', 'shared/operations/field-reports.test.ts'],
  F20: ['shared/jobs/put-away/put-away.test.ts', 'shared/operations/field-reports.test.ts'],
  F21: ['app/handheld/shift/shift.test.ts', 'server/apply/applier.test.ts'],
  F22: ['app/sync/sync-loop.test.ts'],
  F23: ['e2e/faults/field-reports.test.ts'],
  F24: ['app/handheld/shift/shift.test.ts'],
  F25: ['e2e/journeys/field-reports.spec.ts'],
  F26: ['app/sync/sync-loop.test.ts', 'e2e/journeys/field-reports.spec.ts'],
  F27: ['e2e/journeys/field-reports.spec.ts'],
  F28: ['e2e/journeys/field-reports.spec.ts'],
}

const ofTheFloor = /^(scan-|scanner-input$|pack-barcode$|picking-|move$|partial-|put-away$|double-submit$|receiving-)/
const ofSync = /^(sync-|storage-full$|multi-tab$|pwa-update$|connection-status$|concurrency$|live-reservation$)/
const ofTheBooks = /^(accounting-|late-events$|concurrency$)/
const ofStock = /^(count$|lot-|late-events$|live-reservation$)/
const areas = { floor: ofTheFloor, stock: ofStock, sync: ofSync, books: ofTheBooks }

/** Reports of these kinds; undefined where the reports are not here. */
export function reportsOf(area: keyof typeof areas): readonly FieldReport[] | undefined {
  if (!existsSync(reportsFile)) return undefined
  const all = JSON.parse(readFileSync(reportsFile, 'utf8')) as readonly FieldReport[]
  return all.filter(({ kind }) => areas[area].test(kind))
}

/** What is wrong with the answers to these reports, in words. */
export function unanswered(
  reports: readonly FieldReport[],
  by: Readonly<Record<string, readonly string[]>>,
): readonly string[] {
  return reports.flatMap(({ id, symptom }) => {
    const files = by[id] ?? []
    if (files.length === 0) return [`${id} has no test: ${symptom}`]
    return files.filter((file) => !namesTest(file, id)).map((file) => `${id} has no test in ${file}: ${symptom}`)
  })
}

function namesTest(file: string, id: string): boolean {
  const path = here(file)
  return existsSync(path) && new RegExp(`^\\s*test\\(['"\`]${id} .*:`, 'm').test(readFileSync(path, 'utf8'))
}
