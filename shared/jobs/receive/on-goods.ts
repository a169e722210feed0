// Owns which line and which delivery scanned goods are counted on. Does not know how they get into the books (book.ts).
import type { State } from '../../rows/tables.ts'
import type { PurchaseId } from '../../values/ids.ts'
import type { GoodsScan } from '../goods-scan.ts'
import { nameOf } from '../item-blocks.ts'
import type { Decision, JobContext } from '../job.ts'
import { ask } from '../question.ts'
import { openPurchasesOf } from '../route.ts'
import type { Choice } from '../view.ts'
import { say } from '../words.ts'
import { book } from './book.ts'
import { lineFor, type Pending, type ReceiveJob } from './state.ts'

export function onGoods(state: State, job: ReceiveJob, scan: GoodsScan, context: JobContext): Decision<ReceiveJob> {
  if (!job.purchase) return withoutPurchase(state, job, scan, context)
  return book(state, job, pendingOf(state, job, scan), context)
}

/** Scanned goods with all that the scan and the goods before it tell. */
export function pendingOf(state: State, job: ReceiveJob, scan: GoodsScan): Pending {
  const line = lineFor(state, job, scan.item)
  const item = state.get('item', scan.item)
  const inHand = line ? job.line === line.id : job.extra === scan.item
  const other = (job.line !== undefined || job.extra !== undefined) && !inHand
  const typed = item?.confirm === 'type' && !scan.measured
  const serial = item?.tracking === 'serial'
  // The next pack of the goods in hand is of the same lot until somebody says or scans otherwise.
  const lot = scan.lot ?? (inHand && !serial ? job.lot : undefined)
  const expiry = scan.expiry ?? (inHand && scan.lot === undefined ? job.expiry : undefined)
  return {
    scan,
    ...(line && { line: line.id }),
    ...(!typed && { units: serial ? 1 : scan.units }),
    ...(lot && { lot }),
    ...(scan.serial && { serial: scan.serial }),
    ...(expiry && { expiry }),
    status: job.condition ?? 'available',
    accepted: [],
    moved: other,
  }
}

/** Goods before papers: the delivery is found by what is in it. */
function withoutPurchase(state: State, job: ReceiveJob, scan: GoodsScan, context: JobContext): Decision<ReceiveJob> {
  const declined = job.declined ?? []
  const purchases = openPurchasesOf(state, job.warehouse, scan.item).filter((id) => !declined.includes(id))
  const [only, second] = purchases
  if (only && !second && !job.blind) return onGoods(state, { ...job, purchase: only }, scan, context)
  const pending = pendingOf(state, job, scan)
  if (only) return askWhich(state, { ...job, pending }, purchases, scan)
  return job.blind ? book(state, job, pending, context) : askExpected(state, { ...job, pending }, scan)
}

/** More than one delivery expects it, or there is one although no paper came. */
function askWhich(
  state: State,
  job: ReceiveJob,
  purchases: readonly PurchaseId[],
  scan: GoodsScan,
): Decision<ReceiveJob> {
  const name = nameOf(state, scan.item)
  const none: Choice = {
    choice: 'none-of-them',
    icon: 'receive',
    words: say('which.delivery.none'),
    consequence: say('blind.then'),
  }
  return ask(job, {
    kind: 'look',
    title: say('which.delivery'),
    text: job.blind ? say('which.delivery.expected', { name }) : say('which.delivery.text', { name }),
    choices: [
      ...purchases.slice(0, 5).map(
        (id): Choice => ({
          choice: `purchase:${id}`,
          icon: 'receive',
          words: say('which.delivery.one', {
            number: state.get('purchase', id)?.number ?? '',
            supplier: state.get('purchase', id)?.supplier ?? '',
          }),
        }),
      ),
      none,
    ],
    back: say('back.to-job', { job: 'receive' }),
  })
}

function askExpected(state: State, job: ReceiveJob, scan: GoodsScan): Decision<ReceiveJob> {
  return ask(job, {
    kind: 'look',
    title: say('not-expected.title'),
    text: say('not-expected.text', { name: nameOf(state, scan.item) }),
    choices: [
      { choice: 'blind', icon: 'receive', words: say('not-expected.receive'), consequence: say('blind.then') },
      { choice: 'look-up', icon: 'look-up', words: say('look-up.do'), consequence: say('park.kept') },
    ],
    back: say('back.to-job', { job: 'receive' }),
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
