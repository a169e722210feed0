// Owns saying which goods are meant, line by line: an item, the place where it lies here, how many of it.
import { type ReactNode, useEffect } from 'react'
import type { ItemDetail, Lying } from '../../../shared/protocol/desk/stock.ts'
import { DeskButton } from '../../ui/desk/index.ts'
import { withQuery } from '../data/client.ts'
import { useSession } from '../data/session.tsx'
import { useRead } from '../data/use-read.ts'
import { useDeskText } from '../text.ts'
import { FindField, type FoundThing } from './find-field.tsx'
import { LyingSelect, typedUnits } from './lying-select.tsx'
import { UnitsField } from './units-field.tsx'
import './goods-lines.css'

export interface GoodsTyped {
  readonly item?: FoundThing | undefined
  readonly from?: Lying | undefined
  readonly quantity: string
}

export const noGoods: GoodsTyped = { quantity: '' }

const mostLines = 40

/** Which goods are meant, or undefined while a line can't be read or asks for more than lies there. */
export function goodsOf(
  lines: readonly GoodsTyped[],
): readonly { readonly from: Lying; readonly quantity: number }[] | undefined {
  const read = lines.map(({ from, quantity }) => ({ from, quantity: typedUnits(quantity) }))
  const good = read.flatMap(({ from, quantity }) =>
    from && quantity !== undefined && quantity <= from.quantity ? [{ from, quantity }] : [],
  )
  return good.length === lines.length ? good : undefined
}

export interface GoodsLinesProps {
  readonly lines: readonly GoodsTyped[]
  readonly onChange: (lines: readonly GoodsTyped[]) => void
}

export function GoodsLines({ lines, onChange }: GoodsLinesProps): ReactNode {
  const { d } = useDeskText()
  return (
    <>
      {lines.map((line, index) => (
        <GoodsLine
          // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by where they stand
          key={index}
          line={line}
          onChange={(next) => onChange(lines.map((each, at) => (at === index ? next : each)))}
        />
      ))}
      <DeskButton
        look="bare"
        icon="add"
        label={d('goods.line')}
        disabled={lines.length >= mostLines}
        onPress={() => onChange([...lines, noGoods])}
      />
    </>
  )
}

interface GoodsLineProps {
  readonly line: GoodsTyped
  readonly onChange: (line: GoodsTyped) => void
}

function GoodsLine({ line, onChange }: GoodsLineProps): ReactNode {
  const { d } = useDeskText()
  const { warehouse } = useSession()
  const { item, from, quantity } = line
  const { data } = useRead<ItemDetail>(
    item && withQuery(`/items/${encodeURIComponent(item.id)}`, { warehouse: warehouse.id }),
  )
  const there = data && data.item.id === item?.id ? data.places : []
  const places = there.filter((each) => each.place.kind !== 'virtual' && each.quantity > 0)
  const first = places[0]
  // Where most of it lies is meant unless somebody says otherwise.
  useEffect(() => {
    if (!from && first) onChange({ ...line, from: first })
  }, [from, first, line, onChange])
  const units = typedUnits(quantity)
  const short = from && units !== undefined ? units - from.quantity : 0
  return (
    <div className="goods-line">
      <FindField
        label={d('goods.item')}
        kind="item"
        chosen={item}
        onChoose={(thing) => onChange({ ...line, item: thing, from: undefined })}
      />
      <div className="field">
        <span>{d('goods.from')}</span>
        <LyingSelect
          label={d('goods.from')}
          places={places}
          value={from?.id ?? ''}
          onChange={(id) => onChange({ ...line, from: places.find((each) => each.id === id) })}
        />
      </div>
      <UnitsField value={quantity} onChange={(typed) => onChange({ ...line, quantity: typed })} />
      {short > 0 ? <p className="money-wrong goods-short">{d('goods.too-many', { n: short })}</p> : null}
    </div>
  )
}
