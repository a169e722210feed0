// Owns the picture of a packed box, seen from the near upper corner: pieces one after another, the one that goes in now
// filled. All of it is shown first; a press begins with the first piece, another shows the next. Drawn from millimetres; knows no order.
import { type ReactNode, useMemo, useState } from 'react'
import { useText } from '../../text/index.ts'
import { Press } from '../touch.tsx'
import './carton-picture.css'

type Triple = readonly [number, number, number]

export interface Piece {
  readonly item: string
  readonly name: string
  readonly at: Triple
  readonly size: Triple
}

export interface CartonPictureProps {
  /** "All of it fits into box M2" */
  title: string
  inner: Triple
  pieces: readonly Piece[]
  /** "2.4 kg" */
  detail: string
}

const [across, up] = [Math.cos(Math.PI / 6), 0.5]

/** Millimetres to the paper: x runs down to the right, y down to the left, z up. */
const onPaper = ([x, y, z]: Triple) => [(x - y) * across, (x + y) * up - z] as const
const corners = (points: readonly Triple[]) => points.map((point) => onPaper(point).join(',')).join(' ')

export function CartonPicture({ title, inner, pieces, detail }: CartonPictureProps): ReactNode {
  const { t, number } = useText()
  const [step, setStep] = useState<number>()
  const at = Math.min(step ?? pieces.length, pieces.length - 1)
  const piece = pieces[at]
  const shown = useMemo(() => fromBehind(pieces.slice(0, at + 1)), [pieces, at])
  const [left] = onPaper([0, inner[1], 0])
  const [right] = onPaper([inner[0], 0, 0])
  const top = -inner[2]
  const bottom = (inner[0] + inner[1]) * up
  const margin = (right - left) * 0.02
  const tints = new Map([...new Set(pieces.map((each) => each.item))].map((item, index) => [item, index % 6]))
  if (!piece) return null
  return (
    <section className="carton-picture">
      <h2 tabIndex={-1} data-step-heading="">
        {title}
      </h2>
      <p>{detail}</p>
      <Press
        className="carton-press"
        aria-label={t('ui.carton.next', { n: number(at + 1), of: number(pieces.length), name: piece.name })}
        onPress={() => setStep((at + 1) % pieces.length)}
      >
        <svg
          viewBox={`${left - margin} ${top - margin} ${right - left + 2 * margin} ${bottom - top + 2 * margin}`}
          aria-hidden="true"
        >
          <Back inner={inner} />
          {shown.map((each) => (
            <Block
              key={each.at.join()}
              piece={each}
              tint={tints.get(each.item) ?? 0}
              isNow={step !== undefined && each === piece}
            />
          ))}
        </svg>
        <span className="carton-step">
          <b>{t('ui.carton.step', { n: number(at + 1), of: number(pieces.length) })}</b>
          <span>{step === undefined ? t('ui.carton.start') : piece.name}</span>
        </span>
      </Press>
    </section>
  )
}

function Back({ inner: [x, y, z] }: { inner: Triple }): ReactNode {
  return (
    <g className="carton-walls">
      <polygon
        points={corners([
          [0, 0, 0],
          [x, 0, 0],
          [x, y, 0],
          [0, y, 0],
        ])}
      />
      <polygon
        points={corners([
          [0, 0, 0],
          [x, 0, 0],
          [x, 0, z],
          [0, 0, z],
        ])}
      />
      <polygon
        points={corners([
          [0, 0, 0],
          [0, y, 0],
          [0, y, z],
          [0, 0, z],
        ])}
      />
    </g>
  )
}

/** The three faces that are seen from above, right and left; the two at the side lie in shade. */
function Block({ piece, tint, isNow }: { piece: Piece; tint: number; isNow: boolean }): ReactNode {
  const [x, y, z] = piece.at
  const [X, Y, Z] = [x + piece.size[0], y + piece.size[1], z + piece.size[2]]
  // biome-ignore format: a face a line
  const [top, right, left] = [
    corners([[x, y, Z], [X, y, Z], [X, Y, Z], [x, Y, Z]]),
    corners([[X, y, z], [X, Y, z], [X, Y, Z], [X, y, Z]]),
    corners([[x, Y, z], [X, Y, z], [X, Y, Z], [x, Y, Z]]),
  ]
  return (
    <g className={isNow ? 'carton-piece carton-now' : `carton-piece carton-tint-${tint}`}>
      <polygon points={top} />
      <polygon points={right} />
      <polygon points={left} />
      <polygon className="carton-shade" points={right} />
      <polygon className="carton-shade carton-shade-deep" points={left} />
    </g>
  )
}

/** Pieces so that none is drawn over one that stands before it. */
export function fromBehind(pieces: readonly Piece[]): readonly Piece[] {
  const left = [...pieces]
  const drawn: Piece[] = []
  while (left.length > 0) {
    // Boxes that do not overlap always have one that stands before no other; a ring would be of touching ones only.
    const free = left.findIndex((each) => left.every((other) => other === each || !isBehind(other, each)))
    drawn.push(...left.splice(Math.max(0, free), 1))
  }
  return drawn
}

/** Whether `a` lies wholly behind `b` in some direction, and is not before it in another. */
function isBehind(a: Piece, b: Piece): boolean {
  const ends = (piece: Piece, axis: 0 | 1 | 2) => piece.at[axis] + piece.size[axis]
  const axes = [0, 1, 2] as const
  const before = axes.some((axis) => a.at[axis] >= ends(b, axis))
  return !before && axes.some((axis) => ends(a, axis) <= b.at[axis])
}
