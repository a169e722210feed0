// `wms enrol` and `wms pin`: one-time codes for devices, PINs for people.

import { randomBytes } from 'node:crypto'
import { system } from '../../shared/operations/apply.ts'
import type { PersonRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import { makeId } from '../../shared/values/ids.ts'
import { makeEnrolment } from '../auth/devices.ts'
import { setPin } from '../auth/pins.ts'
import type { Command } from './command.ts'

export const enrolCommand: Command = {
  use: 'enrol WAREHOUSE [--pack-station]',
  does: 'makes a one-time code for a handheld of a warehouse (name or id)',
  run: (args) =>
    args.withServices(async ({ store, now }) => {
      const wanted = args.words.join(' ')
      const warehouses = (await store.rows.all('warehouse', 1000)).map((each) => each.row as WarehouseRow)
      const warehouse = warehouses.find((each) => each.id === wanted || each.name === wanted)
      if (!warehouse) {
        console.error(
          `There is no warehouse "${wanted}". There are: ${warehouses.map((each) => each.name).join(', ') || 'none'}.`,
        )
        return 1
      }
      const code = await makeEnrolment(store, warehouse.id, args.options.has('pack-station'), now())
      console.log(`${code}  (${warehouse.name}; one device, within a day)`)
      return 0
    }),
}

export const personCommand: Command = {
  use: 'person BADGE PIN NAME --roles ROLE,ROLE [--language ru]',
  does: 'adds a person who may work in every warehouse, or changes whoever has this badge',
  run: (args) =>
    args.withServices(async ({ store, applier, now }) => {
      const [badge = '', pin = '', ...name] = args.words
      const roles = (args.options.get('roles') ?? '').split(',').filter(Boolean)
      if (!badge || name.length === 0 || !/^\d{4,8}$/.test(pin) || roles.length === 0) {
        console.error(`Use: ${personCommand.use}. A PIN has 4 to 8 digits.`)
        return 2
      }
      const known = (await store.rows.byIndex('personByBadge', [badge]))[0]?.row as PersonRow | undefined
      const warehouses = (await store.rows.all('warehouse', 1000)).map((each) => each.row.id)
      const ids = { now, random: () => randomBytes(16) }
      const id = known?.id ?? makeId<string>(ids)
      const language = args.options.get('language') ?? 'en'
      const body = { id, name: name.join(' '), badge, language, active: true, roles, warehouses }
      const { acks } = await applier.submit('desk', [
        { id: makeId(ids), type: 'person-saved', body, at: now(), by: system, warehouse: warehouses[0] ?? '' },
      ])
      if (acks[0]?.outcome !== 'applied') {
        console.error(
          'Not saved: roles are picker, receiver, packer, returns, lead, manager, bookkeeper, admin, api; languages en, ru.',
        )
        return 1
      }
      await setPin(store, id, pin)
      console.log(`${body.name} signs in with badge ${badge}; roles: ${roles.join(', ')}.`)
      return 0
    }),
}

export const pinCommand: Command = {
  use: 'pin BADGE PIN',
  does: 'sets the PIN (4 to 8 digits) of whoever has this badge',
  run: (args) =>
    args.withServices(async ({ store }) => {
      const [badge = '', pin = ''] = args.words
      if (!/^\d{4,8}$/.test(pin)) {
        console.error('A PIN has 4 to 8 digits.')
        return 1
      }
      const person = (await store.rows.byIndex('personByBadge', [badge]))[0]?.row as PersonRow | undefined
      if (!person) {
        console.error(`Nobody has the badge "${badge}".`)
        return 1
      }
      await setPin(store, person.id, pin)
      console.log(`${person.name} signs in with badge ${badge} and the new PIN.`)
      return 0
    }),
}
