// `wms import orders FILE`: reads a file of orders, prints what was read and what was set aside, and records all or nothing.
// Other sheets (items, bins, stock, purchases) are told by their rows: import-sheet.ts.
import { type CsvEncoding, csvEncodings } from '../imports/csv-lines.ts'
import { importOrders } from '../imports/import-orders.ts'
import { importProblemInWords, planInWords } from '../imports/import-words.ts'
import { readOnlineRetailFile } from '../imports/online-retail-file.ts'
import { isSheetKind } from '../imports/sheets/index.ts'
import type { Command } from './command.ts'
import { importSheet } from './import-sheet.ts'

export const importCommand: Command = {
  use: 'import orders|items|bins|stock|purchases FILE',
  does: 'imports a CSV; orders (Online Retail columns): --cover --encoding NAME; others: --dry --good',
  run: async (args) => {
    const [what, file] = args.words
    if (what && file && isSheetKind(what)) return importSheet(args, what, file)
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
