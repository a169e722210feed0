// `wms demo`: fills an empty database with a company to try things on, small or large.
import { existsSync, mkdirSync, renameSync, rmSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { day, type Instant } from '../../shared/values/time.ts'
import { setPin } from '../auth/pins.ts'
import { demoSeed } from '../demo/company.ts'
import { loadLarge } from '../demo/large/load-large.ts'
import { large } from '../demo/large/scale.ts'
import { loadDemo } from '../demo/load-demo.ts'
import { Store } from '../store/store.ts'
import type { Arguments, Command } from './command.ts'

export const demoCommand: Command = {
  use: 'demo [--scale small|large] [--seed N] [--until DAY]',
  does: 'fills an empty database with a demo company; large: a year of three warehouses',
  run: async (args) => {
    const scale = args.options.get('scale') ?? 'small'
    const seed = Number(args.options.get('seed') ?? demoSeed)
    const now = lastEvening(args.options.get('until'))
    if ((scale !== 'small' && scale !== 'large') || !Number.isSafeInteger(seed) || Number.isNaN(now)) {
      console.error(`Use: ${demoCommand.use}`)
      return 2
    }
    return args
      .withServices(async (services) => {
        if ((await services.store.rows.all('company', 1)).length > 0) {
          console.error('There is a company already. Name an empty folder with --data.')
          return 1
        }
        if (scale === 'large') return undefined
        const { company, items, orders } = await loadDemo(services)
        console.log(`${company.name}: ${items.length} items, ${orders.length} orders.`)
        return 0
      })
      .then((code) => code ?? fillLarge(args, seed, now as Instant))
  },
}

const closes = 17 * 3_600_000

/** The end of a day's work; without a day, the latest that has passed. The same day and seed make the same demo. */
function lastEvening(until: string | undefined): number {
  if (until !== undefined) return Date.parse(`${until}T00:00:00Z`) + closes
  return Math.floor((Date.now() - closes) / day) * day + closes
}

/** Made in a file of its own, which takes the place of the empty one when it is whole. */
async function fillLarge({ folder }: Arguments, seed: number, now: Instant): Promise<number> {
  const began = performance.now()
  const file = join(folder, 'stockhand.db')
  const filling = join(folder, 'stockhand.filling.db')
  mkdirSync(folder, { recursive: true })
  dropFile(filling)
  const store = await Store.openToFill(filling)
  try {
    const { operations, movements, firm } = await loadLarge(store, { scale: large, seed, now, tell: console.log })
    for (const { row, pin } of firm.people) await setPin(store, row.id, pin)
    await store.close()
    dropFile(file)
    renameSync(filling, file)
    const manager = firm.people.find(({ row }) => row.roles.includes('manager'))
    const seconds = Math.round((performance.now() - began) / 1000)
    console.log(`Manager: badge ${manager?.row.badge}, PIN ${manager?.pin}.`)
    console.log(
      `${operations.toLocaleString('en')} operations, ${movements.toLocaleString('en')} movements in ${seconds} s; ${Math.round(statSync(file).size / 1e6)} MB.`,
    )
    return 0
  } catch (cause) {
    await store.close()
    dropFile(filling)
    throw cause
  }
}

function dropFile(file: string): void {
  for (const part of ['', '-wal', '-shm']) if (existsSync(file + part)) rmSync(file + part)
}
