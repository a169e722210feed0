// Owns the parts of the evidence as the panel takes them: trails with device time and learned time, figures, ways.
import type { ExceptionDetail } from '../../../shared/protocol/desk/work.ts'
import type { NumberedWay, StripFigure, Trail, TrailStep } from '../../ui/desk/index.ts'
import { type DeskText, familyText } from '../text.ts'
import { deviceText, factsText, learnedLate, personText, placeText } from '../told/names.ts'
import { operationIcon } from '../told/operation-icons.ts'
import type { When } from '../told/when.ts'

/** Steps of a trail shown side by side; the timeline has them all. */
const steps = 6
const trails = 2

export function trailsOf(text: DeskText, found: ExceptionDetail, when: When): Trail[] {
  const { d } = text
  const telling = found.trails.toSorted((a, b) => rankOf(a, found) - rankOf(b, found)).slice(0, trails)
  return telling.map((trail) => {
    const last = trail.steps.slice(-steps)
    const late = last.filter(learnedLate).at(-1)
    return {
      id: `${trail.person.id}|${trail.device.id}`,
      title: personText(d, trail.person),
      device: deviceText(d, trail.device),
      ...(late && { learned: d('op.learned', { time: when.exact(late.learnedAt) }) }),
      steps: last.map(
        (step): TrailStep => ({
          id: step.id,
          time: when.exact(step.at),
          icon: operationIcon(step.type),
          text: [familyText(d, 'op', step.type), factsText(text, step)].filter((part) => part !== '').join(': '),
        }),
      ),
    }
  })
}

/** Who recorded the contradiction comes first, then who did the same, then other devices; programs of the house last. */
function rankOf(trail: ExceptionDetail['trails'][number], { operation }: ExceptionDetail): number {
  if (trail.steps.some((step) => step.id === operation?.id)) return 0
  if (trail.steps.some((step) => step.type === operation?.type)) return 1
  return trail.person.name === trail.person.id ? 3 : 2
}

export function figuresOf(text: DeskText, found: ExceptionDetail, currency: string): StripFigure[] {
  const { d, number, change, money } = text
  const { exception, value, place } = found.exception
  const { facts } = exception
  const figures: StripFigure[] = []
  const numeric = (key: string) => (typeof facts[key] === 'number' ? Number(facts[key]) : undefined)
  const counted = numeric('counted')
  const difference = numeric('difference')
  if (counted !== undefined && difference !== undefined) {
    figures.push({ label: d('exceptions.expected'), value: number(counted - difference) })
    figures.push({ label: d('exceptions.seen'), value: number(counted) })
    figures.push({ label: d('exceptions.difference'), value: change(difference) })
  }
  const ordered = numeric('ordered')
  const received = numeric('received')
  if (ordered !== undefined && received !== undefined) {
    figures.push({ label: d('exceptions.expected'), value: number(ordered) })
    figures.push({ label: d('exceptions.seen'), value: number(received) })
    figures.push({ label: d('exceptions.difference'), value: change(received - ordered) })
  }
  if (found.books) {
    figures.push({
      label: d('exceptions.books'),
      value: number(found.books.quantity),
      ...(place ? { detail: placeText(d, place) } : {}),
    })
  }
  if (found.order) {
    figures.push({ label: d('exceptions.order-state'), value: d(`order.state.${found.order.state}`) })
  }
  if (value !== undefined) {
    const units = ['over', 'missing', 'difference', 'quantity', 'units'].map(numeric).find((n) => n !== undefined)
    figures.push({
      label: d('exceptions.money'),
      value: money(value, currency),
      ...(units === undefined ? {} : { detail: d('exceptions.money.at-cost', { n: Math.abs(units) }) }),
    })
  }
  return figures
}

export function waysFor(text: DeskText, found: ExceptionDetail, ways: readonly string[]): NumberedWay[] {
  const { d } = text
  const person = personText(d, found.exception.person)
  return ways.map((way, index) => ({
    id: way,
    label: familyText(d, 'way', way),
    consequence: consequenceOf(d, way, person),
    ...(index === 0 && { proposed: true }),
  }))
}

/** What follows from a way. Where somebody must do something with their hands, who that is, is said. */
function consequenceOf(d: DeskText['d'], way: string, person: string): string {
  if (way === 'put-back' || way === 'move-away' || way === 'count-bins') return d(`way.${way}.then`, { person })
  const words = familyText(d, 'way', `${way}.then`)
  return words === `${way}.then` ? '' : words
}
