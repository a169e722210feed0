// Owns reminding a customer of what is overdue: which documents, how urgently, the letter to copy or print. That it went out
// is told to the books, so that the next one says more.
import { type ReactNode, useState } from 'react'
import type { PartyAccount } from '../../../shared/protocol/desk/money.ts'
import { DeskButton, Money } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { isOverdue } from '../documents/document-words.tsx'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { useWhen } from '../told/when.ts'
import './money.css'

const levels = [1, 2, 3] as const
type Level = (typeof levels)[number]

export function ReminderDialog({ account, onClose }: { account: PartyAccount; onClose: () => void }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const { company, tell } = useSession()
  const { submit, busy } = useOperations()
  const overdue = account.open.filter((each) => isOverdue(each, when.now))
  const told = Math.max(0, ...overdue.flatMap(({ reminders = [] }) => reminders.map(({ level }) => level)))
  const [level, setLevel] = useState<Level>(Math.min(told + 1, 3) as Level)
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set())
  const chosen = overdue.filter(({ id }) => !left.has(id))
  const lines = chosen.map(({ number, dueAt, openAmount, currency }) =>
    d('reminder.line', { number, day: text.stamp(dueAt).slice(0, 10), money: text.money(openAmount, currency) }),
  )
  const letter = [
    d('reminder.dear', { name: account.name }),
    '',
    d(`reminder.text.${level}`),
    '',
    ...lines,
    '',
    d('reminder.end'),
    company.name,
  ].join('\n')
  const toggle = (id: string) => {
    const next = new Set(left)
    if (!next.delete(id)) next.add(id)
    setLeft(next)
  }
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(letter)
      tell({ tone: 'ok', text: d('reminder.copied') })
    } catch {
      tell({ tone: 'warn', text: d('reminder.not-copied') })
    }
  }
  const keep = async () => {
    const body = { company: company.id, customer: account.id, documents: chosen.map(({ id }) => id), level }
    if (await submit([formWish('reminder-sent', body)], d('reminder.done'))) onClose()
  }
  return (
    <BookingDialog
      title={`${d('reminder.send')} · ${account.name}`}
      verb={d('reminder.keep')}
      disabled={busy || chosen.length === 0}
      more={<DeskButton label={d('reminder.copy')} disabled={chosen.length === 0} onPress={() => void copy()} />}
      onBook={keep}
      onClose={onClose}
    >
      <label className="field">
        <span>{d('reminder.level')}</span>
        <select value={level} onChange={(event) => setLevel(Number(event.target.value) as Level)}>
          {levels.map((each) => (
            <option key={each} value={each}>
              {d(`reminder.level.${each}`)}
            </option>
          ))}
        </select>
      </label>
      <table className="money-lines">
        <thead>
          <tr>
            <th>{d('reminder.with')}</th>
            <th>{d('documents.number')}</th>
            <th>{d('documents.due')}</th>
            <th className="tabular">{d('documents.open')}</th>
          </tr>
        </thead>
        <tbody>
          {overdue.map((each) => (
            <tr key={each.id}>
              <td>
                <input
                  type="checkbox"
                  aria-label={`${d('reminder.with')} ${each.number}`}
                  checked={!left.has(each.id)}
                  onChange={() => toggle(each.id)}
                />
              </td>
              <td className="code">{each.number || d(`documents.kind.${each.kind}`)}</td>
              <td>{when.short(each.dueAt)}</td>
              <td className="tabular">
                <Money minor={each.openAmount} currency={each.currency} />
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      <label className="field">
        <span>{d('reminder.letter')}</span>
        <textarea className="money-letter" readOnly value={letter} />
      </label>
    </BookingDialog>
  )
}
