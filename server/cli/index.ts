// `npm run wms -- COMMAND`: the administrator's door. Works on the same database file as the server, through the same rules.
import { mkdirSync } from 'node:fs'
import { join } from 'node:path'
import { Fault } from '../../shared/values/result.ts'
import { closeServices, openServices } from '../services.ts'
import { backupCommand, restoreCommand } from './backup.ts'
import { booksCommand } from './books.ts'
import { type Arguments, type Command, parseArguments } from './command.ts'
import { demoCommand } from './demo.ts'
import { importCommand } from './import.ts'
import { enrolCommand, personCommand, pinCommand } from './people.ts'
import { verifyCommand } from './verify.ts'

const commands: Readonly<Record<string, Command>> = {
  import: importCommand,
  books: booksCommand,
  demo: demoCommand,
  verify: verifyCommand,
  enrol: enrolCommand,
  person: personCommand,
  pin: pinCommand,
  backup: backupCommand,
  restore: restoreCommand,
}

const flags = ['cover', 'dry', 'good', 'pack-station', 'help']

function help(): void {
  console.log('npm run wms -- COMMAND [--data FOLDER]')
  for (const command of Object.values(commands)) console.log(`  ${command.use.padEnd(52)} ${command.does}`)
}

async function main(): Promise<number> {
  const { words, options } = parseArguments(process.argv.slice(2), flags)
  const [name = '', ...rest] = words
  const command = commands[name]
  if (!command || options.has('help')) {
    if (name && !command) console.error(`There is no command "${name}".`)
    help()
    return command || !name ? 0 : 2
  }
  const folder = options.get('data') ?? process.env.STOCKHAND_DATA ?? '.data'
  const args: Arguments = {
    words: rest,
    options,
    folder,
    async withServices(work) {
      mkdirSync(folder, { recursive: true })
      const services = await openServices(join(folder, 'stockhand.db'))
      try {
        return await work(services)
      } finally {
        await closeServices(services)
      }
    },
  }
  return command.run(args)
}

main().then(
  (code) => process.exit(code),
  (fault: unknown) => {
    console.error(fault instanceof Fault ? fault.message : fault)
    process.exit(1)
  },
)
