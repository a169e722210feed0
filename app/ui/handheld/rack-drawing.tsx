// Owns the small drawing of a rack with one place filled. Draws what it is given; knows no warehouse.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import type { Rack } from './model.ts'

const width = 80
const height = 64
const gap = 2
const widest = 20

/** Levels from the floor up, places from the left; at most what fits 80 × 64. */
export function RackDrawing({ rack }: { rack: Rack }): ReactNode {
  const { t } = useText()
  const places = Math.max(1, rack.places)
  const levels = Math.max(1, rack.levels)
  const cellWidth = Math.min(widest, width / places - gap)
  const cellHeight = (height - gap) / levels - gap
  const drawn = places * (cellWidth + gap)
  const cells = Array.from({ length: levels * places }, (_, index) => {
    const level = levels - Math.floor(index / places)
    const place = (index % places) + 1
    const filled = level === rack.level && place === rack.place
    return (
      <rect
        key={`${level}-${place}`}
        className={filled ? 'rack-here' : 'rack-cell'}
        x={(place - 1) * (cellWidth + gap) + gap / 2}
        y={(levels - level) * (cellHeight + gap) + gap / 2}
        width={cellWidth}
        height={cellHeight}
        rx={Math.min(2, cellWidth / 4)}
      />
    )
  })
  return (
    <svg
      className="rack"
      preserveAspectRatio="xMaxYMax meet"
      viewBox={`0 0 ${drawn} ${height}`}
      role="img"
      aria-label={t('ui.rack', { level: rack.level, place: rack.place })}
    >
      {cells}
      <line className="rack-floor" x1={0} x2={drawn} y1={height - 1} y2={height - 1} />
    </svg>
  )
}
