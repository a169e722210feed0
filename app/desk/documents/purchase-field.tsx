// Owns naming a purchase by its number, with those that begin so to choose from, and finding what may be billed of it.
import { type ReactNode, useId } from 'react'
import type { BillablePurchase, FoundPurchases } from '../../../shared/protocol/desk/books.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'

export interface PurchaseNamed {
  /** Purchases that what is typed may mean; undefined before they are known. */
  readonly found: FoundPurchases['purchases'] | undefined
  /** The one whose number is typed in full. */
  readonly billing: BillablePurchase | undefined
}

export function usePurchaseNamed(typed: string): PurchaseNamed {
  const { company } = useSession()
  const asked = typed.trim()
  const found = useRead<FoundPurchases>(
    asked === '' ? undefined : withQuery('/billing', { company: company.id, q: asked }),
  )
  const exact = found.data?.purchases.find((row) => row.number.toLowerCase() === asked.toLowerCase())
  const billing = useRead<BillablePurchase>(exact ? `/purchases/${encodeURIComponent(exact.id)}/billing` : undefined)
  const isThat = exact !== undefined && billing.data?.purchase.id === exact.id
  return { found: found.data?.purchases, billing: isThat ? billing.data : undefined }
}

export interface PurchaseFieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
  readonly found: PurchaseNamed['found']
}

export function PurchaseField({ value, onChange, found }: PurchaseFieldProps): ReactNode {
  const { d } = useDeskText()
  const list = useId()
  return (
    <>
      <label className="field">
        <span>{d('bill.purchase')}</span>
        <input list={list} value={value} onChange={(event) => onChange(event.target.value)} />
      </label>
      <datalist id={list}>
        {found?.map((row) => (
          <option key={row.id} value={row.number}>
            {row.supplier}
          </option>
        ))}
      </datalist>
    </>
  )
}
