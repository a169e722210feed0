import { execFileSync } from 'node:child_process'
import { closeSync, openSync, statSync, writeSync } from 'node:fs'
import { join } from 'node:path'
import { Fault as StorageFault } from '../../shared/values/result.ts'
import { Shift } from '../benches/ingest-load.ts'
import { type Fault, must } from './fault.ts'
import { checkShop, load, makeShop, within } from './shop.ts'

export const damagedFile: Fault = {
  what: 'The database file of the server is damaged',
  promise: 'It is noticed at start and said with the way back; from a backup, devices bring what came after it',
  async run(folder, size, random) {
    const file = join(folder, 'stockhand.db')
    const backup = join(folder, 'backup.db')
    await makeShop(file)
    const shift = new Shift(0, load, 13)
    const exchanges = Array.from({ length: Math.max(4, Math.ceil(60 * size)) }, () => shift.batch(20))
    const half = exchanges.length >> 1
    const epoch = await within(file, async ({ applier, store }) => {
      let last = ''
      for (const each of exchanges.slice(0, half)) last = (await applier.exchange(each)).epoch
      await store.copyTo(backup)
      for (const each of exchanges.slice(half)) await applier.exchange(each)
      await store.checkpoint()
      return last
    })
    damage(file, random)
    const said = await within(file, async () => undefined).then(
      () => undefined,
      (cause: unknown) => cause,
    )
    must(said instanceof StorageFault, `damage was not noticed: ${String(said)}`)
    must(said.message.includes('wms -- restore'), `it said: ${said.message}`)
    const words = ['--import', 'tsx', 'server/cli/index.ts', 'restore', backup, '--data', folder]
    const printed = execFileSync(process.execPath, words, { encoding: 'utf8', timeout: 120_000 })
    must(printed.includes('Restored from'), `restore printed: ${printed}`)
    await within(file, async ({ applier }) => {
      const asked = exchanges.at(-1)
      const empty = asked && { ...asked, epoch, operations: [] }
      const answer = empty && (await applier.exchange(empty))
      must(answer !== undefined && answer.epoch !== epoch, 'the epoch is the old one')
      must(answer.expected === half * 20 + 1, `it expects number ${answer.expected}`)
      for (const each of exchanges.slice(half)) await applier.exchange({ ...each, epoch: answer.epoch })
    })
    await checkShop(file, [exchanges.length * 20], true)
    return `noticed at start; restored; ${(exchanges.length - half) * 20} operations after the backup came again`
  },
}

/** A quarter of the pages in the middle become noise. */
function damage(file: string, random: () => number): void {
  const { size } = statSync(file)
  const page = 4096
  const pages = Math.floor(size / page)
  const open = openSync(file, 'r+')
  try {
    for (let at = Math.floor(pages / 4); at < Math.floor(pages / 2); at++) {
      writeSync(open, Buffer.from(Array.from({ length: page }, () => Math.floor(random() * 256))), 0, page, at * page)
    }
  } finally {
    closeSync(open)
  }
}
