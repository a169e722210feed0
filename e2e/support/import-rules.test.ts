import { expect, test } from 'vitest'
import { brokenBy } from './import-rules.ts'

test.each([
  ['app/handheld/main.tsx', 'server/app.ts'],
  ['shared/values/money.ts', 'shared/stock/movements.ts'],
  ['shared/stock/movements.ts', 'shared/operations/index.ts'],
  ['server/apply/group.ts', 'npm:kysely'],
  ['app/handheld/main.tsx', 'npm:dexie'],
  ['shared/jobs/pick.ts', 'npm:react'],
  ['app/handheld/home.tsx', 'app/desk/main.tsx'],
])('%s may not import %s', (file, target) => {
  expect(brokenBy(file, target)).not.toEqual([])
})

test.each([
  ['app/handheld/main.tsx', 'shared/jobs/pick.ts'],
  ['server/store/rows.ts', 'npm:kysely'],
  ['app/replica/database.ts', 'npm:dexie'],
  ['shared/jobs/pick/pick.ts', 'shared/operations/index.ts'],
  ['shared/stock/movements.ts', 'shared/rows/stock.ts'],
])('%s may import %s', (file, target) => {
  expect(brokenBy(file, target)).toEqual([])
})
