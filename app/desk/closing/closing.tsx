// The page of what a bookkeeper sets: periods, rates of tax and exchange, terms, what customers have with us, and the
// balances with which the books begin.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import { FailedPart, PageHead, Skeleton, Tabs } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { Companies } from './companies.tsx'
import { CompanyOnPapers } from './company-details.tsx'
import { Holdings } from './holdings.tsx'
import { Opening } from './opening.tsx'
import { Periods } from './periods.tsx'
import { ExchangeRates, TaxRates, Terms } from './rates.tsx'
import { StockWorth } from './revaluing.tsx'
import './closing.css'

const tabs = ['periods', 'taxes', 'rates', 'terms', 'holdings', 'value', 'opening', 'details', 'companies'] as const
type Tab = (typeof tabs)[number]

const parts: Readonly<Record<Tab, (props: { readonly books: BooksSettings }) => ReactNode>> = {
  periods: Periods,
  taxes: TaxRates,
  rates: ExchangeRates,
  terms: Terms,
  holdings: Holdings,
  value: StockWorth,
  opening: Opening,
  details: CompanyOnPapers,
  companies: Companies,
}

export function ClosingPage(): ReactNode {
  const { tab } = useParams<{ tab?: string }>()
  const { d } = useDeskText()
  const go = useGo()
  const { company } = useSession()
  const shown = tabs.find((each) => each === tab) ?? 'periods'
  const { data, problem, again } = useRead<BooksSettings>(withQuery('/books', { company: company.id }))
  const Part = parts[shown]
  return (
    <>
      <PageHead
        title={d('page.closing')}
        views={
          <Tabs
            label={d('list.views')}
            current={shown}
            onChoose={(to) => go(to === 'periods' ? '/closing' : `/closing/${to}`)}
            tabs={tabs.map((each) => ({ id: each, label: d(`closing.view.${each}`) }))}
          />
        }
      />
      {data ? (
        <Part books={data} />
      ) : problem === undefined ? (
        <Skeleton lines={8} />
      ) : (
        <FailedPart details={problem} onRetry={again} />
      )}
    </>
  )
}
