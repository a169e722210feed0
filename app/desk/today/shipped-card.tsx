// Owns the parcels that left today, hour by hour: bars from zero with their numbers, or the same as a table.
import { type CSSProperties, type ReactNode, useState } from 'react'
import type { Today } from '../../../shared/protocol/desk/house.ts'
import { Card, DataTable, DeskButton, EmptyState } from '../../ui/desk/index.ts'
import { useDeskText } from '../text.ts'

type Hour = Today['shipped']['hours'][number]

export function ShippedCard({ today }: { today: Today }): ReactNode {
  const { d, t, time } = useDeskText()
  const [asTable, setAsTable] = useState(false)
  const { parcels } = today.shipped
  const hours = shownHours(today)
  const most = hours.reduce<Hour | undefined>(
    (best, each) => (each.parcels > (best?.parcels ?? 0) ? each : best),
    undefined,
  )
  const title =
    most === undefined
      ? d('today.shipped.none')
      : `${d('today.shipped', { n: parcels })}, ${d('today.shipped.most', { hour: time(most.from) })}`
  return (
    <Card
      title={title}
      flush={asTable}
      aside={
        most === undefined ? undefined : (
          <DeskButton
            look="bare"
            label={asTable ? t('ui.showAsChart') : t('ui.showAsTable')}
            onPress={() => setAsTable(!asTable)}
          />
        )
      }
    >
      {most === undefined ? (
        <EmptyState title={d('today.shipped.none')} />
      ) : asTable ? (
        <HourTable hours={hours} />
      ) : (
        <HourBars hours={hours} most={most.parcels} />
      )}
    </Card>
  )
}

/** The hours of the day so far, from the first in which anything left. */
function shownHours({ shipped, asOf }: Today): readonly Hour[] {
  const first = shipped.hours.findIndex((each) => each.parcels > 0)
  return shipped.hours.slice(Math.max(0, first - 1)).filter((each) => each.from <= asOf)
}

function HourTable({ hours }: { hours: readonly Hour[] }): ReactNode {
  const { d, number, time } = useDeskText()
  return (
    <div className="list-body">
      <DataTable
        label={d('today.shipped.parcels')}
        density="compact"
        rows={hours}
        rowId={(each) => String(each.from)}
        columns={[
          { id: 'from', head: d('today.shipped.hour'), cell: (each) => time(each.from) },
          { id: 'parcels', head: d('today.shipped.parcels'), kind: 'number', cell: (each) => number(each.parcels) },
        ]}
      />
    </div>
  )
}

function HourBars({ hours, most }: { hours: readonly Hour[]; most: number }): ReactNode {
  const { number, time } = useDeskText()
  return (
    <ol className="bars">
      {hours.map((each) => (
        <li key={each.from}>
          <b>{each.parcels > 0 ? number(each.parcels) : ''}</b>
          <span className="bars-bar" style={{ '--share': each.parcels / most } as CSSProperties} aria-hidden="true" />
          <time>{time(each.from)}</time>
        </li>
      ))}
    </ol>
  )
}
