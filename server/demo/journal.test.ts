// The demo company's books as other programs read them: every balance of theirs is ours.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { CompanyRow } from '../../shared/rows/catalogue.ts'
import { sealJournals } from '../jobs/sealing.ts'
import { closeServices, openServices, type Services } from '../services.ts'
import { loadDemo } from './load-demo.ts'
import { type Balances, balancesOf, exportedTo, isInstalled, readers } from './read-outside.ts'

let services: Services
let folder: string
let company: CompanyRow
let ours: Balances

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'stockhand-demo-journal-'))
  services = await openServices(join(folder, 'demo.db'), () => Date.UTC(2026, 10, 25, 8, 42))
  await loadDemo(services)
  await sealJournals(services.store)
  const [first] = await services.store.rows.all('company', 1)
  company = first?.row as CompanyRow
  ours = await balancesOf(services.store, company)
}, 240_000)

afterAll(async () => {
  await closeServices(services)
  rmSync(folder, { recursive: true, force: true })
})

describe('the journal of the demo company', () => {
  test('has what a firm has: goods, sales and what they cost', () => {
    expect(Object.keys(ours)).toEqual(expect.arrayContaining(['1100', '1300', '4000', '5000']))
  })

  for (const { format, program, read } of readers) {
    const there = isInstalled(program)
    if (!there) console.log(`${program} is not installed: its reading of the demo company is not tested here`)
    test.skipIf(!there)(
      `is read by ${format} with every balance equal`,
      async () => {
        expect(read(await exportedTo(folder, services.store, company, format))).toEqual(ours)
      },
      120_000,
    )
  }
})
