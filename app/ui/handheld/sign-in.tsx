// Owns the look of signing in: scan the badge, or choose oneself from the last people and give the PIN. No fields.
// Does not know badges, people or how a PIN is checked.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Icon } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import { DigitKeys } from './keypad.tsx'
import './sign-in.css'

// Widths of bars and gaps in turn; a drawing of a barcode that is none.
const bars = [
  4, 2, 6, 2, 2, 4, 2, 2, 6, 4, 2, 2, 4, 5, 2, 3, 2, 5, 6, 2, 4, 3, 2, 5, 2, 2, 2, 2, 7, 2, 3, 2, 2, 4, 6, 2, 3, 3, 2,
  5, 4,
]

function BadgeDrawing(): ReactNode {
  let x = 26
  const drawn: ReactNode[] = []
  bars.forEach((width, index) => {
    if (index % 2 === 0) drawn.push(<rect key={x} className="badge-bar" x={x} y={79} width={width} height={30} />)
    x += width
  })
  return (
    <svg className="badge-drawing" viewBox="0 0 196 132" aria-hidden="true">
      <rect className="badge-card" width="196" height="132" rx="16" />
      <rect className="badge-slot" x="134" y="29" width="46" height="8" rx="4" />
      <rect className="badge-paper" x="16" y="72" width="164" height="44" rx="4" />
      {drawn}
      <g className="badge-person">
        <rect x="19" y="23" width="28" height="20" rx="3" />
        <circle cx="28" cy="31" r="3.2" />
        <path d="M23.5 42a4.6 4.6 0 0 1 9 0M37 30h5M37 36h5" />
      </g>
    </svg>
  )
}

export interface SignInBadgeProps {
  /** "Scan your badge" */
  title: string
  /** "Handheld 07 · Riga North", "Works without a network" */
  lines: readonly string[]
}

export function SignInBadge({ title, lines }: SignInBadgeProps): ReactNode {
  return (
    <section className="sign-in-badge">
      <BadgeDrawing />
      <h2 tabIndex={-1} data-step-heading="">
        {title}
      </h2>
      {lines.map((line) => (
        <p key={line}>{words(line)}</p>
      ))}
    </section>
  )
}

export interface PersonLine {
  id: string
  name: string
  initials: string
  /** "Picker · 12 min ago" */
  detail?: string
}

export interface PeopleListProps {
  /** "Last on this device" */
  label: string
  people: readonly PersonLine[]
  onChoose: (id: string) => void
}

export function PeopleList({ label, people, onChoose }: PeopleListProps): ReactNode {
  const { t } = useText()
  return (
    <section className="people">
      <h2>{label}</h2>
      <ul>
        {people.map((person) => (
          <li key={person.id}>
            <Press className="card person" onPress={() => onChoose(person.id)}>
              <span className="initials" aria-hidden="true">
                {person.initials}
              </span>
              <span className="card-text">
                <b className="card-title">{person.name}</b>
                {person.detail === undefined ? null : <span className="card-detail">{person.detail}</span>}
              </span>
              <span className="person-pin">
                {t('ui.pin')}
                <Icon name="open" size="line" />
              </span>
            </Press>
          </li>
        ))}
      </ul>
    </section>
  )
}

export interface PinPadProps {
  /** "Maria, your PIN" */
  title: string
  /** Digits given so far; shown as dots, never as digits. */
  entered: number
  length: number
  /** "That is not your PIN. 2 tries left." */
  problem?: string
  onDigit: (digit: string) => void
  onDelete: () => void
}

export function PinPad({ title, entered, length, problem, onDigit, onDelete }: PinPadProps): ReactNode {
  const { t } = useText()
  return (
    <section className="pin-pad">
      <h2 tabIndex={-1} data-step-heading="">
        {words(title)}
      </h2>
      <p className="pin-dots" role="status" aria-label={t('ui.pin.entered', { n: entered })}>
        {Array.from({ length }, (_, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: a dot is known by its place alone
          <span key={index} className={index < entered ? 'pin-dot pin-dot-given' : 'pin-dot'} />
        ))}
      </p>
      <p className="pin-problem" role="alert">
        {problem}
      </p>
      <DigitKeys onDigit={onDigit} onDelete={onDelete} />
    </section>
  )
}
