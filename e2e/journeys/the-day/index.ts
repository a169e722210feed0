// The command `npm run day -- [--all | --orders N | --some N] [--devices N] [--seed S] [--browsers]`: a day on the real
// file by scripted devices (the real jobs, replica, exchange and server, without a screen) or by three real browsers. Prints what differs from figures worked out apart,
// and last a line of totals. Exits non-zero when something differs.
import { existsSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Dice } from '../../sim/dice.ts'
import { browserDay } from './browser-day.ts'
import { firstOrders, retailFile, someOrders } from './orders.ts'
import { scriptedDay } from './scripted-day.ts'

const { values } = parseArgs({
  options: {
    all: { type: 'boolean', default: false },
    orders: { type: 'string', default: '60' },
    some: { type: 'string' },
    devices: { type: 'string', default: '2' },
    seed: { type: 'string' },
    browsers: { type: 'boolean', default: false },
  },
})

async function main(): Promise<number> {
  if (!existsSync(retailFile)) {
    console.log(`skipped: ${retailFile} is not here`)
    return 0
  }
  const seed = Number(values.seed ?? Date.now() % 1_000_000)
  const dice = new Dice(seed)
  const file =
    values.some === undefined
      ? firstOrders(values.all ? undefined : Number(values.orders))
      : someOrders(Number(values.some), 500, dice.next)
  console.log(`${file.orders.length} orders${values.some === undefined ? '' : `, seed ${seed}`}`)
  const started = performance.now()
  const since = () => `${((performance.now() - started) / 1000).toFixed(1).padStart(7)} s`
  const tell = (what: string) => console.log(`${since()}  ${what}`)
  const { differences, totals } = values.browsers
    ? await browserDay(file, { dice: dice.next, tell })
    : await scriptedDay(file, { devices: Number(values.devices), dice: dice.next, tell })
  for (const line of differences.slice(0, 40)) console.log(line)
  const { orders, unitsShipped, unitsLeft, revenue, refunds, cost, stockValue } = totals
  console.log(
    `${since()}  ${orders} orders, ${unitsShipped} units shipped, ${unitsLeft} left, revenue ${revenue}, refunds ${refunds}, cost ${cost}, stock ${stockValue} (pence)`,
  )
  console.log(differences.length === 0 ? 'The file agrees.' : `${differences.length} differences from the file`)
  return differences.length === 0 ? 0 : 1
}

main().then(
  (code) => process.exit(code),
  (fault: unknown) => {
    console.error(fault)
    process.exit(1)
  },
)
