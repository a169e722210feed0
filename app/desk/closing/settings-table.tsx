// Owns a table of settings with the form that adds to it at the right. Pressing a row fills the form with it.
import { type ReactNode, useId, useState } from 'react'
import type { Wish } from '../../../shared/operations/index.ts'
import type { Right } from '../../../shared/operations/operation.ts'
import { Card, type Column, DataTable, DeskButton, EmptyState } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { useDeskText } from '../text.ts'

export interface FormField {
  readonly key: string
  readonly label: string
  readonly type?: 'text' | 'date'
  readonly choices?: readonly { readonly id: string; readonly label: string }[]
  readonly good?: (value: string) => boolean
}

export interface SettingsTableProps<Row> {
  readonly title: string
  readonly rows: readonly Row[]
  readonly rowId: (row: Row) => string
  readonly columns: readonly Column<Row>[]
  readonly empty: { readonly title: string; readonly text: string }
  readonly fields: readonly FormField[]
  /** What the form holds of a row, and at first. */
  readonly valuesOf: (row: Row | undefined) => Readonly<Record<string, string>>
  readonly wishOf: (values: Readonly<Record<string, string>>) => Wish
  readonly more?: ReactNode
  /** Who may change it; whoever keeps the books, when left out. */
  readonly right?: Right
  readonly onSaved?: () => void
}

export function SettingsTable<Row>(props: SettingsTableProps<Row>): ReactNode {
  const { title, rows, rowId, columns, empty, fields, valuesOf, wishOf, more, right = 'books', onSaved } = props
  const { d } = useDeskText()
  const { may } = useSession()
  const { submit, busy } = useOperations()
  const [values, setValues] = useState(() => valuesOf(undefined))
  const [at, setAt] = useState<string>()
  const good = fields.every(({ key, good: check }) => check?.(values[key] ?? '') ?? true)
  const save = async () => {
    if (await submit([wishOf(values)], d('closing.saved'))) onSaved?.()
  }
  const choose = (id: string) => {
    setAt(id)
    setValues(valuesOf(rows.find((row) => rowId(row) === id)))
  }
  return (
    <div className="closing-grid">
      <Card flush title={title}>
        <div className="list-body">
          <DataTable
            label={title}
            columns={columns}
            rows={rows}
            rowId={rowId}
            selected={at}
            onSelect={choose}
            empty={<EmptyState icon="unknown" title={empty.title} text={empty.text} />}
          />
        </div>
      </Card>
      <div className="closing-side">
        {may(right) ? (
          <Card title={d('closing.add')}>
            <div className="closing-form">
              {fields.map((field) => (
                <FieldOf
                  key={field.key}
                  field={field}
                  value={values[field.key] ?? ''}
                  onChange={(value) => setValues({ ...values, [field.key]: value })}
                />
              ))}
              <DeskButton look="main" label={d('closing.save')} disabled={busy || !good} onPress={() => void save()} />
            </div>
          </Card>
        ) : null}
        {more}
      </div>
    </div>
  )
}

interface FieldProps {
  readonly field: FormField
  readonly value: string
  readonly onChange: (value: string) => void
}

function FieldOf({ field: { label, type = 'text', choices }, value, onChange }: FieldProps): ReactNode {
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{label}</label>
      {choices ? (
        <select id={id} value={value} onChange={(event) => onChange(event.target.value)}>
          {choices.map((choice) => (
            <option key={choice.id} value={choice.id}>
              {choice.label}
            </option>
          ))}
        </select>
      ) : (
        <input id={id} type={type} value={value} onChange={(event) => onChange(event.target.value)} />
      )}
    </div>
  )
}
