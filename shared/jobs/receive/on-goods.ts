// Owns which line and which delivery scanned goods are counted on. Does not know how they get into the books (book.ts).
import type { State } from '../../rows/tables.ts'
import type { GoodsScan } from '../goods-scan.ts'
import { nameOf } from '../item-blocks.ts'
import type { Decision, JobContext } from '../job.ts'
import { ask } from '../question.ts'
import { openPurchasesOf } from '../route.ts'
import { say } from '../words.ts'
import { book } from './book.ts'
import { lineFor, type Pending, type ReceiveJob } from './state.ts'

export function onGoods(state: State, job: ReceiveJob, scan: GoodsScan, context: JobContext): Decision<ReceiveJob> {
  if (!job.purchase) return withoutPurchase(state, job, scan, context)
  const line = lineFor(state, job, scan.item)
  const item = state.get('item', scan.item)
  const inHand = job.line !== undefined && job.line === line?.id
  const typed = item?.confirm === 'type' && !scan.measured
  const serial = item?.tracking === 'serial'
  // The next pack of the line in hand is of the same lot until somebody says or scans otherwise.
  const lot = scan.lot ?? (inHand && !serial ? job.lot : undefined)
  const expiry = scan.expiry ?? (inHand && scan.lot === undefined ? job.expiry : undefined)
  return book(
    state,
    job,
    {
      scan,
      ...(line && { line: line.id }),
      ...(!typed && { units: serial ? 1 : scan.units }),
      ...(lot && { lot }),
      ...(scan.serial && { serial: scan.serial }),
      ...(expiry && { expiry }),
      status: job.damaged ? 'damaged' : 'available',
      accepted: [],
      moved: job.line !== undefined && !inHand,
    },
    context,
  )
}

/** Goods before papers: the delivery is found by what is in it. */
function withoutPurchase(state: State, job: ReceiveJob, scan: GoodsScan, context: JobContext): Decision<ReceiveJob> {
  const purchases = openPurchasesOf(state, job.warehouse, scan.item)
  const only = purchases[0]
  if (only && purchases.length === 1) return onGoods(state, { ...job, purchase: only }, scan, context)
  const name = nameOf(state, scan.item)
  const pending: Pending = { scan, units: scan.units, status: 'available', accepted: [], moved: false, ...lotOf(scan) }
  const waiting: ReceiveJob = { ...job, pending }
  const back = say('back.to-job', { job: 'receive' })
  if (only) {
    return ask(waiting, {
      kind: 'look',
      title: say('which.delivery'),
      text: say('which.delivery.text', { name }),
      choices: purchases.slice(0, 5).map((id) => ({
        choice: `purchase:${id}`,
        icon: 'receive',
        words: say('which.delivery.one', {
          number: state.get('purchase', id)?.number ?? '',
          supplier: state.get('purchase', id)?.supplier ?? '',
        }),
      })),
      back,
    })
  }
  return ask(waiting, {
    kind: 'look',
    title: say('not-expected.title'),
    text: say('not-expected.text', { name }),
    choices: [
      { choice: 'blind', icon: 'receive', words: say('not-expected.receive'), consequence: say('then.buyer-told') },
      { choice: 'look-up', icon: 'look-up', words: say('look-up.do'), consequence: say('park.kept') },
    ],
    back,
  })
}

/** Lot, serial number and date of a reading, as far as it tells them. */
export function lotOf(scan: Pick<GoodsScan, 'lot' | 'serial' | 'expiry'>): Partial<Pending> {
  return {
    ...(scan.lot && { lot: scan.lot }),
    ...(scan.serial && { serial: scan.serial }),
    ...(scan.expiry && { expiry: scan.expiry }),
  }
}
