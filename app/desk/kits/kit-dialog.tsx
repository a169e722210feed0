// Owns describing a kit: the item, of which others it is made, how many of each, and how its cost is shared among them.
import { type ReactNode, useState } from 'react'
import type { KitListRow } from '../../../shared/protocol/desk/goods.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { useOperations } from '../data/operations.ts'
import { formWish } from '../data/typed.ts'
import { useDeskText } from '../text.ts'
import { BookingDialog } from '../told/booking-dialog.tsx'
import { FindField, type FoundThing } from '../told/find-field.tsx'
import { typedUnits } from '../told/lying-select.tsx'
import '../told/goods-lines.css'

interface Typed {
  readonly item?: FoundThing | undefined
  readonly quantity: string
  /** As typed; the units where nothing is. */
  readonly weight: string
}

const empty: Typed = { quantity: '1', weight: '' }
const most = 40

export function KitDialog({ kit, onClose }: { kit?: KitListRow; onClose: () => void }): ReactNode {
  const { d } = useDeskText()
  const { submit, busy } = useOperations()
  const [item, setItem] = useState<FoundThing | undefined>(kit && thingOf(kit.item))
  const [lines, setLines] = useState<readonly Typed[]>(
    kit?.components.map((each) => ({
      item: thingOf(each.item),
      quantity: String(each.quantity),
      weight: String(each.weight),
    })) ?? [empty],
  )
  const components = lines.flatMap(componentOf)
  const items = new Set(components.map((each) => each.item))
  const sound = item && components.length === lines.length && items.size === components.length && !items.has(item.id)
  const save = async (parts: readonly object[], done: string) => {
    if (item && (await submit([formWish('kit-defined', { item: item.id, components: parts })], done))) onClose()
  }
  const change = (index: number, part: Partial<Typed>) =>
    setLines(lines.map((line, at) => (at === index ? { ...line, ...part } : line)))
  return (
    <BookingDialog
      title={kit ? `${d('kit.change')} · ${kit.item.name}` : d('kit.new')}
      verb={d('closing.save')}
      disabled={busy || !sound}
      onBook={() => save(components, d('kit.saved'))}
      onClose={onClose}
      more={
        kit ? (
          <DeskButton label={d('kit.forget')} disabled={busy} onPress={() => void save([], d('kit.forgotten'))} />
        ) : undefined
      }
    >
      {kit ? null : <FindField label={d('kit.item')} kind="item" chosen={item} onChoose={setItem} />}
      {lines.map((line, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by where they stand
        <div key={index} className="goods-line kit-line">
          <FindField
            label={d('kit.components')}
            kind="item"
            chosen={line.item}
            onChoose={(thing) => change(index, { item: thing })}
          />
          <label className="field">
            <span>{d('kit.per')}</span>
            <input
              inputMode="numeric"
              maxLength={6}
              value={line.quantity}
              onChange={(event) => change(index, { quantity: event.target.value })}
            />
          </label>
          <label className="field">
            <span>{d('kit.weight')}</span>
            <input
              inputMode="numeric"
              maxLength={9}
              placeholder={line.quantity}
              value={line.weight}
              onChange={(event) => change(index, { weight: event.target.value })}
            />
          </label>
        </div>
      ))}
      <DeskButton
        look="bare"
        icon="add"
        label={d('goods.line')}
        disabled={lines.length >= most}
        onPress={() => setLines([...lines, empty])}
      />
      <p className="quiet">{d('kit.weight.text')}</p>
    </BookingDialog>
  )
}

function thingOf({ id, sku, name }: KitListRow['item']): FoundThing {
  return { kind: 'item', id, code: sku, name }
}

function componentOf({ item, quantity, weight }: Typed) {
  const units = typedUnits(quantity)
  if (!item || units === undefined) return []
  const share = weight.trim() === '' ? units : /^\d{1,9}$/.test(weight.trim()) ? Number(weight.trim()) : undefined
  return share === undefined ? [] : [{ item: item.id, quantity: units, weight: share }]
}
