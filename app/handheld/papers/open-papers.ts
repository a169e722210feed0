// Owns bringing papers before the person: made here, with or without a network, opened for printing. Loaded when one is first
// wanted.
import type { LabelContent } from '../../../shared/print/content.ts'
import { layDocument } from '../../../shared/print/document-layout.ts'
import { packingSlip } from '../../../shared/print/documents-of-rows.ts'
import { binLabel, itemLabel, lotLabel, plateLabel, shippingLabel } from '../../../shared/print/labels-of-rows.ts'
import { Letters } from '../../../shared/print/letters.ts'
import { layLabels } from '../../../shared/print/pages.ts'
import { drawPdf } from '../../../shared/print/pdf.ts'
import type { PaperLanguage } from '../../../shared/print/words.ts'
import type { State } from '../../../shared/rows/tables.ts'
import type { ShipmentRow } from '../../../shared/rows/work.ts'
import type { LabelOfHand } from '../../sync/print-label.ts'
import { openPdf, typefaces } from '../../ui/paper/open-pdf.ts'

export async function openSlip(state: State, shipment: ShipmentRow, language: PaperLanguage): Promise<void> {
  const fonts = typefaces()
  const pages = layDocument(packingSlip({ state, language }, shipment), new Letters(fonts))
  openPdf(await drawPdf(shipment.number, pages, fonts), `${shipment.number}.pdf`)
}

/** The label of something as PDF, on the smallest paper that holds it. False where this device does not know the thing. */
export async function openLabel(
  state: State,
  asked: { readonly kind: LabelOfHand; readonly term: string; readonly language: PaperLanguage },
): Promise<boolean> {
  const label = labelOf(state, asked)
  if (!label) return false
  const fonts = typefaces()
  const letters = new Letters(fonts)
  const small = layLabels([label], { paper: '58x40', copies: 1 }, letters)
  const { pages } = small.unfit.length === 0 ? small : layLabels([label], { paper: '100x150', copies: 1 }, letters)
  openPdf(await drawPdf(label.title, pages, fonts), 'label.pdf')
  return true
}

function labelOf(
  state: State,
  { kind, term, language }: { readonly kind: LabelOfHand; readonly term: string; readonly language: PaperLanguage },
): LabelContent | undefined {
  switch (kind) {
    case 'bin': {
      const location = state.get('location', term)
      return location && binLabel(location, language)
    }
    case 'plate':
    case 'pallet':
    case 'tote': {
      const plate = state.get('plate', term)
      return plate && plateLabel(state, plate, language)
    }
    case 'item': {
      const item = state.get('item', term)
      return item && itemLabel(item)
    }
    case 'lot': {
      const lot = state.get('lot', term)
      const item = lot && state.get('item', lot.item)
      return lot && item && lotLabel(item, lot, language)
    }
    default: {
      const shipment = state.get('shipment', term)
      return shipment && shippingLabel(state, shipment, language)
    }
  }
}
