// Owns the tables of rates and terms that a bookkeeper keeps.
import type { ReactNode } from 'react'
import { startingSets, startingTaxes } from '../../../shared/ledger/tax/starting-sets.ts'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import { decimalOf, moneyFrom } from '../../../shared/values/money.ts'
import { Card, DeskButton, Money } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish, typedDecimal } from '../data/typed.ts'
import { useGo } from '../frame/go.ts'
import { useDeskText } from '../text.ts'
import { ExchangeRevalued } from './revaluing.tsx'
import { SettingsTable } from './settings-table.tsx'

const treatments = ['standard', 'reduced', 'zero', 'exempt', 'reverse-charge', 'export'] as const
const some = (value: string) => value.trim() !== ''
const isPercent = (value: string) => /^\d{1,3}(\.\d{1,4})?$/.test(value)

/** Rates at home stand first. */
function homeFirst({ taxes, details }: BooksSettings): BooksSettings['taxes'] {
  const home = details?.versions.at(-1)?.country
  return taxes.toSorted((a, b) => Number(b.country === home) - Number(a.country === home))
}

export function TaxRates({ books }: { books: BooksSettings }): ReactNode {
  const { company, today } = books
  const taxes = homeFirst(books)
  const { d } = useDeskText()
  const go = useGo()
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const start = (set: (typeof startingSets)[number]) =>
    void submit([formWish('taxes-saved', { company: company.id, taxes: startingTaxes(set) })], d('closing.saved'))
  return (
    <SettingsTable
      title={d('closing.view.taxes')}
      rows={taxes}
      rowId={(row) => row.id}
      empty={{ title: d('closing.taxes.empty'), text: d('closing.taxes.empty.text') }}
      columns={[
        {
          id: 'code',
          head: d('closing.code'),
          kind: 'code',
          strong: true,
          width: 'minmax(max-content, 1fr)',
          cell: (row) => row.code,
        },
        { id: 'name', head: d('closing.name'), width: 'minmax(8rem, 2fr)', cell: (row) => row.name },
        { id: 'country', head: d('closing.country'), width: 'minmax(max-content, 0.7fr)', cell: (row) => row.country },
        {
          id: 'category',
          head: d('closing.category'),
          quiet: true,
          width: 'minmax(6rem, 1fr)',
          cell: (row) => row.category || d('closing.category.all'),
        },
        {
          id: 'treatment',
          head: d('closing.treatment'),
          width: 'minmax(max-content, 1fr)',
          cell: (row) => d(`closing.treatment.${row.treatment}`),
        },
        { id: 'from', head: d('closing.from'), width: 'minmax(max-content, 0.8fr)', cell: (row) => row.from },
        { id: 'until', head: d('closing.until'), width: 'minmax(max-content, 0.8fr)', cell: (row) => row.until ?? '' },
        { id: 'percent', head: d('closing.percent'), kind: 'number', strong: true, cell: (row) => row.percent },
      ]}
      fields={[
        { key: 'code', label: d('closing.code'), good: some },
        { key: 'name', label: d('closing.name'), good: some },
        { key: 'country', label: d('closing.country'), good: some },
        { key: 'category', label: d('closing.category') },
        {
          key: 'treatment',
          label: d('closing.treatment'),
          choices: treatments.map((id) => ({ id, label: d(`closing.treatment.${id}`) })),
        },
        { key: 'percent', label: d('closing.percent'), good: isPercent },
        { key: 'from', label: d('closing.from'), type: 'date', good: some },
        { key: 'until', label: d('closing.until'), type: 'date' },
      ]}
      valuesOf={(row) => ({
        code: row?.code ?? '',
        name: row?.name ?? '',
        country: row?.country ?? '',
        category: row?.category ?? '',
        treatment: row?.treatment ?? 'standard',
        percent: row?.percent ?? '',
        from: row?.from ?? today,
        until: row?.until ?? '',
      })}
      wishOf={({ until, ...values }) =>
        formWish('taxes-saved', { company: company.id, taxes: [{ ...values, ...(until ? { until } : {}) }] })
      }
      more={
        <Card title={d('closing.return')}>
          <div className="closing-form">
            <DeskButton icon="reports" label={d('closing.return')} onPress={() => go('/reports/tax-return')} />
            {may('books') && taxes.length === 0
              ? startingSets.map((set) => (
                  <DeskButton
                    key={set}
                    label={d('closing.start', { set: d(`closing.set.${set}`) })}
                    disabled={busy}
                    onPress={() => start(set)}
                  />
                ))
              : null}
          </div>
        </Card>
      }
    />
  )
}

export function ExchangeRates({ books: { company, currency, rates, today } }: { books: BooksSettings }): ReactNode {
  const { d } = useDeskText()
  return (
    <SettingsTable
      title={d('closing.view.rates')}
      rows={rates}
      rowId={(row) => row.id}
      empty={{ title: d('closing.rates.empty'), text: d('closing.rates.empty.text') }}
      columns={[
        {
          id: 'currency',
          head: d('closing.currency'),
          kind: 'code',
          strong: true,
          width: '1fr',
          cell: (row) => row.currency,
        },
        { id: 'from', head: d('closing.from'), width: '1fr', cell: (row) => row.from },
        {
          id: 'rate',
          head: d('closing.rate', { currency }),
          kind: 'number',
          strong: true,
          width: '1fr',
          cell: (row) => row.rate,
        },
      ]}
      fields={[
        {
          key: 'currency',
          label: d('closing.currency'),
          good: (value) => /^[A-Z]{3}$/.test(value) && value !== currency,
        },
        { key: 'from', label: d('closing.from'), type: 'date', good: some },
        {
          key: 'rate',
          label: d('closing.rate', { currency }),
          good: (value) => typedDecimal(value) !== undefined && /[1-9]/.test(value),
        },
      ]}
      valuesOf={(row) => ({ currency: row?.currency ?? '', from: row?.from ?? today, rate: row?.rate ?? '' })}
      wishOf={(values) => formWish('rates-recorded', { company: company.id, rates: [values] })}
      more={<ExchangeRevalued company={company.id} rates={rates} today={today} />}
    />
  )
}

export function Terms({ books: { company, currency, terms } }: { books: BooksSettings }): ReactNode {
  const { d } = useDeskText()
  const isLimit = (value: string) => value === '' || moneyFrom(value, currency) !== undefined
  return (
    <SettingsTable
      title={d('closing.view.terms')}
      rows={terms}
      rowId={(row) => row.id}
      empty={{ title: d('closing.terms.empty'), text: d('closing.terms.empty.text') }}
      columns={[
        {
          id: 'side',
          head: d('closing.side'),
          width: 'minmax(max-content, 1fr)',
          cell: (row) => d(`closing.side.${row.side}`),
        },
        {
          id: 'party',
          head: d('documents.party'),
          strong: true,
          width: 'minmax(8rem, 2fr)',
          cell: (row) => row.partyName,
        },
        { id: 'days', head: d('closing.days'), kind: 'number', cell: (row) => row.days },
        {
          id: 'limit',
          head: d('closing.limit'),
          kind: 'number',
          cell: (row) => (row.creditLimit === undefined ? '' : <Money minor={row.creditLimit} currency={currency} />),
        },
        {
          id: 'tolerance',
          head: d('closing.tolerance'),
          kind: 'number',
          cell: (row) => (row.tolerance === undefined ? '' : String(row.tolerance / 100)),
        },
        {
          id: 'invoicing',
          head: d('terms.invoicing'),
          width: 'minmax(max-content, 1fr)',
          cell: (row) => (row.side === 'receivable' ? d(`terms.invoicing.${row.invoicing ?? 'shipment'}`) : ''),
        },
      ]}
      fields={[
        {
          key: 'side',
          label: d('closing.side'),
          choices: (['receivable', 'payable'] as const).map((id) => ({ id, label: d(`closing.side.${id}`) })),
        },
        { key: 'party', label: d('documents.party'), good: some },
        { key: 'days', label: d('closing.days'), good: (value) => /^\d{1,3}$/.test(value) },
        { key: 'limit', label: d('closing.limit'), good: isLimit },
        {
          key: 'tolerance',
          label: d('closing.tolerance'),
          good: (value) => value === '' || /^\d{1,2}(\.\d{1,2})?$/.test(value),
        },
        {
          key: 'invoicing',
          label: d('terms.invoicing'),
          choices: (['shipment', 'period'] as const).map((id) => ({ id, label: d(`terms.invoicing.${id}`) })),
        },
      ]}
      valuesOf={(row) => ({
        side: row?.side ?? 'payable',
        party: row?.party ?? '',
        days: String(row?.days ?? 30),
        limit: row?.creditLimit === undefined ? '' : decimalOf(row.creditLimit, currency),
        tolerance: row?.tolerance === undefined ? '' : String(row.tolerance / 100),
        invoicing: row?.invoicing ?? 'shipment',
      })}
      wishOf={({ side = '', party = '', days, limit = '', tolerance = '', invoicing }) =>
        formWish('trade-terms-saved', {
          company: company.id,
          side,
          party: party.trim(),
          days: Number(days),
          ...(limit === '' ? {} : { creditLimit: moneyFrom(limit, currency) }),
          ...(tolerance === '' ? {} : { tolerance: moneyFrom(tolerance, 'EUR') }),
          ...(side === 'receivable' && { invoicing }),
        })
      }
    />
  )
}
