// Owns what customers have with us: gift cards and deposits, selling or taking one, and using it for an invoice.
import { type ReactNode, useState } from 'react'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import { Card, DataTable, DeskButton, EmptyState, Money } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { HoldingDialog, RepayHoldingDialog, UseHoldingDialog } from '../money/holding-dialogs.tsx'
import { useDeskText } from '../text.ts'

type Holding = BooksSettings['holdings'][number]

export function Holdings({ books: { currency, holdings } }: { books: BooksSettings }): ReactNode {
  const { d } = useDeskText()
  const { may } = useSession()
  const [asking, setAsking] = useState<
    'gift-card' | 'deposit' | { readonly way: 'use' | 'repay'; readonly of: Holding }
  >()
  const [at, setAt] = useState<string>()
  const open = holdings.filter(({ balance }) => balance !== 0)
  const chosen = open.find(({ id }) => id === at)
  const close = () => setAsking(undefined)
  return (
    <Card
      flush
      title={d('closing.view.holdings')}
      aside={
        may('books') ? (
          <span className="row">
            {chosen && chosen.balance > 0 ? (
              <>
                <DeskButton
                  look="main"
                  label={d('holding.use')}
                  onPress={() => setAsking({ way: 'use', of: chosen })}
                />
                <DeskButton label={d('holding.repay')} onPress={() => setAsking({ way: 'repay', of: chosen })} />
              </>
            ) : null}
            <DeskButton icon="add" label={d('holding.sell-card')} onPress={() => setAsking('gift-card')} />
            <DeskButton icon="add" label={d('holding.take-deposit')} onPress={() => setAsking('deposit')} />
          </span>
        ) : undefined
      }
    >
      <div className="list-body">
        <DataTable
          label={d('closing.view.holdings')}
          rows={open}
          rowId={(row) => row.id}
          selected={at}
          onSelect={setAt}
          empty={
            <EmptyState icon="unknown" title={d('closing.holdings.empty')} text={d('closing.holdings.empty.text')} />
          }
          columns={[
            {
              id: 'id',
              head: d('closing.holding'),
              kind: 'code',
              strong: true,
              width: 'minmax(10rem, 2fr)',
              cell: (row) => row.id,
            },
            { id: 'kind', head: d('documents.kind'), width: '1fr', cell: (row) => d(`closing.holding.${row.kind}`) },
            { id: 'customer', head: d('documents.party'), width: '2fr', cell: (row) => row.customerName ?? '' },
            {
              id: 'balance',
              head: d('closing.balance'),
              kind: 'number',
              strong: true,
              width: '10rem',
              cell: (row) => <Money minor={row.balance} currency={currency} />,
            },
          ]}
        />
      </div>
      {asking === 'gift-card' || asking === 'deposit' ? <HoldingDialog kind={asking} onClose={close} /> : null}
      {typeof asking === 'object' && asking.way === 'use' ? (
        <UseHoldingDialog holding={asking.of} customerName={asking.of.customerName} onClose={close} />
      ) : null}
      {typeof asking === 'object' && asking.way === 'repay' ? (
        <RepayHoldingDialog holding={asking.of} onClose={close} />
      ) : null}
    </Card>
  )
}
