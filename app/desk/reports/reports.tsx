// The page of reports: all of them by group at the left, the chosen one at the right with what it is asked and what comes
// out. Any report of the registry is shown by the same table.
import type { ReactNode } from 'react'
import { useParams } from 'wouter'
import { isReportName, type ReportName, reports } from '../../../shared/reports/index.ts'
import type { Report } from '../../../shared/reports/report.ts'
import { PageHead } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { useQuery } from '../data/use-query.ts'
import { useGo } from '../frame/go.ts'
import { familyText, useDeskText } from '../text.ts'
import { Exports } from './exports.tsx'
import { ReportScreen } from './report-screen.tsx'
import './reports.css'

const groups: readonly Report['group'][] = ['statements', 'trade', 'stock', 'trail']
const all = Object.values(reports) as unknown as readonly (Report & { readonly name: ReportName })[]

export function ReportsPage(): ReactNode {
  const { name = 'profit-and-loss' } = useParams<{ name?: string }>()
  const { d } = useDeskText()
  const { me, company: usual } = useSession()
  const { query, set } = useQuery()
  const go = useGo()
  const shown: ReportName = isReportName(name) ? name : 'profit-and-loss'
  const company = me.companies.find((each) => each.id === query.company) ?? usual
  const open = (to: ReportName) => {
    const kept = new URLSearchParams({
      ...(query.company && { company: query.company }),
      ...(query.from && { from: query.from }),
      ...(query.until && { until: query.until }),
      ...(query.known && { known: query.known }),
    }).toString()
    go(`/reports/${to}${kept === '' ? '' : `?${kept}`}`)
  }
  return (
    <>
      <PageHead
        title={d('page.reports')}
        actions={
          me.companies.length > 1 ? (
            <label className="field ledger-field">
              <span className="unseen">{d('reports.company')}</span>
              <select value={company.id} onChange={(event) => set({ company: event.target.value })}>
                {me.companies.map((each) => (
                  <option key={each.id} value={each.id}>
                    {each.name}
                  </option>
                ))}
              </select>
            </label>
          ) : null
        }
      />
      <div className="reports-grid">
        <nav className="box reports-list" aria-label={d('reports.list')}>
          {groups.map((group) => (
            <section key={group}>
              <h2>{d(`reports.group.${group}`)}</h2>
              <ul>
                {all
                  .filter((report) => report.group === group)
                  .map((report) => (
                    <li key={report.name}>
                      <button
                        type="button"
                        aria-current={report.name === shown ? 'page' : undefined}
                        onClick={() => open(report.name)}
                      >
                        {familyText(d, 'report', report.name)}
                      </button>
                    </li>
                  ))}
              </ul>
            </section>
          ))}
          <Exports company={company} until={query.until} />
        </nav>
        <ReportScreen key={shown} name={shown} company={company} />
      </div>
    </>
  )
}
