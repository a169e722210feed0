// Owns how full the house is: zones in a table, the weeks to come in a chart, where pickers go as a map.
import { type ReactNode, useMemo } from 'react'
import type { SpaceGroup } from '../../../shared/planning/space.ts'
import type { SpacePlanTold } from '../../../shared/protocol/desk/planning.ts'
import { Card, type Column, DataTable, Pill, QuietLine, ShareBar } from '../../ui/desk/index.ts'
import { familyText, useDeskText } from '../text.ts'
import { HeatMap } from './heat-map.tsx'
import { PlanBody } from './plan-frame.tsx'
import type { Planning } from './use-plan.ts'

export function SpaceTab({ planning }: { planning: Planning<'space'> }): ReactNode {
  return (
    <PlanBody kind="space" planning={planning}>
      {(plan) => <Space plan={plan} />}
    </PlanBody>
  )
}

const cubicMetre = 1_000_000
const tonne = 1_000_000
const nearlyFull = 0.9

function Space({ plan }: { plan: SpacePlanTold }): ReactNode {
  const { d, number } = useDeskText()
  const columns = useMemo<Column<SpaceGroup>[]>(() => {
    const filled = (used: number, of: number, unit: number, digits: number) =>
      of > 0 ? (
        <ShareBar
          share={used / of}
          tone={used / of >= nearlyFull ? 'look' : 'plain'}
          text={d('planning.space.of', { used: number(used / unit, digits), of: number(of / unit, digits) })}
        />
      ) : used > 0 ? (
        number(used / unit, digits)
      ) : (
        '–'
      )
    const wide = 'minmax(9rem, 2fr)'
    return [
      { id: 'zone', head: d('planning.space.zone'), strong: true, kind: 'code', cell: (row) => row.zone },
      {
        id: 'class',
        head: d('planning.space.class'),
        cell: (row) => <Pill>{familyText(d, 'planning.storage', row.storageClass)}</Pill>,
      },
      {
        id: 'places',
        head: d('planning.space.places'),
        width: wide,
        cell: (row) => filled(row.places.used, row.places.of, 1, 0),
      },
      {
        id: 'volume',
        head: d('planning.space.volume'),
        width: wide,
        cell: (row) => filled(row.volume.used, row.volume.of, cubicMetre, 1),
      },
      {
        id: 'weight',
        head: d('planning.space.weight'),
        width: wide,
        cell: (row) => filled(row.weight.used, row.weight.of, tonne, 1),
      },
      {
        id: 'pallets',
        head: d('planning.space.pallets'),
        width: wide,
        cell: (row) => filled(row.pallets.used, row.pallets.of, 1, 0),
      },
    ]
  }, [d, number])
  const unmeasured = plan.groups.reduce((sum, group) => sum + group.unmeasured, 0)
  const { outlook } = plan
  return (
    <div className="plan-cards">
      <Card
        flush
        foot={
          unmeasured > 0 ? (
            <QuietLine icon="exception">{d('planning.space.unmeasured', { n: unmeasured })}</QuietLine>
          ) : undefined
        }
      >
        <DataTable
          label={d('planning.tab.space')}
          columns={columns}
          rows={plan.groups}
          rowId={(row) => `${row.zone}|${row.storageClass}`}
        />
      </Card>
      <div className="plan-halves">
        <Card
          title={d('planning.space.outlook')}
          aside={
            <Pill tone={outlook.fullIn === undefined ? 'ok' : 'warn'}>
              {outlook.fullIn === undefined
                ? d('planning.space.lasts', { n: outlook.weeks.length })
                : d('planning.space.full-in', { n: outlook.fullIn })}
            </Pill>
          }
        >
          <OutlookChart outlook={outlook} />
          <p className="quiet">
            {d('planning.space.outlook.text', { leaving: number(outlook.leaving / cubicMetre, 1) })}
          </p>
        </Card>
        <Card title={d('planning.space.heat')}>
          <HeatMap heat={plan.heat} />
          <p className="quiet">{d('planning.space.heat.text')}</p>
        </Card>
      </div>
    </div>
  )
}

const [width, height, foot] = [480, 180, 20]

function OutlookChart({ outlook }: { outlook: SpacePlanTold['outlook'] }): ReactNode {
  const { d, number } = useDeskText()
  const volumes = [outlook.used, ...outlook.weeks]
  const most = Math.max(1, outlook.of, ...volumes) * 1.08
  const step = width / volumes.length
  const y = (volume: number) => height - foot - (volume / most) * (height - foot - 6)
  return (
    <svg
      className="demand-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={`${d('planning.space.outlook')}: ${volumes.map((volume) => number(volume / cubicMetre, 1)).join(', ')}`}
    >
      {volumes.map((volume, index) => (
        <g key={index === 0 ? 'now' : `week ${index}`}>
          <rect
            className={outlook.of > 0 && volume > outlook.of ? 'chart-bar chart-over' : 'chart-bar'}
            x={index * step + step * 0.15}
            y={y(volume)}
            width={step * 0.7}
            height={height - foot - y(volume)}
          >
            <title>{number(volume / cubicMetre, 1)}</title>
          </rect>
          <text
            x={index === 0 ? 0 : index * step + step / 2}
            y={height - 5}
            textAnchor={index === 0 ? 'start' : 'middle'}
            className="chart-text"
          >
            {index === 0 ? d('planning.space.now') : `+${index}`}
          </text>
        </g>
      ))}
      {outlook.of > 0 ? (
        <>
          <line x1={0} x2={width} y1={y(outlook.of)} y2={y(outlook.of)} className="chart-expected" />
          <text x={width - 2} y={y(outlook.of) - 4} textAnchor="end" className="chart-text">
            {d('planning.space.capacity')} {number(outlook.of / cubicMetre, 0)}
          </text>
        </>
      ) : null}
    </svg>
  )
}
