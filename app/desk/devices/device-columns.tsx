// Owns what the list of devices shows of each: state first, and the age of all that it says.
import type { ReactNode } from 'react'
import type { DeviceListRow, DeviceState } from '../../../shared/protocol/desk/house.ts'
import { type Column, Pill, Quantity, type Tone } from '../../ui/desk/index.ts'
import { type DeskText, useDeskText } from '../text.ts'
import type { When } from '../told/when.ts'

const tones: Readonly<Record<DeviceState, Tone>> = {
  working: 'ok',
  resting: 'neutral',
  silent: 'warn',
  never: 'neutral',
  revoked: 'neutral',
}

export function DeviceStatePill({ state }: { state: DeviceState }): ReactNode {
  const { d } = useDeskText()
  return (
    <Pill tone={tones[state]} {...(state === 'silent' ? { icon: 'offline' as const } : {})}>
      {d(`devices.state.${state}`)}
    </Pill>
  )
}

const byServer = () => null

export function deviceColumns(text: DeskText, when: When): Column<DeviceListRow>[] {
  const { d } = text
  return [
    {
      id: 'name',
      head: d('devices.name'),
      kind: 'code',
      strong: true,
      width: 'minmax(6rem, 1fr)',
      sortBy: byServer,
      cell: (row) => row.name,
    },
    {
      id: 'state',
      head: d('devices.state'),
      width: 'minmax(max-content, 1fr)',
      cell: (row) => <DeviceStatePill state={row.state} />,
    },
    {
      id: 'heardAt',
      head: d('devices.heard'),
      width: 'minmax(max-content, 1.2fr)',
      sortBy: byServer,
      cell: (row) => <Heard row={row} when={when} />,
    },
    {
      id: 'unsent',
      head: d('devices.unsent'),
      kind: 'number',
      strong: true,
      width: 'minmax(max-content, 0.8fr)',
      sortBy: byServer,
      cell: (row) => <Quantity of={row.heardAt === undefined ? 'unknown' : row.unsent} />,
    },
    {
      id: 'since',
      head: d('devices.since'),
      quiet: true,
      width: 'minmax(max-content, 0.8fr)',
      cell: (row) => (row.unsentOldestAt === undefined ? '' : when.at(row.unsentOldestAt)),
    },
    {
      id: 'person',
      head: d('devices.person'),
      width: 'minmax(7rem, 1.2fr)',
      cell: (row) => row.lastPerson?.name ?? '',
    },
    {
      id: 'in-hand',
      head: d('devices.in-hand'),
      kind: 'number',
      width: 'minmax(max-content, 0.8fr)',
      cell: (row) => <Quantity of={row.orders} />,
    },
    {
      id: 'kind',
      head: d('devices.kind'),
      quiet: true,
      width: 'minmax(max-content, 0.8fr)',
      cell: (row) => (row.packStation ? d('devices.kind.pack') : d('devices.kind.handheld')),
    },
  ]
}

function Heard({ row, when }: { row: DeviceListRow; when: When }): ReactNode {
  const { d } = useDeskText()
  if (row.heardAt === undefined) return <span className="quiet">{d('devices.never')}</span>
  const text = `${when.at(row.heardAt)} · ${when.age(row.heardAt)}`
  return row.state === 'silent' ? <Pill icon="stale">{text}</Pill> : text
}
