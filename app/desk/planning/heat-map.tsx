// Owns the map of a warehouse from above: a square a bay, darker where pickers were more often.
import type { ReactNode } from 'react'
import type { SpacePlanTold } from '../../../shared/protocol/desk/planning.ts'
import { useDeskText } from '../text.ts'

const shades = 6

export function HeatMap({ heat }: { heat: SpacePlanTold['heat'] }): ReactNode {
  const { d } = useDeskText()
  if (heat.length === 0) return null
  const xs = heat.map((bay) => bay.x)
  const ys = heat.map((bay) => bay.y)
  const [left, right] = [Math.min(...xs), Math.max(...xs)]
  const [front, back] = [Math.min(...ys), Math.max(...ys)]
  const most = Math.max(1, ...heat.map((bay) => bay.visits))
  const [wide, deep] = [30, 24]
  const shadeOf = (visits: number) =>
    visits === 0 ? 0 : Math.min(shades, 1 + Math.floor((visits / most) * (shades - 1)))
  return (
    <svg
      className="heat-map"
      viewBox={`${left - wide} ${-deep} ${right - left + 2 * wide} ${back - front + 2 * deep + 26}`}
      role="img"
      aria-label={d('planning.space.heat')}
    >
      {heat.map(({ aisle, bay, x, y, visits }) => (
        // The front of the house is at the foot of the picture.
        <rect
          key={`${aisle}-${bay}`}
          className={`heat heat-${shadeOf(visits)}`}
          x={x - wide / 2}
          y={back - y - deep / 2}
          width={wide}
          height={deep}
          rx={2}
        >
          <title>{d('planning.space.visits', { bay: `${aisle}-${String(bay).padStart(2, '0')}`, n: visits })}</title>
        </rect>
      ))}
      {[...new Map(heat.map((bay) => [bay.aisle, bay.x]))].map(([aisle, x]) => (
        <text key={aisle} x={x} y={back - front + deep + 18} textAnchor="middle" className="heat-name">
          {aisle}
        </text>
      ))}
    </svg>
  )
}
