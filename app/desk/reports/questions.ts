// Owns what is asked of a report: the parameters in the address, the usual ones where it says nothing.

import type { ReportName } from '../../../shared/reports/index.ts'
import { reports } from '../../../shared/reports/index.ts'
import type { Parameter } from '../../../shared/reports/report.ts'
import { withQuery } from '../data/client.ts'
import type { Query } from '../data/use-query.ts'

export function asksFor(name: ReportName, parameter: Parameter): boolean {
  return (reports[name].asks as readonly Parameter[]).includes(parameter)
}

/** The address of a report's answer. */
export function reportPath(name: ReportName, company: string, query: Query): string {
  const given = (parameter: Parameter) => (asksFor(name, parameter) ? query[parameter] : undefined)
  return withQuery(`/reports/${name}`, {
    company,
    from: given('from'),
    until: given('until'),
    known: given('known'),
    by: given('by'),
    account: given('account'),
    channel: given('channel'),
    warehouse: given('warehouse'),
    tax: given('tax'),
  })
}
