// `wms import orders FILE`: reads a file of orders, prints what was read and what was set aside, and records all or nothing.
import { type CsvEncoding, csvEncodings } from '../imports/csv-lines.ts'
import { importOrders } from '../imports/import-orders.ts'
import { importProblemInWords, planInWords } from '../imports/import-words.ts'
import { readOnlineRetailFile } from '../imports/online-retail-file.ts'
import type { Command } from './command.ts'

export const importCommand: Command = {
  use: 'import orders FILE [--cover] [--encoding NAME]',
  does: 'imports orders (Online Retail columns); --cover also orders the goods that they need',
  run: async (args) => {
    const [what, file] = args.words
    if (what !== 'orders' || !file) {
      console.error(`Use: ${importCommand.use}`)
      return 2
    }
    const encoding = args.options.get('encoding')
    if (encoding !== undefined && !isEncoding(encoding)) {
      console.error(`Unknown encoding "${encoding}". Known: ${csvEncodings.join(', ')}.`)
      return 2
    }
    const cover = args.options.has('cover')
    const read = await readOnlineRetailFile(file, { cover, ...(encoding && { encoding }) })
    if (!read.ok) {
      console.error(importProblemInWords(read))
      return 1
    }
    for (const line of planInWords(read.value)) console.log(line)
    return args.withServices(async (services) => {
      const company = args.options.get('company')
      const warehouse = args.options.get('warehouse')
      const imported = await importOrders(services, read.value, {
        ...(company !== undefined && { company }),
        ...(warehouse !== undefined && { warehouse }),
      })
      if (!imported.ok) {
        const { company, books, file } = imported.facts
        console.error(
          `The books of ${company} are in ${books}, the file is in ${file}. Name another --company. Nothing was imported.`,
        )
        return 1
      }
      const { recorded, known, held, exceptions } = imported.value
      console.log(`Into ${imported.value.company}, warehouse ${imported.value.warehouse}:`)
      console.log(
        `${recorded} operations recorded, ${known} were known already, ${held} held, ${exceptions} with an exception`,
      )
      return held > 0 ? 1 : 0
    })
  },
}

function isEncoding(name: string): name is CsvEncoding {
  return (csvEncodings as readonly string[]).includes(name)
}
