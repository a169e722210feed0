// Owns entries of the books as a few lines in a panel: debits above credits, amounts at the right.
import type { ReactNode } from 'react'
import type { EntryRow } from '../../../shared/protocol/desk/operations.ts'
import { Money } from '../../ui/desk/index.ts'
import { familyText, useDeskText } from '../text.ts'
import './lines.css'

export function EntryLines({ entries }: { entries: readonly EntryRow[] }): ReactNode {
  const { d } = useDeskText()
  if (entries.length === 0) return <p className="quiet">{d('op.nothing-posted')}</p>
  return (
    <div className="entries">
      {entries.map((entry) => (
        <table key={entry.id}>
          <caption>
            {entry.postedOn}
            {entry.kind === 'recost' ? ` · ${d('entry.recost')}` : ''}
            {entry.item ? ` · ${entry.item.name}` : ''}
          </caption>
          <tbody>
            {entry.lines.map((line, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: lines of an entry never move
              <tr key={index}>
                <td>
                  <span className="quiet">{line.account}</span> {familyText(d, 'account', line.account)}
                </td>
                <td className="tabular">
                  {line.amount >= 0 ? <Money minor={line.amount} currency={entry.currency} /> : ''}
                </td>
                <td className="tabular">
                  {line.amount < 0 ? <Money minor={-line.amount} currency={entry.currency} /> : ''}
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}
