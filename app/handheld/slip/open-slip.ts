// Owns bringing a packing slip before the person: made here, opened for printing, saved where the browser can't show it.
import type { State } from '../../../shared/rows/tables.ts'
import type { ShipmentRow } from '../../../shared/rows/work.ts'
import type { Words } from '../words.ts'
import { drawSlip } from './draw-slip.ts'
import regular from './inter-regular.ttf?inline'
import semibold from './inter-semibold.ttf?inline'
import { slipOf } from './slip.ts'

const keptFor = 10 * 60_000

/** Opens the slip in a tab of its own, where the system's print is one press away. */
export async function openSlip(state: State, shipment: ShipmentRow, text: Words): Promise<void> {
  const typefaces = { regular: bytesOf(regular), semibold: bytesOf(semibold) }
  const pdf = await drawSlip(slipOf(state, shipment, text), typefaces)
  const url = URL.createObjectURL(new Blob([new Uint8Array(pdf)], { type: 'application/pdf' }))
  setTimeout(() => URL.revokeObjectURL(url), keptFor)
  if (window.open(url, '_blank')) return
  const link = document.createElement('a')
  link.href = url
  link.download = `${shipment.number}.pdf`
  link.click()
}

function bytesOf(dataUrl: string): Uint8Array {
  return Uint8Array.from(atob(dataUrl.slice(dataUrl.indexOf(',') + 1)), (char) => char.charCodeAt(0))
}
