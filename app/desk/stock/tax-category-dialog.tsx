// Owns saying under which category of tax an item falls, of those for which the bookkeeper keeps rates.
import { type ReactNode, useState } from 'react'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import type { ItemRow } from '../../../shared/rows/catalogue.ts'
import { withQuery } from '../data/client.ts'
import { useOperations } from '../data/operations.ts'
import { formWish } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'

export interface TaxCategoryDialogProps {
  readonly item: ItemRow
  readonly category: string
  readonly onClose: () => void
}

export function TaxCategoryDialog({ item, category, onClose }: TaxCategoryDialogProps): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const [chosen, setChosen] = useState(category)
  const { data } = useRead<BooksSettings>(withQuery('/books', { company: item.owner }))
  const kept = (data?.taxes ?? []).flatMap(({ category: each }) => each || [])
  const categories = [...new Set([...kept, ...(category === '' ? [] : [category])])].sort()
  const save = async () => {
    const body = { company: item.owner, items: [item.id], category: chosen }
    if (await submit([formWish('tax-category-set', body)], d('closing.saved'))) onClose()
  }
  return (
    <BookingDialog
      title={`${d('stock.tax-category')} · ${item.name}`}
      verb={d('closing.save')}
      disabled={busy || chosen === category}
      onBook={save}
      onClose={onClose}
    >
      <label className="field">
        <span>{d('closing.category')}</span>
        <select value={chosen} onChange={(event) => setChosen(event.target.value)}>
          <option value="">{d('stock.tax-category.usual')}</option>
          {categories.map((each) => (
            <option key={each}>{each}</option>
          ))}
        </select>
      </label>
      <p className="quiet">{d('stock.tax-category.text')}</p>
    </BookingDialog>
  )
}
