// The one registry of sheets that can be imported. Adding one is its file and its line here, and its words in the desk's texts.
import type { SheetKind } from '../../../shared/protocol/desk/imports.ts'
import { bins } from './bins.ts'
import { items } from './items.ts'
import { purchases } from './purchases.ts'
import type { SheetDefinition } from './sheet.ts'
import { stock } from './stock.ts'

export const sheets: Readonly<Record<SheetKind, SheetDefinition>> = { items, bins, stock, purchases }

export function isSheetKind(name: string): name is SheetKind {
  return Object.hasOwn(sheets, name)
}
