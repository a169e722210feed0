// Owns what the tote is while an order is picked: bound by its scan, asked once, and set down at the end.
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
import { type PickJob, remaining } from './state.ts'

export function onTote(state: State, job: PickJob, plate: PlateScanned, scanned: Scanned): Decision<PickJob> {
  const row = state.get('plate', plate.plateId)
  if (job.tote) {
    if (job.tote.id === plate.plateId) return right(job, say('did.tote', { tote: plate.code }))
    const expects = remaining(state, job).length > 0 ? say('wrong.scan-item') : say('wrong.scan-drop')
    return wrong(job, {
      title: expects,
      scanned: nameScan(state, scanned),
      hint: say('hint.tote-is', { tote: job.tote.code }),
    })
  }
  if (row && row.kind !== 'tote') {
    return wrong(job, {
      title: say('wrong.scan-tote'),
      scanned: nameScan(state, scanned),
      hint: say('hint.not-a-tote'),
    })
  }
  const others = goodsOn(state, plate.plateId).length > 0
  if (row && others && row.order !== job.order) {
    const order = row.order && state.get('order', row.order)
    return wrong(job, {
      title: say('wrong.tote-in-use'),
      scanned: { code: plate.code },
      ...(order && { hint: say('hint.tote-of', { order: order.number }) }),
    })
  }
  return right({ ...job, tote: { id: plate.plateId, code: plate.code } }, say('did.tote', { tote: plate.code }))
}

/** A blank tote label that nobody has used yet is bound by its first scan; another unknown text only when it is meant. */
export function onUnknownTote(job: PickJob, scanned: UnknownScanned, context: JobContext): Decision<PickJob> {
  const code = scanned.code.slice(0, 40)
  if (scanned.looksLike === 'plate') {
    return right({ ...job, tote: { id: context.ids() as PlateId, code } }, say('did.tote', { tote: code }))
  }
  return unknownCode(job, scanned, [
    { choice: `tote:${code}`, icon: 'pick', words: say('unknown.is-tote'), consequence: say('unknown.is-tote.then') },
  ])
}

/** Sets the order's totes down. A bench or stage at once; another place only when it is meant (its second scan says so). */
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
  const order = state.get('order', job.order)
  const number = order?.number ?? ''
  const wishes = totesOf(state, job.order).map(
    (plate): Wish => ({
      type: 'plate-moved',
      body: { plate: plate.id, code: plate.code, kind: 'tote', to: atLocation(id), order: job.order },
    }),
  )
  return {
    wishes,
    answer: { kind: 'done', title: say('did.order-picked', { order: number, code: location.code }) },
  }
}
