// Owns putting kits together and taking them apart: how many, what is taken from where, where it goes.
import { type ReactNode, useState } from 'react'
import type { KitDetail } from '../../../shared/protocol/desk/goods.ts'
import type { ItemName } from '../../../shared/protocol/desk/names.ts'
import { Skeleton } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useOperations } from '../data/operations.ts'
import { useSession } from '../data/session.tsx'
import { formWish } from '../data/typed.ts'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { FindField, type FoundThing } from '../told/find-field.tsx'
import { LyingSelect, takenFrom, typedUnits } from '../told/lying-select.tsx'
import { placeText, unitsOf } from '../told/names.ts'
import { UnitsField } from '../told/units-field.tsx'
import { takeParts } from './take-parts.ts'
import '../money/money.css'

interface MakeProps {
  readonly kit: ItemName
  readonly onClose: () => void
}

function useKit(id: string): KitDetail | undefined {
  const { warehouse } = useSession()
  const { data } = useRead<KitDetail>(withQuery(`/kits/${encodeURIComponent(id)}`, { warehouse: warehouse.id }))
  return data?.item.id === id ? data : undefined
}

export function AssembleDialog({ kit, onClose }: MakeProps): ReactNode {
  const { d } = useDeskText()
  const found = useKit(kit.id)
  return found ? (
    <AssembleForm found={found} onClose={onClose} />
  ) : (
    <Waiting title={d('kit.assemble')} onClose={onClose} />
  )
}

function Waiting({ title, onClose }: { title: string; onClose: () => void }): ReactNode {
  return (
    <BookingDialog title={title} disabled onBook={async () => undefined} onClose={onClose}>
      <Skeleton lines={4} />
    </BookingDialog>
  )
}

const isLot = ({ tracking }: KitDetail['item']) => tracking.startsWith('lot')

function AssembleForm({ found, onClose }: { found: KitDetail; onClose: () => void }): ReactNode {
  const text = useDeskText()
  const { d, number } = text
  const { submit, busy } = useOperations()
  const [typed, setTyped] = useState('1')
  const [bin, setBin] = useState<FoundThing>()
  const [code, setCode] = useState('')
  const units = typedUnits(typed)
  const parts = takeParts(found.components, units ?? 0)
  const serial = found.item.tracking === 'serial'
  const named = found.item.tracking === 'none' || (code.trim() !== '' && (!serial || units === 1))
  const book = async () => {
    if (!bin || units === undefined) return
    const components = parts.flatMap(({ from }) =>
      from.map(({ place, quantity }) => ({ ...takenFrom(place), quantity })),
    )
    const goods = {
      item: found.item.id,
      lot: serial ? '' : code.trim(),
      serial: serial ? code.trim() : '',
      status: 'available',
      owner: found.item.owner,
    }
    const body = { ...goods, quantity: units, to: `L:${bin.id}`, components }
    if (await submit([formWish('kit-assembled', body)], d('kit.assembled'))) onClose()
  }
  return (
    <BookingDialog
      title={`${d('kit.assemble')} · ${found.item.name}`}
      verb={d('kit.assemble')}
      disabled={busy || !bin || units === undefined || !named || parts.some(({ missing }) => missing > 0)}
      onBook={book}
      onClose={onClose}
    >
      <div className="money-pair">
        <UnitsField value={typed} onChange={setTyped} />
        <FindField label={d('goods.to')} kind="bin" chosen={bin} onChoose={setBin} />
      </div>
      {found.item.tracking === 'none' ? null : (
        <CodeField label={d(serial ? 'goods.serial' : 'goods.lot')} value={code} onChange={setCode} />
      )}
      <table className="money-lines">
        <thead>
          <tr>
            <th>{d('kit.components')}</th>
            <th className="tabular">{d('kit.need')}</th>
            <th>{d('kit.takes')}</th>
          </tr>
        </thead>
        <tbody>
          {parts.map(({ item, needed, from, missing }) => (
            <tr key={item.id}>
              <td>{item.name}</td>
              <td className="tabular">{number(needed)}</td>
              <td>
                <span className="code">
                  {from.map(({ place, quantity }) => `${placeText(d, place.place)} × ${number(quantity)}`).join(', ')}
                </span>{' '}
                {missing > 0 ? <span className="money-wrong">{d('kit.missing', { n: missing })}</span> : null}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </BookingDialog>
  )
}

export function BreakDialog({ kit, onClose }: MakeProps): ReactNode {
  const { d } = useDeskText()
  const found = useKit(kit.id)
  return found ? <BreakForm found={found} onClose={onClose} /> : <Waiting title={d('kit.break')} onClose={onClose} />
}

function BreakForm({ found, onClose }: { found: KitDetail; onClose: () => void }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const { submit, busy } = useOperations()
  const [typed, setTyped] = useState('1')
  const [from, setFrom] = useState('')
  const [bin, setBin] = useState<FoundThing>()
  const [codes, setCodes] = useState<Readonly<Record<string, string>>>({})
  const place = found.places.find(({ id }) => id === from) ?? found.places[0]
  const units = typedUnits(typed)
  const tracked = found.components.filter(({ item }) => item.tracking !== 'none')
  const named = tracked.every(({ item }) => (codes[item.id] ?? '').trim() !== '')
  const book = async () => {
    if (!place || !bin || units === undefined) return
    const taken = takenFrom(place)
    const components = found.components.map(({ item, quantity, weight }) => {
      const code = (codes[item.id] ?? '').trim()
      const goods = { item: item.id, lot: isLot(item) ? code : '', serial: item.tracking === 'serial' ? code : '' }
      const { status } = taken
      return { ...goods, status, owner: item.owner, quantity: quantity * units, to: `L:${bin.id}`, weight }
    })
    if (await submit([formWish('kit-broken-down', { ...taken, quantity: units, components })], d('kit.broken')))
      onClose()
  }
  return (
    <BookingDialog
      title={`${d('kit.break')} · ${found.item.name}`}
      verb={d('kit.break')}
      disabled={busy || !place || !bin || units === undefined || units > (place?.quantity ?? 0) || !named}
      onBook={book}
      onClose={onClose}
    >
      <div className="money-pair">
        <div className="field">
          <span>{d('goods.from')}</span>
          <LyingSelect label={d('goods.from')} places={found.places} value={place?.id ?? ''} onChange={setFrom} />
        </div>
        <UnitsField value={typed} onChange={setTyped} />
      </div>
      <FindField label={d('goods.to')} kind="bin" chosen={bin} onChoose={setBin} />
      <p>{found.components.map((each) => unitsOf(text, each.quantity * (units ?? 0), each.item)).join(', ')}</p>
      {tracked.map(({ item }) => (
        <CodeField
          key={item.id}
          label={`${d(isLot(item) ? 'goods.lot' : 'goods.serial')} · ${item.name}`}
          value={codes[item.id] ?? ''}
          onChange={(code) => setCodes({ ...codes, [item.id]: code })}
        />
      ))}
    </BookingDialog>
  )
}

interface FieldProps {
  readonly value: string
  readonly onChange: (value: string) => void
}

function CodeField({ label, value, onChange }: FieldProps & { readonly label: string }): ReactNode {
  return (
    <label className="field">
      <span>{label}</span>
      <input maxLength={40} value={value} onChange={(event) => onChange(event.target.value)} />
    </label>
  )
}
