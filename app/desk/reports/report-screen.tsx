// Owns one report: what it is asked, its proofs, its table down to what each figure is made of, CSV and print.
import { type ReactNode, useMemo } from 'react'
import { chartOfAccounts } from '../../../shared/ledger/accounts.ts'
import type { CompanyName } from '../../../shared/protocol/desk/session.ts'
import type { ReportName } from '../../../shared/reports/index.ts'
import type { Opening, ReportAnswer, ReportRow } from '../../../shared/reports/report.ts'
import { Card, type Column, DataTable, DeskButton, FilterChip, Pill, QuietLine } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useQuery } from '../data/use-query.ts'
import { useRead } from '../data/use-read.ts'
import { useGo } from '../frame/go.ts'
import { type DeskText, familyText, useDeskText } from '../text.ts'
import { Nothing } from '../told/list-tools.tsx'
import { useWhen } from '../told/when.ts'
import { asksFor, reportPath } from './questions.ts'
import { printReport, saveText } from './report-files.ts'
import { cellText, csvOf, isNumber, rowWords, wordsColumn } from './said.ts'

export function ReportScreen({ name, company }: { name: ReportName; company: CompanyName }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  const { query, set } = useQuery()
  const { data, problem, again } = useRead<ReportAnswer>(reportPath(name, company.id, query))
  const title = familyText(d, 'report', name)
  const rows = useMemo(() => data?.table.rows.map((row, index) => ({ ...row, id: String(index) })), [data])
  const columns = useMemo(() => (data ? columnsOf(text, data) : []), [text, data])
  const file = data && `${name}-${data.question.until}`
  const open = (id: string) => {
    const to = data?.table.rows[Number(id)]?.opens
    if (to?.to === 'operation') set({ op: to.id })
    else if (to) go(pathOf(to, company.id))
  }
  return (
    <div className="report">
      <Card
        flush
        title={title}
        aside={
          <span className="report-tools">
            {data?.table.proofs?.map((proof) => (
              <Pill key={proof.key} tone={proof.holds ? 'ok' : 'err'} icon={proof.holds ? 'right' : 'wrong'}>
                {proof.holds ? familyText(d, 'report.proof', proof.key) : brokenText(text, proof, company.currency)}
              </Pill>
            ))}
            <DeskButton
              label={d('reports.csv')}
              icon="download"
              disabled={!data}
              onPress={() => data && saveText(csvOf(text, data.table, data.currency), `${file}.csv`)}
            />
            <DeskButton
              label={d('reports.print')}
              disabled={!data}
              onPress={() => data && void printReport(text, data, `${title} · ${company.name}`, `${file}.pdf`)}
            />
          </span>
        }
      >
        <Question name={name} answer={data} />
        <div className="list-body">
          <DataTable
            label={title}
            density="compact"
            columns={columns}
            rows={rows}
            rowId={(row) => row.id}
            onSelect={open}
            onOpen={open}
            empty={
              <Nothing problem={problem} onRetry={again} title={d('reports.empty')} text={d('reports.empty.text')} />
            }
            foot={data ? <span>{d('reports.as-of', { time: when.at(data.asOf) })}</span> : undefined}
            footAside={
              asksFor(name, 'by') ? <QuietLine icon="calendar">{d('reports.whole-months')}</QuietLine> : undefined
            }
          />
        </div>
      </Card>
    </div>
  )
}

function Question({ name, answer }: { name: ReportName; answer: ReportAnswer | undefined }): ReactNode {
  const { d } = useDeskText()
  const { me } = useSession()
  const { query, set } = useQuery()
  const day = (parameter: 'from' | 'until' | 'known', shown: string | undefined) =>
    asksFor(name, parameter) ? (
      <label className="field ledger-field">
        <span>{d(`reports.${parameter}`)}</span>
        <input
          type="date"
          value={query[parameter] ?? shown ?? ''}
          onChange={(event) => set({ [parameter]: event.target.value || undefined })}
        />
      </label>
    ) : null
  return (
    <div className="report-question">
      {day('from', answer?.question.from)}
      {day('until', answer?.question.until)}
      {day('known', answer?.question.known)}
      {asksFor(name, 'known') && query.known ? (
        <DeskButton look="bare" label={d('reports.known.now')} onPress={() => set({ known: undefined })} />
      ) : null}
      {(['channel', 'warehouse'] as const).map((of) =>
        asksFor(name, of) && query[of] !== undefined ? (
          <FilterChip
            key={of}
            label={d('reports.only', { name: me.warehouses.find(({ id }) => id === query[of])?.name ?? query[of] })}
            onRemove={() => set({ [of]: undefined })}
          />
        ) : null,
      )}
      {asksFor(name, 'tax') && query.tax !== undefined ? (
        <FilterChip
          label={d('reports.only', { name: taxLineText(d, query.tax) })}
          onRemove={() => set({ tax: undefined })}
        />
      ) : null}
      {asksFor(name, 'by') ? (
        <label className="field ledger-field">
          <span>{d('reports.by')}</span>
          <select value={query.by ?? 'item'} onChange={(event) => set({ by: event.target.value })}>
            {(['item', 'channel', 'warehouse'] as const).map((by) => (
              <option key={by} value={by}>
                {d(`reports.by.${by}`)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
      {asksFor(name, 'account') ? (
        <label className="field ledger-field">
          <span>{d('reports.account')}</span>
          <select value={query.account ?? ''} onChange={(event) => set({ account: event.target.value || undefined })}>
            <option value="">{d('reports.account.all')}</option>
            {chartOfAccounts.map((account) => (
              <option key={account} value={account}>
                {account} {familyText(d, 'account', account)}
              </option>
            ))}
          </select>
        </label>
      ) : null}
    </div>
  )
}

/** "21 % LV-21": the line of the return that is asked for. */
function taxLineText(d: DeskText['d'], line: string): string {
  const [side = '', percent = '', code = '', treatment = ''] = line.split('|')
  const rate = percent === '' ? familyText(d, 'report.row', 'rate-unknown') : `${percent} %`
  const why = treatment === '' ? '' : familyText(d, 'closing.treatment', treatment)
  return [familyText(d, 'closing.side', side), rate, code || why].filter((part) => part !== '').join(' · ')
}

type Row = ReportRow & { readonly id: string }

function columnsOf(text: DeskText, { table, currency }: ReportAnswer): Column<Row>[] {
  const words = wordsColumn(table.columns)
  return table.columns.map(({ key, kind }): Column<Row> => {
    const total = key === words ? text.d('reports.total') : cellText(text, kind, table.totals?.[key], currency)
    return {
      id: key,
      head: familyText(text.d, 'report.column', key),
      ...(isNumber(kind) && { kind: 'number' }),
      ...(key === words ? { width: 'minmax(10rem, 2fr)' } : kind === 'text' && { width: 'minmax(6rem, max-content)' }),
      ...(table.totals && { total }),
      cell: (row) => {
        const said = (key === words ? rowWords(text, row) : undefined) ?? cellText(text, kind, row.cells[key], currency)
        return row.look === undefined ? <span title={said}>{said}</span> : <strong className={row.look}>{said}</strong>
      },
    }
  })
}

function brokenText(
  text: DeskText,
  { key, difference }: { readonly key: string; readonly difference: number },
  currency: string,
): string {
  if (key === 'all-shown') return text.d('report.left', { n: difference })
  const amount = key === 'shelves-equal-costing' ? text.number(difference) : text.money(difference, currency)
  return `${familyText(text.d, 'report.proof', key)}: ${text.d('report.proof.off', { amount })}`
}

function pathOf(to: Exclude<Opening, { readonly to: 'operation' }>, company: string): string {
  switch (to.to) {
    case 'account':
    case 'entries': {
      const { to: kind, ...asked } = to
      const { account, ...rest } = { account: undefined, ...asked }
      return withQuery(kind === 'account' ? `/ledger/${account}` : '/ledger', { company, ...rest })
    }
    case 'report': {
      const { to: _, name, ...rest } = to
      return withQuery(`/reports/${name}`, { company, ...rest })
    }
    case 'order':
      return `/orders/${encodeURIComponent(to.id)}`
    case 'purchase':
      return `/purchasing/${encodeURIComponent(to.id)}`
    case 'document':
      return `/documents/${encodeURIComponent(to.id)}`
    case 'payout':
      return `/money/payouts/${encodeURIComponent(to.id)}`
    case 'item':
      return `/stock/items/${encodeURIComponent(to.id)}`
  }
}
