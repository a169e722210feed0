// The page of orders: the list with its views, or one order where the address names it.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { OrderList } from './order-list.tsx'
import { OrderScreen } from './order-screen.tsx'

export function OrdersPage(): ReactNode {
  const { id } = useParams<{ id?: string }>()
  return id === undefined ? <OrderList /> : <OrderScreen id={decodeURIComponent(id)} />
}
