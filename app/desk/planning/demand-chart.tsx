// Owns the picture of what was sold of an item, period by period, beside what is expected of the next. Bars for the past, a
// line for the expectation; periods without stock are hatched and those of a promotion hollow, since they say nothing.
import { type ReactNode, useId } from 'react'
import type { ReorderLineTold } from '../../../shared/protocol/desk/planning.ts'
import { useDeskText } from '../text.ts'

const [width, height, foot, side] = [360, 120, 18, 4]

export function DemandChart({ line }: { line: ReorderLineTold }): ReactNode {
  const { d, number } = useDeskText()
  const hatch = useId()
  const { series, ignored, promoted, perPeriod, item } = line
  const most = Math.max(1, perPeriod, ...series)
  const step = (width - 2 * side) / Math.max(1, series.length)
  const y = (units: number) => height - foot - (units / most) * (height - foot - 16)
  const expected = y(perPeriod)
  return (
    <svg
      className="demand-chart"
      viewBox={`0 0 ${width} ${height}`}
      role="img"
      aria-label={d('planning.chart', { item: item.name })}
    >
      <defs>
        <pattern id={hatch} width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
          <line x1="0" y1="0" x2="0" y2="6" className="chart-hatch" />
        </pattern>
      </defs>
      <line x1={side} x2={width - side} y1={height - foot} y2={height - foot} className="chart-axis" />
      {series.map((units, index) => {
        const x = side + index * step
        return ignored.includes(index) ? (
          // biome-ignore lint/suspicious/noArrayIndexKey: a period is its place in the series
          <rect key={index} x={x} y={16} width={step} height={height - foot - 16} fill={`url(#${hatch})`}>
            <title>{d('planning.chart.no-stock')}</title>
          </rect>
        ) : (
          <rect
            // biome-ignore lint/suspicious/noArrayIndexKey: a period is its place in the series
            key={index}
            className={promoted.includes(index) ? 'chart-bar chart-bar-hollow' : 'chart-bar'}
            x={x + step * 0.12}
            y={y(units)}
            width={step * 0.76}
            height={height - foot - y(units)}
          >
            <title>
              {promoted.includes(index) ? d('planning.chart.promotion', { units: number(units) }) : number(units)}
            </title>
          </rect>
        )
      })}
      <line x1={side} x2={width - side} y1={expected} y2={expected} className="chart-expected" />
      <text x={side} y={11} className="chart-text">
        {number(most)}
      </text>
      <text x={width - side} y={height - 4} textAnchor="end" className="chart-text">
        {d('planning.chart.expected', { rate: number(perPeriod, 1) })}
      </text>
    </svg>
  )
}
