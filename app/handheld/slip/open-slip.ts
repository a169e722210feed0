// Owns bringing a packing slip before the person: made here, opened for printing.
import type { State } from '../../../shared/rows/tables.ts'
import type { ShipmentRow } from '../../../shared/rows/work.ts'
import { openPdf, typefaces } from '../../ui/paper/open-pdf.ts'
import type { Words } from '../words.ts'
import { drawSlip } from './draw-slip.ts'
import { slipOf } from './slip.ts'

export async function openSlip(state: State, shipment: ShipmentRow, text: Words): Promise<void> {
  openPdf(await drawSlip(slipOf(state, shipment, text), typefaces()), `${shipment.number}.pdf`)
}
