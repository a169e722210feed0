import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { checkPin } from '../auth/pins.ts'
import { closeServices, openServices, type Services } from '../services.ts'
import { demoCompany, demoSeed } from './company.ts'
import { greet } from './greet.ts'
import { demoOperations } from './to-operations.ts'

const minute = 60_000
let folder: string
let services: Services
const now = Date.UTC(2026, 10, 25, 8, 42)

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'greet-'))
})
afterAll(() => rm(folder, { recursive: true }))

async function open(name: string): Promise<string[]> {
  services = await openServices(join(folder, `${name}.db`), () => now)
  return []
}
const outcomes = async () => {
  const rows = await services.store.db.selectFrom('operation').select(['id', 'outcome']).execute()
  return { all: rows.length, held: rows.filter(({ outcome }) => outcome === 'held').length }
}

describe('a first start', () => {
  test(
    'that was cut off is completed by the next one; then the people are printed and can sign in',
    async () => {
      const lines = await open('demo')
      const company = demoCompany(demoSeed, now as never)
      const operations = demoOperations(company, demoSeed)
      // What a start leaves that is killed half-way: when it began, and a part of the history.
      await services.store.setMeta('demo-begun', String(now))
      await services.applier.submit('demo', operations.slice(0, 2500))
      await greet(services, folder, { demo: true }, (line) => lines.push(line))
      expect(await outcomes()).toEqual({ all: operations.length, held: 0 })

      const olga = company.people.find(({ row }) => row.name === 'Olga Liepa')
      expect(lines.join('\n')).toMatch(new RegExp(`${olga?.row.badge} +${olga?.pin} +Olga Liepa +manager`))
      expect(lines.filter((line) => /joins .* with the code [A-Z2-9]{8}/.test(line))).toHaveLength(2)
      expect(await checkPin(services.store, olga?.row.badge ?? '', olga?.pin ?? '', now)).toMatchObject({ ok: true })

      const again: string[] = []
      await greet(services, folder, { demo: true }, (line) => again.push(line))
      expect(again.slice(0, 12)).toEqual(lines.slice(0, 12))
      expect(await outcomes()).toEqual({ all: operations.length, held: 0 })
      await closeServices(services)
    },
    5 * minute,
  )

  test(
    'without the demo makes one administrator, once',
    async () => {
      const lines = await open('bare')
      await greet(services, folder, { demo: false }, (line) => lines.push(line))
      const [, badge = '', pin = ''] = /badge (\d+) and PIN (\d+)/.exec(lines.join('\n')) ?? []
      const person = await checkPin(services.store, badge, pin, now)
      expect(person).toMatchObject({ ok: true, value: { roles: ['admin'] } })
      await greet(services, folder, { demo: true }, (line) => lines.push(line))
      expect(lines).toHaveLength(1)
      await closeServices(services)
    },
    minute,
  )
})
