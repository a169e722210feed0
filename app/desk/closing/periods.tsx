// Owns closing the books through a day and opening them again, with who did it and why. Year end is a close like any other.
import { type ReactNode, useState } from 'react'
import type { BooksSettings } from '../../../shared/protocol/desk/books.ts'
import type { BooksRow } from '../../../shared/rows/books.ts'
import { Card, type Column, DataTable, DeskButton, EmptyState, QuietLine } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { useWhen, type When } from '../told/when.ts'

type Step = BooksRow['history'][number]

/** The last day of the month before a day: what is closed next, usually. */
function endOfMonthBefore(day: string): string {
  const first = new Date(`${day.slice(0, 7)}-01T00:00:00Z`)
  return new Date(first.getTime() - 86_400_000).toISOString().slice(0, 10)
}

export function Periods({ books: { company, books, today, people } }: { books: BooksSettings }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const usual = endOfMonthBefore(today)
  const closed = books?.closedThrough
  const [through, setThrough] = useState(usual)
  const [keep, setKeep] = useState('')
  const [reason, setReason] = useState('')
  const close = () =>
    void submit([formWish('close-period', { company: company.id, through })], d('closing.done.closed'))
  const reopen = async () => {
    const body = { company: company.id, reason: reason.trim(), ...(keep !== '' && { through: keep }) }
    if (await submit([formWish('reopen-period', body)], d('closing.done.reopened'))) setReason('')
  }
  return (
    <div className="closing-grid">
      <Card flush title={d('closing.history')}>
        <div className="list-body">
          <DataTable
            label={d('closing.history')}
            columns={columnsOf(text, when, (id) => people.find((each) => each.id === id)?.name ?? id)}
            rows={(books?.history ?? []).toReversed()}
            rowId={(step) => `${step.at}|${step.what}`}
            empty={<EmptyState icon="unlocked" title={d('closing.never')} />}
          />
        </div>
      </Card>
      <div className="closing-side">
        <Card title={closed === undefined ? d('closing.never') : d('closing.through', { day: closed })}>
          <div className="closing-form">
            <p className="quiet">{d('closing.text')}</p>
            {may('books') ? (
              <>
                <label className="field">
                  <span>{d('closing.close.through')}</span>
                  <input type="date" max={today} value={through} onChange={(event) => setThrough(event.target.value)} />
                </label>
                <DeskButton
                  look="main"
                  icon="locked"
                  label={d('closing.close')}
                  disabled={busy || through === '' || through >= today || (closed !== undefined && through <= closed)}
                  onPress={close}
                />
              </>
            ) : null}
            <QuietLine icon="calendar">{d('closing.year')}</QuietLine>
          </div>
        </Card>
        {may('reopen') && closed !== undefined ? (
          <Card title={d('closing.reopen')}>
            <div className="closing-form">
              <label className="field">
                <span>{d('closing.reopen.through')}</span>
                <input type="date" max={closed} value={keep} onChange={(event) => setKeep(event.target.value)} />
              </label>
              <label className="field">
                <span>{d('closing.reopen.reason')}</span>
                <textarea maxLength={400} value={reason} onChange={(event) => setReason(event.target.value)} />
              </label>
              <DeskButton
                icon="unlocked"
                label={d('closing.reopen')}
                disabled={busy || reason.trim() === ''}
                onPress={() => void reopen()}
              />
            </div>
          </Card>
        ) : null}
      </div>
    </div>
  )
}

function columnsOf({ d }: DeskText, when: When, nameOf: (id: string) => string): Column<Step>[] {
  return [
    {
      id: 'what',
      head: d('documents.kind'),
      width: 'minmax(max-content, 1fr)',
      cell: (step) => d(`closing.what.${step.what}`),
    },
    {
      id: 'through',
      head: d('closing.day'),
      strong: true,
      width: 'minmax(max-content, 1fr)',
      cell: (step) => step.through,
    },
    { id: 'by', head: d('closing.who'), width: 'minmax(8rem, 1.4fr)', cell: (step) => nameOf(step.by) },
    { id: 'at', head: d('closing.when'), width: 'minmax(max-content, 1fr)', cell: (step) => when.at(step.at) },
    { id: 'why', head: d('closing.why'), width: 'minmax(8rem, 2fr)', cell: (step) => step.reason ?? '' },
  ]
}
