// A few orders of the real file through scripted devices, chosen by a seed that is printed. The whole file: `npm run day`.
import { existsSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { Dice } from '../../sim/dice.ts'
import { retailFile, someOrders } from './orders.ts'
import { scriptedDay } from './scripted-day.ts'

const seed = Number(process.env.DAY_SEED ?? Date.now() % 1_000_000)

describe.skipIf(!existsSync(retailFile))(
  `a small day on the real file (skipped where ${retailFile} is missing)`,
  () => {
    test(`of six orders agrees with figures worked out apart (DAY_SEED=${seed})`, { timeout: 180_000 }, async () => {
      const dice = new Dice(seed)
      const file = someOrders(6, 120, dice.next)
      const { differences } = await scriptedDay(file, { devices: 2, dice: dice.next, tell: () => undefined })
      expect({ seed, orders: file.orders, differences }).toEqual({ seed, orders: file.orders, differences: [] })
    })
  },
)
