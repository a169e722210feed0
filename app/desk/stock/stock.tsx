// The page of stock: by item or by bin, with what is chosen opened beside the list.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { PageHead, Tabs } from '../../ui/desk/index.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { BinList } from './bin-list.tsx'
import { ItemList } from './item-list.tsx'

export function StockPage(): ReactNode {
  const { by, id } = useParams<{ by?: string; id?: string }>()
  const { d } = useDeskText()
  const go = useGo()
  const bins = by === 'bins'
  return (
    <>
      <PageHead
        title={d('page.stock')}
        views={
          <Tabs
            label={d('list.views')}
            current={bins ? 'bins' : 'items'}
            onChoose={(view) => go(view === 'bins' ? '/stock/bins' : '/stock')}
            tabs={[
              { id: 'items', label: d('stock.view.items') },
              { id: 'bins', label: d('stock.view.bins') },
            ]}
          />
        }
      />
      {bins ? <BinList opened={id} /> : <ItemList opened={id} />}
    </>
  )
}
