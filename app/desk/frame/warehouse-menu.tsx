// Owns choosing the warehouse that all pages look at, and whose books where there are several companies.
import type { ReactNode } from 'react'
import { useSession } from '../data/session.tsx'
import { useDeskText } from '../text.ts'
import { Choices, Overlay } from './overlay.tsx'

export function WarehouseMenu({ onClose }: { onClose: () => void }): ReactNode {
  const { me, warehouse, company, chooseWarehouse, chooseCompany } = useSession()
  const { t, d } = useDeskText()
  return (
    <Overlay label={t('ui.warehouse')} place="warehouse" onClose={onClose}>
      <Choices
        choices={me.warehouses.map((each) => ({
          id: each.id,
          label: each.name,
          chosen: each.id === warehouse.id,
          onPress: () => {
            chooseWarehouse(each.id)
            onClose()
          },
        }))}
      />
      {me.money && me.companies.length > 1 ? (
        <Choices
          label={d('company.books-of')}
          choices={me.companies.map((each) => ({
            id: each.id,
            label: each.name,
            chosen: each.id === company.id,
            onPress: () => {
              chooseCompany(each.id)
              onClose()
            },
          }))}
        />
      ) : null}
    </Overlay>
  )
}
