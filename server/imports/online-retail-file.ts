// Owns reading an Online Retail file from disk into a plan. Does not know what its rows mean, nor what is done with it.
import { basename } from 'node:path'
import type { Result } from '../../shared/values/result.ts'
import { readCsvFile } from './csv.ts'
import type { CsvEncoding } from './csv-lines.ts'
import type { ImportPlan } from './import-plan.ts'
import type { ImportProblem } from './import-words.ts'
import { planOnlineRetail } from './online-retail.ts'
import { onlineRetailColumns } from './online-retail-rows.ts'

export interface RetailFileOptions {
  readonly cover: boolean
  readonly encoding?: CsvEncoding
}

/** The plan of all of a file, or why there is none. @throws Fault when the file can't be read from disk */
export async function readOnlineRetailFile(
  path: string,
  { cover, encoding }: RetailFileOptions,
): Promise<Result<ImportPlan, ImportProblem>> {
  const file = basename(path)
  const rows = await readCsvFile(path, {
    file,
    columns: onlineRetailColumns,
    ...(encoding === undefined ? {} : { encoding }),
  })
  return rows.ok ? planOnlineRetail(rows.value, { file, cover }) : rows
}
