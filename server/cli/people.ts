// `wms enrol` and `wms pin`: one-time codes for devices, PINs for people.
import type { PersonRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
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
