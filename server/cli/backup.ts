// `wms backup` and `wms restore`: a whole copy of the database while the server runs, checked before it counts; and the way
// back, which starts a new epoch so that every device sends again what the copy has not seen.
import { copyFileSync, existsSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import { sealOf } from '../jobs/sealing.ts'
import { noteBackup } from '../jobs/upkeep.ts'
import { Store, tenant } from '../store/store.ts'
import { verify } from '../store/verify.ts'
import { verifyJournal } from '../store/verify-journal.ts'
import type { Command } from './command.ts'

export const backupCommand: Command = {
  use: 'backup FILE',
  does: 'copies the database while it is in use, and verifies the copy',
  run: async (args) => {
    const [file = ''] = args.words
    if (!file || existsSync(file)) {
      console.error(file ? `${file} exists already. Name a file that does not.` : 'Which file?')
      return 1
    }
    return args.withServices(async ({ store }) => {
      await store.copyTo(file)
      const code = await checked(file, 'Backup')
      // From here on devices may forget what the copy holds.
      if (code === 0) await noteBackupFile(file, store)
      return code
    })
  },
}

export const restoreCommand: Command = {
  use: 'restore FILE',
  does: 'puts a backup in the place of the database (stop the server first)',
  run: async (args) => {
    const [file = ''] = args.words
    if (!existsSync(file)) {
      console.error(`There is no file "${file}".`)
      return 1
    }
    const code = await checked(file, 'File')
    if (code !== 0) return code
    const folder = args.options.get('data') ?? process.env.STOCKHAND_DATA ?? '.data'
    const current = join(folder, 'stockhand.db')
    if (existsSync(current)) renameSync(current, `${current}.before-restore`)
    for (const rest of ['-wal', '-shm']) {
      if (existsSync(current + rest)) renameSync(current + rest, `${current}.before-restore${rest}`)
    }
    copyFileSync(file, current)
    const store = await Store.open(current)
    await store.forgetMeta('epoch')
    await store.close()
    console.log(`Restored from ${file}. The database that was here is ${current}.before-restore.`)
    return 0
  },
}

async function noteBackupFile(file: string, live: Store): Promise<void> {
  const copy = await Store.open(file)
  await noteBackup(copy, live)
  await copy.close()
}

async function checked(file: string, what: string): Promise<number> {
  const store = await Store.open(file)
  try {
    const wrong = [...(await verify(store.db, tenant)), ...(await verifyJournal(store, tenant, sealOf))]
    for (const line of wrong.slice(0, 20)) console.log(line)
    const count = await store.operationCount()
    console.log(
      wrong.length === 0
        ? `${what} ${file}: ${count} operations, everything agrees.`
        : `${what} ${file}: ${wrong.length} disagreements`,
    )
    return wrong.length === 0 ? 0 : 1
  } finally {
    await store.close()
  }
}
