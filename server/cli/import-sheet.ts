// `wms import items|bins|stock|purchases FILE`: says what each row would do, then records all of it, or nothing while a row is
// wrong, or by --good what can be taken.
import { readFile } from 'node:fs/promises'
import { system } from '../../shared/operations/apply.ts'
import type { SheetKind } from '../../shared/protocol/desk/imports.ts'
import type { CompanyRow, WarehouseRow } from '../../shared/rows/catalogue.ts'
import { Fault } from '../../shared/values/result.ts'
import { csvProblemInWords } from '../imports/csv-words.ts'
import { planSheet, recordSheet } from '../imports/sheets/import-sheet.ts'
import type { SheetHome } from '../imports/sheets/sheet.ts'
import { reportInWords } from '../imports/sheets/sheet-words.ts'
import type { Services } from '../services.ts'
import type { Arguments } from './command.ts'

const tellEvery = 10_000

export async function importSheet(args: Arguments, kind: SheetKind, file: string): Promise<number> {
  const bytes = await bytesOf(file)
  return args.withServices(async (services) => {
    const home = await homeOf(services, args.options)
    if (!home) {
      console.error('Into which company and warehouse? Name them by --company NAME --warehouse NAME.')
      return 2
    }
    const planned = await planSheet(home, kind, { name: file, bytes })
    if (!planned.ok) {
      console.error(csvProblemInWords(planned))
      return 1
    }
    const { report, rows } = planned.value
    for (const line of reportInWords(report)) console.log(line)
    if (args.options.has('dry')) return report.wrong > 0 ? 1 : 0
    if (report.wrong > 0 && !args.options.has('good')) {
      console.error('Nothing was imported. Correct these rows, or take the good ones by --good.')
      return 1
    }
    let told = 0
    const { recorded, exceptions } = await recordSheet(services, home, rows, system, (done, of) => {
      if (done - told < tellEvery) return
      told = done
      console.log(`${done} of ${of} recorded`)
    })
    console.log(`${recorded} recorded, ${exceptions} with an exception.`)
    return 0
  })
}

/** The company and warehouse that are named; unnamed, the only ones there are. */
async function homeOf({ store }: Services, options: ReadonlyMap<string, string>): Promise<SheetHome | undefined> {
  const named = <Row extends { readonly id: string; readonly name: string }>(rows: readonly Row[], name?: string) => {
    const found = name === undefined ? rows : rows.filter((row) => row.id === name || row.name === name)
    return found.length === 1 ? found[0] : undefined
  }
  const companies = (await store.rows.all('company', 1000)).map(({ row }) => row as CompanyRow)
  const warehouses = (await store.rows.all('warehouse', 1000)).map(({ row }) => row as WarehouseRow)
  const company = named(companies, options.get('company'))
  const warehouse = named(warehouses, options.get('warehouse'))
  return company && warehouse && { store, company, warehouse: warehouse.id }
}

async function bytesOf(file: string): Promise<Uint8Array> {
  try {
    return await readFile(file)
  } catch (cause) {
    throw new Fault('file', `${file} could not be read.`, cause)
  }
}
