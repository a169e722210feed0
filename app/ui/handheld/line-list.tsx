// Owns lists of lines with a count each (pack, receive): the one in hand has an edge, done ones are ticked.
import type { ReactNode } from 'react'
import { useText } from '../../text/index.ts'
import { Icon } from '../icon.tsx'
import { Press } from '../touch.tsx'
import { words } from '../words.tsx'
import { ItemPicture } from './item-picture.tsx'
import type { Picture } from './model.ts'
import './lists.css'
import { steady } from '../steady.ts'

export interface LineListLine {
  id: string
  name: string
  /** Absent for what is no item: an order, a parcel. */
  picture?: Picture
  /** A number in place of the picture: the square of a cart. */
  mark?: string
  done: number
  total: number
  /** In place of "3 of 8", where there is no whole. */
  count?: string
  state: 'open' | 'done' | 'waiting'
  /** Under the name: a lot, a warning. */
  detail?: string
}

export interface LineListProps {
  label: string
  lines: readonly LineListLine[]
  onOpen?: (id: string) => void
}

export const LineList = steady(function LineList({ label, lines, onOpen }: LineListProps): ReactNode {
  const { t, number } = useText()
  return (
    <ul className="line-list" aria-label={label}>
      {lines.map((line) => {
        const bare = line.picture === undefined && line.mark === undefined
        const look = `line line-${line.state}${bare ? ' line-plain' : ''}`
        const content = (
          <>
            {line.picture ? <ItemPicture picture={line.picture} size="small" /> : null}
            {line.mark === undefined ? null : <b className="line-mark">{line.mark}</b>}
            <span className="line-name">
              {words(line.name)}
              {line.detail === undefined ? null : <small>{words(line.detail)}</small>}
            </span>
            <span className="line-count">
              <b>{line.count ?? number(line.done)}</b>
              {line.count === undefined ? ` ${t('ui.of', { total: number(line.total) })}` : null}
            </span>
            {line.state === 'done' ? <Icon name="right" /> : null}
          </>
        )
        return (
          <li key={line.id} aria-current={line.state === 'open' ? 'step' : undefined}>
            {onOpen ? (
              <Press className={look} onPress={() => onOpen(line.id)}>
                {content}
              </Press>
            ) : (
              <div className={look}>{content}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
})

export interface HeadFigure {
  label: string
  value: string
  detail?: string
}

/** Two figures over a list: the box on the left, how far on the right (pack). */
export const HeadFigures = steady(function HeadFigures({
  left,
  right,
}: {
  left: HeadFigure
  right: HeadFigure
}): ReactNode {
  return (
    <dl className="head-figures">
      {[left, right].map((figure) => (
        <div key={figure.label}>
          <dt>{words(figure.label)}</dt>
          <dd>
            <b>{figure.value}</b> {figure.detail}
          </dd>
        </div>
      ))}
    </dl>
  )
})

export interface Figure {
  label: string
  value: string
}

/** Figures side by side: on hand, free, coming (look-up). */
export function Figures({ figures }: { figures: readonly Figure[] }): ReactNode {
  return (
    <dl className="figures">
      {figures.map((figure) => (
        <div key={figure.label}>
          <dt>{figure.label}</dt>
          <dd>{figure.value}</dd>
        </div>
      ))}
    </dl>
  )
}

export interface PlaceLine {
  id: string
  code: string
  detail: string
  count: string
}

export interface PlaceListProps {
  label: string
  places: readonly PlaceLine[]
  onOpen?: (id: string) => void
}

/** Where an item lies: bin, what kind of place, how many. */
export function PlaceList({ label, places, onOpen }: PlaceListProps): ReactNode {
  return (
    <ul className="rows" aria-label={label}>
      {places.map((place) => {
        const content = (
          <>
            <b className="place-code code">{place.code}</b>
            <span className="row-detail">{words(place.detail)}</span>
            <b className="place-count">{place.count}</b>
          </>
        )
        return (
          <li key={place.id}>
            {onOpen ? (
              <Press className="row" onPress={() => onOpen(place.id)}>
                {content}
              </Press>
            ) : (
              <div className="row">{content}</div>
            )}
          </li>
        )
      })}
    </ul>
  )
}
