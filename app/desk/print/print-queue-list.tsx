// Owns the queue as people see it: what went where, what failed and why, and the ways out of it.
import { type ReactNode, useMemo } from 'react'
import type { Printer, PrintJob } from '../../../shared/protocol/desk/print.ts'
import { Card, type Column, DataTable, DeskButton, EmptyState, Pill } from '../../ui/desk/index.ts'
import { useSession } from '../data/session.tsx'
import { type DeskText, useDeskText } from '../text.ts'
import { useWhen, type When } from '../told/when.ts'
import { openPdfOf, useSend } from './use-print.ts'

interface QueueProps {
  readonly jobs: readonly PrintJob[] | undefined
  readonly printers: readonly Printer[]
  readonly again: () => void
}

type Way = (job: PrintJob, way: 'again' | 'drop' | 'pdf', printer?: string) => void

export function PrintQueueList({ jobs, printers, again }: QueueProps): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const { tell } = useSession()
  const sendIt = useSend()
  const columns = useMemo(() => {
    const take: Way = async (job, way, printer) => {
      const path = `/print/jobs/${job.id}/${way}`
      if (way === 'pdf') {
        if (!(await openPdfOf(path, {}))) tell({ tone: 'err', text: d('notice.not-sent') })
      } else await sendIt(path, printer === undefined ? {} : { printer })
      again()
    }
    return columnsOf(text, when, printers, take)
  }, [text, when, printers, d, sendIt, again, tell])
  return (
    <Card title={d('print.queue')} flush>
      <DataTable
        label={d('print.queue')}
        columns={columns}
        rows={jobs}
        rowId={(job) => job.id}
        empty={<EmptyState icon="print" title={d('print.queue.none')} text={d('print.queue.none.text')} />}
      />
    </Card>
  )
}

const tones = { waiting: 'info', failed: 'err', sent: 'ok' } as const

function columnsOf(text: DeskText, when: When, printers: readonly Printer[], take: Way): Column<PrintJob>[] {
  const { d } = text
  const nameOf = (id: string) => printers.find((each) => each.id === id)?.name ?? d('print.job.no-printer')
  return [
    { id: 'what', head: d('print.job.what'), cell: (job) => job.title, strong: true, width: '2fr' },
    { id: 'labels', head: d('print.job.labels'), kind: 'number', cell: (job) => text.number(job.labels) },
    { id: 'printer', head: d('print.job.printer'), cell: (job) => nameOf(job.printer), width: '1fr' },
    { id: 'time', head: d('print.job.time'), cell: (job) => when.at(job.madeAt) },
    {
      id: 'state',
      head: d('print.job.state'),
      width: '2fr',
      cell: (job) => (
        <span className="print-state" title={problemOf(job, d)}>
          <Pill tone={tones[job.state]}>{d(`print.job.${job.state}`)}</Pill>
          {job.state === 'waiting' && job.tries > 0
            ? d('print.job.retry', { n: job.tries, time: when.exact(job.nextAt) })
            : job.state === 'failed'
              ? problemOf(job, d)
              : null}
        </span>
      ),
    },
    {
      id: 'ways',
      head: d('print.job.ways'),
      width: 'max-content',
      cell: (job) => (
        <span className="print-ways">
          {job.state === 'waiting' && job.tries === 0 ? null : (
            <>
              <DeskButton look="bare" label={d('print.way.again')} onPress={() => take(job, 'again')} />
              <DeskButton look="bare" label={d('print.way.pdf')} onPress={() => take(job, 'pdf')} />
              {printers.length > 1 ? (
                <select
                  aria-label={d('print.way.other')}
                  value=""
                  onChange={(event) => take(job, 'again', event.target.value)}
                >
                  <option value="" disabled>
                    {d('print.way.other')}
                  </option>
                  {printers
                    .filter(({ id }) => id !== job.printer)
                    .map(({ id, name }) => (
                      <option key={id} value={id}>
                        {name}
                      </option>
                    ))}
                </select>
              ) : null}
            </>
          )}
          {job.state === 'sent' ? null : (
            <DeskButton look="bare" label={d('print.way.drop')} onPress={() => take(job, 'drop')} />
          )}
        </span>
      ),
    },
  ]
}

function problemOf({ problem }: PrintJob, d: DeskText['d']): string | undefined {
  return problem === 'no-printer' ? d('print.job.no-printer') : problem
}
