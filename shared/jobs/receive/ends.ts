// Owns how a delivery begins without a paper and how it ends: with what is missing shown before it is closed. Does not know
// how goods are counted.
import { indexKey, type State } from '../../rows/tables.ts'
import { nameOf, unitOf } from '../item-blocks.ts'
import type { Decision } from '../job.ts'
import { ask, finished, quiet } from '../question.ts'
import type { Choice } from '../view.ts'
import { say } from '../words.ts'
import { linesOf, missingOn, type ReceiveJob } from './state.ts'

const mostSuppliers = 5

/** Whose goods they are, as far as anybody can say: suppliers of whom something is or was expected. */
export function askSupplier(state: State, job: ReceiveJob): Decision<ReceiveJob> {
  const names = new Set<string>()
  for (const phase of ['open', 'part-received', 'received', 'closed'] as const) {
    for (const purchase of state.find('purchasesInState', indexKey(job.warehouse, phase))) names.add(purchase.supplier)
  }
  const known = [...names].sort().slice(0, mostSuppliers)
  return ask(job, {
    kind: 'look',
    title: say('supplier.title'),
    text: say('supplier.text'),
    choices: [
      ...known.map(
        (name): Choice => ({ choice: `supplier:${name}`, icon: 'receive', words: say('supplier.one', { name }) }),
      ),
      { choice: 'supplier:', icon: 'item', words: say('supplier.none'), consequence: say('supplier.none.then') },
    ],
    back: say('back.to-job', { job: 'receive' }),
  })
}

const mostShown = 4

/** Closes at once where nothing is missing; else the shortfalls are shown first. */
export function askClose(state: State, job: ReceiveJob): Decision<ReceiveJob> {
  const short = linesOf(state, job).filter((line) => line.received < line.ordered)
  const missing = missingOn(short)
  if (!job.purchase || missing === 0) return close(state, job)
  const number = state.get('purchase', job.purchase)?.number ?? ''
  const compare = short.slice(0, mostShown).map((line) => ({
    label: say('shortfall.item', { name: nameOf(state, line.item) }),
    value: say('shortfall', { n: line.ordered - line.received, of: line.ordered, unit: unitOf(state, line.item) }),
  }))
  return ask(job, {
    kind: 'look',
    title: say('shortfall.title', { n: missing }),
    text: say('shortfall.text', { number, more: Math.max(0, short.length - mostShown) }),
    compare,
    choices: [
      {
        choice: 'close-anyway',
        icon: 'close',
        words: say('way.close-short', { missing }),
        consequence: say('then.buyer-told'),
      },
    ],
    back: say('shortfall.back'),
  })
}

export function close(state: State, job: ReceiveJob): Decision<ReceiveJob> {
  if (!job.purchase) return quiet(job)
  const number = state.get('purchase', job.purchase)?.number ?? ''
  const missing = missingOn(linesOf(state, job))
  return finished(say('did.delivery-closed', { number, missing }), [
    { type: 'delivery-closed', body: { purchase: job.purchase, receipt: job.receipt } },
  ])
}

/** Goods without a paper are all counted: the delivery is over, and every unit of it is recorded already. */
export function endBlind(job: ReceiveJob): Decision<ReceiveJob> {
  if (!job.blind) return quiet(job)
  const units = job.booked.reduce((sum, each) => sum + each.quantity, 0)
  return finished(say('did.blind-over', { n: units }), [])
}
