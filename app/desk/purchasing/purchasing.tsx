// The page of purchases: the list with its views, or one purchase where the address names it.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { PurchaseList } from './purchase-list.tsx'
import { PurchaseScreen } from './purchase-screen.tsx'

export function PurchasingPage(): ReactNode {
  const { id } = useParams<{ id?: string }>()
  return id === undefined ? <PurchaseList /> : <PurchaseScreen id={decodeURIComponent(id)} />
}
