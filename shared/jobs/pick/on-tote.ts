// Owns what a tote is while lines are picked: bound by its scan where one order is picked, known by its square where several
// are, and set down at the end.
import type { Wish } from '../../operations/index.ts'
import { atLocation } from '../../rows/places.ts'
import type { State } from '../../rows/tables.ts'
import type { PlateScanned, Scanned, UnknownScanned } from '../../scan/scanned.ts'
import type { LocationId, PlateId } from '../../values/ids.ts'
import { nameScan, unknownCode } from '../elsewhere.ts'
import type { Decision, JobContext } from '../job.ts'
import { goodsOn, totesOf } from '../order-totes.ts'
import { ask, right, wrong } from '../question.ts'
import { say } from '../words.ts'
import { isCart, type PickJob, remaining, squareOf, type Tote, toteFor, withTote } from './state.ts'

export function onTote(state: State, job: PickJob, plate: PlateScanned, scanned: Scanned): Decision<PickJob> {
  const row = state.get('plate', plate.plateId)
  const [only] = job.cart
  const tote = only && toteFor(job, only.order)
  if (isCart(job) || tote) return onBoundTote(state, job, plate, scanned)
  if (row && row.kind !== 'tote') {
    return wrong(job, {
      title: say('wrong.scan-tote'),
      scanned: nameScan(state, scanned),
      hint: say('hint.not-a-tote'),
    })
  }
  const others = goodsOn(state, plate.plateId).length > 0
  if (row && others && row.order !== only?.order) {
    const order = row.order && state.get('order', row.order)
    return wrong(job, {
      title: say('wrong.tote-in-use'),
      scanned: { code: plate.code },
      ...(order && { hint: say('hint.tote-of', { order: order.number }) }),
    })
  }
  return bind(job, { id: plate.plateId, code: plate.code })
}

/** A tote while a line is open: it says nothing new, so it is named and what is wanted is said. */
function onBoundTote(state: State, job: PickJob, plate: PlateScanned, scanned: Scanned): Decision<PickJob> {
  const mine = job.cart.find((each) => each.tote?.id === plate.plateId)
  if (mine && isCart(job)) {
    return right(job, say('did.tote-is', { n: squareOf(job, mine.order), tote: plate.code }))
  }
  if (mine) return right(job, say('did.tote', { tote: plate.code }))
  const tote = job.cart[0]?.tote
  return wrong(job, {
    title: remaining(state, job).length > 0 ? say('wrong.scan-item') : say('wrong.scan-drop'),
    scanned: nameScan(state, scanned),
    ...(tote && !isCart(job) && { hint: say('hint.tote-is', { tote: tote.code }) }),
    ...(isCart(job) && { hint: say('hint.not-on-cart') }),
  })
}

/** The tote of the one order that is picked. */
export function bind(job: PickJob, tote: Tote): Decision<PickJob> {
  const [only] = job.cart
  return right(only ? withTote(job, only.order, tote) : job, say('did.tote', { tote: tote.code }))
}

/** A blank tote label that nobody has used yet is bound by its first scan; another unknown text only when it is meant. */
export function onUnknownTote(job: PickJob, scanned: UnknownScanned, context: JobContext): Decision<PickJob> {
  const code = scanned.code.slice(0, 40)
  if (scanned.looksLike === 'plate') return bind(job, { id: context.ids() as PlateId, code })
  return unknownCode(job, scanned, [
    { choice: `tote:${code}`, icon: 'pick', words: say('unknown.is-tote'), consequence: say('unknown.is-tote.then') },
  ])
}

/** Sets all totes down. A bench or stage at once; another place only when it is meant (its second scan says so). */
export function dropAt(state: State, job: PickJob, id: LocationId, meant: boolean): Decision<PickJob> {
  const location = state.get('location', id)
  if (!location) return right(job, say('where.right'))
  if (location.type !== 'pack' && location.type !== 'stage' && !meant) {
    return ask(job, {
      kind: 'look',
      title: say('drop.title'),
      text: say('drop.text', { code: location.code }),
      choices: [
        {
          choice: `here:${id}`,
          icon: 'place',
          words: say('drop.here', { code: location.code }),
          consequence: say('drop.then'),
        },
      ],
      back: say('back.to-line'),
    })
  }
  const wishes = job.cart.flatMap((each) =>
    totesOf(state, each.order).map(
      (plate): Wish => ({
        type: 'plate-moved',
        body: { plate: plate.id, code: plate.code, kind: 'tote', to: atLocation(id), order: each.order },
      }),
    ),
  )
  const [only] = job.cart
  const title =
    job.cart.length === 1 && only
      ? say('did.order-picked', { order: state.get('order', only.order)?.number ?? '', code: location.code })
      : say('did.cart-picked', { n: job.cart.length, code: location.code })
  return { wishes, answer: { kind: 'done', title } }
}
