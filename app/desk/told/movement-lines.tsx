// Owns movements as a few lines in a panel; the long list is a page of its own.
import type { ReactNode } from 'react'
import type { MovementRow } from '../../../shared/protocol/desk/operations.ts'
import { DeskIcon, Press } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'
import { personText, placeText } from './names.ts'
import { operationIcon } from './operation-icons.ts'
import { useWhen } from './when.ts'
import './lines.css'

export interface MovementLinesProps {
  readonly movements: readonly MovementRow[]
  readonly none: string
  /** Lines open their operation; not where it is open already. */
  readonly onOpen?: (operation: string) => void
  /** Whose movements are shown: of an item its name is not said again. */
  readonly item?: boolean
}

export function MovementLines({ movements, none, onOpen, item = true }: MovementLinesProps): ReactNode {
  const { d, number } = useDeskText()
  const when = useWhen()
  if (movements.length === 0) return <p className="quiet">{none}</p>
  return (
    <ul className="lines">
      {movements.map((each) => (
        <li key={each.id}>
          <time>{when.short(each.at)}</time>
          <DeskIcon name={operationIcon(each.type)} />
          <span className="lines-text">
            <b>{number(each.quantity)}</b> <span className="code">{placeText(d, each.from)}</span> →{' '}
            <span className="code">{placeText(d, each.to)}</span>
            {item ? ` · ${each.item.name}` : null}
          </span>
          {onOpen ? (
            <Press className="link lines-end" aria-label={d('op.open')} onPress={() => onOpen(each.operation)}>
              {personText(d, each.person)}
            </Press>
          ) : (
            <span className="lines-end">{personText(d, each.person)}</span>
          )}
        </li>
      ))}
    </ul>
  )
}
