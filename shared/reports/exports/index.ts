// The one registry of export formats.
import { beancount } from './beancount.ts'
import type { ExportFormat } from './export.ts'
import { hledger } from './hledger.ts'
import { csv, oneC, quickbooks, xero } from './tables.ts'

export const exportFormats: Readonly<Record<string, ExportFormat>> = {
  hledger,
  beancount,
  csv,
  quickbooks,
  xero,
  '1c': oneC,
}
