// Owns choosing the warehouse that all pages look at.
import type { ReactNode } from 'react'
import { useSession } from '../data/session.tsx'
import { useDeskText } from '../text.ts'
import { Choices, Overlay } from './overlay.tsx'

export function WarehouseMenu({ onClose }: { onClose: () => void }): ReactNode {
  const { me, warehouse, chooseWarehouse } = useSession()
  const { t } = useDeskText()
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
    </Overlay>
  )
}
