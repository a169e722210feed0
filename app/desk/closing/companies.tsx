// Owns the companies of the house: each keeps books of its own over the same warehouses. Currency and costing stand once
// something is booked; a company that is new begins with empty books.
import type { ReactNode } from 'react'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import { isCurrency } from '../../../shared/values/money.ts'
import { newId } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { useDeskText } from '../text.ts'
import { SettingsTable } from './settings-table.tsx'

const methods = ['fifo', 'average'] as const

export function Companies({ books: { companies, company } }: { books: BooksSettings }): ReactNode {
  const { d } = useDeskText()
  const { askAgain } = useSession()
  const own = companies.find(({ id }) => id === company.id)
  const named = (name: string | undefined) => companies.find((each) => each.name === name?.trim())
  return (
    <SettingsTable
      title={d('closing.view.companies')}
      right="catalogue"
      onSaved={askAgain}
      rows={companies}
      rowId={(row) => row.id}
      empty={{ title: d('company.empty'), text: d('company.text') }}
      columns={[
        { id: 'name', head: d('closing.name'), strong: true, width: 'minmax(10rem, 3fr)', cell: (row) => row.name },
        { id: 'currency', head: d('closing.currency'), kind: 'code', width: '1fr', cell: (row) => row.currency },
        {
          id: 'costing',
          head: d('company.costing'),
          width: 'minmax(max-content, 1.4fr)',
          cell: (row) => d(`company.costing.${row.costing}`),
        },
        { id: 'zone', head: d('company.zone'), width: 'minmax(max-content, 1.4fr)', cell: (row) => row.zone },
      ]}
      fields={[
        { key: 'name', label: d('closing.name'), good: (value) => value.trim() !== '' },
        { key: 'currency', label: d('closing.currency'), good: isCurrency },
        {
          key: 'costing',
          label: d('company.costing'),
          choices: methods.map((id) => ({ id, label: d(`company.costing.${id}`) })),
        },
        { key: 'zone', label: d('company.zone'), good: isZone },
      ]}
      valuesOf={(row) => ({
        name: row?.name ?? '',
        currency: row?.currency ?? own?.currency ?? 'EUR',
        costing: row?.costing ?? own?.costing ?? 'fifo',
        zone: row?.zone ?? own?.zone ?? 'UTC',
      })}
      wishOf={({ name = '', currency, costing, zone }) => {
        // What is booked was booked in a currency and by a method: a known company keeps both.
        const known = named(name)
        const kept = known ? { currency: known.currency, costing: known.costing } : { currency, costing }
        return formWish('company-saved', { id: known?.id ?? newId(), name: name.trim(), zone, ...kept })
      }}
    />
  )
}

function isZone(zone: string): boolean {
  try {
    new Intl.DateTimeFormat('en', { timeZone: zone })
    return zone !== ''
  } catch {
    return false
  }
}
