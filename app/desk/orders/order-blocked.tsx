// Owns why an order can't be picked: one sentence for each line that nothing covers, with what mends it beside it.
import type { ReactNode } from 'react'
import type { BlockedLine, OrderDetail } from '../../../shared/protocol/desk/work.ts'
import { Card, DeskButton, FactLines, Pill, words } from '../../ui/desk/index.ts'
import { useGo } from '../frame/go.ts'
import { type DeskText, useDeskText } from '../text.ts'
import { placeText } from '../told/names.ts'
import { useWhen, type When } from '../told/when.ts'

export function OrderBlocked({ found }: { found: OrderDetail }): ReactNode {
  const text = useDeskText()
  const { d } = text
  const when = useWhen()
  const go = useGo()
  if (found.blocked.length === 0) return null
  return (
    <Card title={d('order.blocked')} aside={<Pill tone="warn">{text.number(found.blocked.length)}</Pill>}>
      <FactLines
        facts={found.blocked.map((line) => ({
          label: words(sentenceOf(text, when, line)),
          value: <DeskButton look="bare" label={d(fixOf(line).label)} onPress={() => go(fixOf(line).path)} />,
        }))}
      />
    </Card>
  )
}

function sentenceOf({ d, number }: DeskText, when: When, line: BlockedLine): string {
  const facts = {
    item: line.item.name,
    missing: line.missing,
    there: number(line.there ?? 0),
    place: line.place ? placeText(d, line.place) : '',
  }
  const sentence = d(`blocked.${line.why}`, facts)
  if (!line.coming) return sentence
  return `${sentence} ${d('blocked.coming', {
    n: line.coming.units,
    number: line.coming.number,
    time: when.at(line.coming.at),
  })}`
}

/** Where what stands in the way is mended. */
function fixOf({ why, place, item, coming }: BlockedLine) {
  const bin = place?.place.startsWith('L:') ? `/stock/bins/${place.place.slice(2)}?show=all` : undefined
  const goods = `/stock/items/${item.id}?view=all`
  switch (why) {
    case 'held':
      return { label: 'blocked.fix.exceptions', path: '/exceptions' } as const
    case 'disputed':
      return { label: 'blocked.fix.exceptions', path: '/exceptions' } as const
    case 'none-here':
      return coming
        ? ({ label: 'blocked.fix.purchase', path: `/purchasing/${coming.purchase}` } as const)
        : ({ label: 'blocked.fix.purchasing', path: '/purchasing' } as const)
    case 'promised':
      return { label: 'blocked.fix.item', path: goods } as const
    default:
      return { label: 'blocked.fix.bin', path: bin ?? goods } as const
  }
}
