// Owns the answers to scans that are not for the step in hand: another task's paper, an unknown code, a misread. Nothing
// is recorded by any of them but a report that was asked for.
import type { Place } from '../rows/places.ts'
import type { State } from '../rows/tables.ts'
import type { Scanned, UnknownScanned } from '../scan/scanned.ts'
import type { PurchaseId } from '../values/ids.ts'
import { labelCode } from './item-blocks.ts'
import type { Decision, JobBase, JobContext } from './job.ts'
import { answer, ask, calm, quiet, wrong } from './question.ts'
import { type Route, route } from './route.ts'
import type { Choice, Expected } from './view.ts'
import { say, type Words } from './words.ts'

/** What a person would call a scanned thing: its code, and its name where it has one. */
export function nameScan(state: State, scanned: Scanned): { code: string; name?: string } {
  switch (scanned.kind) {
    case 'item': {
      const item = state.get('item', scanned.itemId)
      return item ? { code: labelCode(item), name: item.name } : { code: scanned.code }
    }
    case 'location':
    case 'plate':
      return { code: scanned.code }
    case 'order':
      return { code: state.get('order', scanned.orderId)?.number ?? scanned.raw }
    case 'purchase':
      return { code: state.get('purchase', scanned.purchaseId)?.number ?? scanned.raw }
    case 'shipment':
      return { code: state.get('shipment', scanned.shipmentId)?.number ?? scanned.raw }
    case 'person':
      return { code: scanned.raw, name: state.get('person', scanned.personId)?.name ?? '' }
    case 'carton':
      return { code: scanned.cartonId }
    case 'tracked':
    case 'task':
    case 'command':
      return { code: scanned.raw }
    case 'unknown':
      return { code: scanned.code }
  }
}

/** Titles of "that is not what this step needs", by what it needs. */
const scanFirst: { readonly [E in Expected]: Words } = {
  item: say('wrong.scan-item'),
  bin: say('wrong.scan-bin'),
  tote: say('wrong.scan-tote'),
  drop: say('wrong.scan-drop'),
  carton: say('wrong.scan-carton'),
  parcel: say('wrong.scan-parcel'),
  lot: say('wrong.scan-lot'),
  paper: say('wrong.scan-paper'),
  anything: say('wrong.scan-again'),
}

/**
 * The answer to a scan that the step has no use for: another task's thing asks whether to park this job, an unknown code
 * asks what it is, anything else is named together with what is wanted.
 * @param wants what the step waits for; @param hint why this is not it
 */
export function elsewhere<J extends JobBase>(
  state: State,
  job: J,
  scanned: Scanned,
  context: JobContext,
  wants: { readonly expects: Expected; readonly hint?: Words },
): Decision<J> {
  if (scanned.kind === 'unknown') return scanned.misread ? misread(job, scanned) : unknownCode(job, scanned)
  const found = route(state, scanned, context)
  if (found && found.start.job !== 'look-up') return askPark(state, job, scanned, found)
  return wrong(job, {
    title: scanFirst[wants.expects],
    scanned: nameScan(state, scanned),
    ...(wants.hint && { hint: wants.hint }),
  })
}

export function askPark<J extends JobBase>(state: State, job: J, scanned: Scanned, found: Route): Decision<J> {
  const { code } = nameScan(state, scanned)
  return ask(
    job,
    {
      kind: 'look',
      title: say('park.title'),
      text: say('park.text', { code, job: found.start.job }),
      choices: [{ choice: 'leave', icon: 'park', words: say('park.do', { code }), consequence: say('park.kept') }],
      back: say('back.to-job', { job: job.job }),
    },
    found,
  )
}

function misread<J extends JobBase>(job: J, scanned: UnknownScanned): Decision<J> {
  return wrong(job, { title: say('wrong.misread'), scanned: { code: scanned.raw }, hint: say('hint.scan-again') })
}

const reportChoice: Choice = {
  choice: 'report',
  icon: 'park',
  words: say('unknown.report'),
  consequence: say('unknown.report.then'),
}

/** Nobody knows the code: workable all the same. `more` are ways that the step adds before the common ones. */
export function unknownCode<J extends JobBase>(
  job: J,
  scanned: UnknownScanned,
  more: readonly Choice[] = [],
  { report = true }: { readonly report?: boolean } = {},
): Decision<J> {
  return ask(job, {
    kind: 'unknown',
    title: say('unknown.title'),
    text: say('unknown.text'),
    code: scanned.code,
    choices: [
      ...more,
      ...(report ? [reportChoice] : []),
      { choice: 'ignore', icon: 'discard', words: say('unknown.ignore'), consequence: say('unknown.ignore.then') },
    ],
    back: say('back.to-job', { job: job.job }),
  })
}

/**
 * What the choices do that any question may have: leave for other work, report an unknown code, forget it, go back.
 * Undefined where the choice is the job's own.
 */
export function settleCommon<J extends JobBase>(
  job: J,
  choice: string,
  about: { readonly at?: Place; readonly purchase?: PurchaseId },
): Decision<J> | undefined {
  const { question } = job
  if (!question) return undefined
  if (choice === 'back' || choice === 'ignore') return quiet(calm(job))
  if (choice === 'leave' && question.route) return answer(calm(job), { kind: 'leave', route: question.route })
  if (choice !== 'report' || question.ask.kind !== 'unknown') return undefined
  const { code } = question.ask
  const last = say('did.reported', { code })
  return answer({ ...calm(job), last }, { kind: 'right', words: last }, [
    { type: 'code-reported', body: { code: plain(code), job: job.job, ...about } },
  ])
}

// A code may hold separators and be of any length; what is kept of it is one bounded line.
function plain(code: string): string {
  return Array.from(code, (char) => (char < ' ' ? ' ' : char))
    .join('')
    .slice(0, 200)
}
