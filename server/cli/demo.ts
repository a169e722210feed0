// `wms demo`: fills an empty database with a company to try things on, small or large.
import { statSync } from 'node:fs'
import { join } from 'node:path'
import type { Instant } from '../../shared/values/time.ts'
import { setPin } from '../auth/pins.ts'
import { demoSeed } from '../demo/company.ts'
import { loadLarge } from '../demo/large/load-large.ts'
import { large } from '../demo/large/scale.ts'
import { loadDemo } from '../demo/load-demo.ts'
import type { Command } from './command.ts'

export const demoCommand: Command = {
  use: 'demo [--scale small|large] [--seed N]',
  does: 'fills an empty database with a demo company; large: a year of three warehouses',
  run: (args) =>
    args.withServices(async (services) => {
      const scale = args.options.get('scale') ?? 'small'
      const seed = Number(args.options.get('seed') ?? demoSeed)
      if ((scale !== 'small' && scale !== 'large') || !Number.isSafeInteger(seed)) {
        console.error(`Use: ${demoCommand.use}`)
        return 2
      }
      const { store } = services
      const isEmpty = (await store.rows.all('company', 1)).length === 0
      const isBegun = (await store.meta('large-demo-begun')) !== undefined
      if (!isEmpty && !(scale === 'large' && isBegun)) {
        console.error('There is a company already. Name an empty folder with --data.')
        return 1
      }
      if (scale === 'small') {
        const company = await loadDemo(services)
        console.log(`${company.company.name}: ${company.items.length} items, ${company.orders.length} orders.`)
        return 0
      }
      const began = performance.now()
      const options = { scale: large, seed, now: services.now() as Instant, tell: console.log }
      const { operations, movements, firm } = await loadLarge(store, options)
      for (const { row, pin } of firm.people) await setPin(store, row.id, pin)
      await store.checkpoint()
      const file = join(args.folder, 'stockhand.db')
      const manager = firm.people.find(({ row }) => row.roles.includes('manager'))
      console.log(`Manager: badge ${manager?.row.badge}, PIN ${manager?.pin}.`)
      console.log(
        `${operations.toLocaleString('en')} operations, ${movements.toLocaleString('en')} movements in ${Math.round((performance.now() - began) / 1000)} s; ${Math.round(statSync(file).size / 1e6)} MB.`,
      )
      return 0
    }),
}
