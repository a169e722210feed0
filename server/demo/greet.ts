// Owns what a start of the server says to who started it: on an empty database the demo company is loaded, or one
// administrator made; then who can sign in, and how a handheld joins. Does not know what is served.
import { randomBytes, randomInt } from 'node:crypto'
import { system } from '../../shared/operations/apply.ts'
import { makeId, type PersonId } from '../../shared/values/ids.ts'
import { makeEnrolment } from '../auth/devices.ts'
import { setPin } from '../auth/pins.ts'
import type { Services } from '../services.ts'
import type { DemoCompany } from './company.ts'
import { knownDemo, loadDemo } from './load-demo.ts'

type Print = (line: string) => void

/** @param folder where the data lives; @param options.demo whether an empty database gets the demo company */
export async function greet(
  services: Services,
  folder: string,
  { demo }: { readonly demo: boolean },
  print: Print = console.log,
): Promise<void> {
  const known = await knownDemo(services)
  if (known) return greetDemo(services, folder, known.loaded ? known.company : await loadDemo(services), print)
  if ((await services.store.rows.all('person', 1)).length > 0) return
  if (demo) {
    print('Making the demo company…')
    return greetDemo(services, folder, await loadDemo(services), print)
  }
  await makeAdministrator(services, print)
}

async function greetDemo({ store, now }: Services, folder: string, company: DemoCompany, print: Print): Promise<void> {
  print(`Demo: ${company.company.name}, invented, with PINs that everybody knows. Its data is in ${folder}.`)
  print('  badge  PIN   name                roles                where')
  const places = new Map([company.riga, company.tallinn].map(({ row }) => [row.id, row.name]))
  for (const { row, pin } of company.people) {
    const where = row.warehouses.map((id) => places.get(id)).join(', ')
    print(
      `  ${row.badge.padEnd(6)} ${pin.padEnd(5)} ${row.name.padEnd(19)} ${row.roles.join(', ').padEnd(20)} ${where}`,
    )
  }
  for (const { row } of [company.riga, company.tallinn]) {
    const code = await makeEnrolment(store, row.id, false, now())
    print(`A handheld joins ${row.name} with the code ${code} (once, within a day).`)
  }
}

/** The first person of a real installation; everybody else is made by them. */
async function makeAdministrator({ applier, store, now }: Services, print: Print): Promise<void> {
  const id = makeId<PersonId>({ now, random: () => randomBytes(16) })
  const badge = '1000'
  const pin = String(randomInt(100_000, 1_000_000))
  const at = now()
  const body = { id, name: 'Administrator', badge, language: 'en', active: true, roles: ['admin'], warehouses: [] }
  await applier.submit('setup', [
    { id: makeId({ now, random: () => randomBytes(16) }), type: 'person-saved', body, at, by: system, warehouse: '' },
  ])
  await setPin(store, id, pin)
  print(
    `Nobody is known yet. The administrator signs in with badge ${badge} and PIN ${pin}: note it, it is not shown again.`,
  )
}
