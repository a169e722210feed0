// Owns how each step of receiving looks. Decides nothing.
import { indexKey, type State } from '../../rows/tables.ts'
import type { PurchaseLineRow, PurchaseRow } from '../../rows/work.ts'
import type { ItemId } from '../../values/ids.ts'
import { nameOf, unitOf, whatOf } from '../item-blocks.ts'
import type { AskBlock, Choice, FoundRow, HowManyBlock, ListLine, MainAction, Note, StepView } from '../view.ts'
import { say } from '../words.ts'
import { isComplete } from './decide.ts'
import { bookedOf, itemInHand, linesOf, missingOn, type ReceiveJob } from './state.ts'
import { printed } from './unknown.ts'

export function view(state: State, job: ReceiveJob): StepView {
  const purchase = job.purchase && state.get('purchase', job.purchase)
  const shared = {
    job: 'receive' as const,
    notes: notesOf(state, job, purchase || undefined),
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
  if (!purchase && !job.blind) return { ...shared, ...paperStep(state, job) }
  const lines = linesOf(state, job)
  const progress = { done: lines.filter((line) => line.received >= line.ordered).length, of: lines.length }
  const number = purchase ? purchase.number : ''
  const title = purchase ? say('job.receive', { number }) : say('job.receive.blind')
  const line = lines.find((each) => each.id === (job.pending?.line ?? job.line))
  return {
    ...shared,
    title,
    ...(purchase && { progress }),
    ...stepOf(state, job, lines, line),
    waysTitle: purchase ? say('ways.receive', { number }) : say('ways.receive.blind'),
    ways: [...lotWays(job), ...(purchase ? waysOf(job, lines, line) : blindWays(job))].slice(0, 6),
  }
}

function stepOf(state: State, job: ReceiveJob, lines: readonly PurchaseLineRow[], line: PurchaseLineRow | undefined) {
  if (job.wants === 'name') return nameStep(job)
  if (job.unknown?.as === 'item') return sameStep(job)
  if (job.unknown?.as === 'line') return listStep(state, job, lines)
  if (itemInHand(state, job)) return lineStep(state, job, line)
  return job.purchase ? listStep(state, job, lines) : blindStep(state, job)
}

/** What somebody would call goods that nobody knows; a press goes on without. */
function nameStep(job: ReceiveJob) {
  const code = printed(job.unknown?.code ?? '')
  return {
    what: { state: 'later' as const, name: code, code },
    ask: { what: 'name', label: say('ask.name'), keys: 'letters' } satisfies AskBlock,
    main: { kind: 'press', words: say('press.no-name'), choice: 'no-name' } satisfies MainAction,
  }
}

/** The code stands for an item that has another label, too: that label is scanned. */
function sameStep(job: ReceiveJob) {
  const code = printed(job.unknown?.code ?? '')
  const note: Note = { tone: 'info', icon: 'scan', words: say('unknown.same.then') }
  return {
    what: { state: 'later' as const, name: code, code },
    notes: [note],
    main: { kind: 'scan', words: say('scan.known'), expects: 'item' } satisfies MainAction,
  }
}

/** What came without a paper so far. */
function blindStep(state: State, job: ReceiveJob) {
  const found = job.booked.map(
    (each): FoundRow => ({
      id: `${each.item}|${each.lot}|${each.serial}`,
      code: state.get('item', each.item)?.sku ?? each.item,
      item: each.item,
      name: nameOf(state, each.item),
      ...((each.lot || each.serial) && { words: say('lot.is', { lot: each.lot || each.serial }) }),
      quantity: each.quantity,
      unit: say('unit', { n: each.quantity, unit: unitOf(state, each.item) }),
    }),
  )
  return {
    ...(found.length > 0 && { found }),
    main: { kind: 'scan', words: say('scan.item'), expects: 'item' } satisfies MainAction,
  }
}

const mostListed = 50

function paperStep(state: State, job: ReceiveJob) {
  const expected = (['open', 'part-received'] as const)
    .flatMap((each) => state.find('purchasesInState', indexKey(job.warehouse, each)))
    .sort((a, b) => a.expectedAt - b.expectedAt || (a.number < b.number ? -1 : 1))
    .slice(0, mostListed)
  const lines = expected.map(
    (purchase): ListLine => ({
      id: purchase.id,
      name: purchase.supplier,
      code: purchase.number,
      done: purchase.received,
      of: purchase.units,
      state: 'later',
      choice: `purchase:${purchase.id}`,
    }),
  )
  return {
    title: say('job.receive.any'),
    list: { label: say('list.expected'), done: 0, of: lines.length, lines },
    main: { kind: 'scan', words: say('scan.paper'), expects: 'paper' } satisfies MainAction,
    waysTitle: say('ways.receive.any'),
    ways: [
      { choice: 'no-paper', icon: 'receive', words: say('way.no-paper'), consequence: say('way.no-paper.then') },
    ] satisfies Choice[],
  }
}

function listStep(state: State, job: ReceiveJob, lines: readonly PurchaseLineRow[]) {
  const complete = isComplete(state, job)
  return {
    list: {
      label: job.unknown ? say('list.which-line') : say('list.lines'),
      done: lines.filter((line) => line.received >= line.ordered).length,
      of: lines.length,
      lines: lines.map(
        (line): ListLine => ({
          id: line.id,
          item: line.item,
          name: nameOf(state, line.item),
          done: line.received,
          of: line.ordered,
          state: line.received >= line.ordered ? 'done' : 'later',
          choice: `${job.unknown ? 'as' : 'line'}:${line.id}`,
        }),
      ),
    },
    main: (complete
      ? { kind: 'press', words: say('press.delivery-complete'), choice: 'finish' }
      : { kind: 'scan', words: say('scan.item'), expects: 'item' }) satisfies MainAction,
  }
}

function lineStep(state: State, job: ReceiveJob, line: PurchaseLineRow | undefined) {
  const item = itemInHand(state, job)
  if (!item) return { main: { kind: 'scan', words: say('scan.item'), expects: 'item' } satisfies MainAction }
  const proved = job.pending !== undefined || job.pack !== undefined
  const lot = job.pending?.lot ?? job.lot
  const expiry = job.pending?.expiry ?? job.expiry
  const asking = job.wants && job.wants !== 'name' && askOf(job.wants)
  return {
    what: whatOf(state, item, {
      state: proved ? 'later' : 'open',
      ...(lot && { lot }),
      ...(expiry && { expiry }),
    }),
    ...(asking && { ask: asking }),
    howMany: howManyOf(state, job, line, item),
    main: mainOf(job),
  }
}

function askOf(wants: 'lot' | 'expiry' | 'serial'): AskBlock {
  if (wants === 'expiry') return { what: wants, label: say('ask.expiry'), keys: 'digits' }
  return { what: wants, label: say(wants === 'lot' ? 'ask.lot' : 'ask.serial'), keys: 'letters' }
}

function howManyOf(state: State, job: ReceiveJob, line: PurchaseLineRow | undefined, item: ItemId): HowManyBlock {
  const unit = unitOf(state, item)
  const pack = job.condition && job.keypad ? undefined : (job.pending?.scan ?? job.pack)
  const factor = pack?.factor ?? 1
  const received = line?.received ?? bookedOf(job, item)
  const ordered = line?.ordered
  const level = state.get('item', item)?.codes.find((code) => code.code === pack?.code)?.level ?? 'case'
  const blockState = job.wants ? 'later' : 'open'
  const keypad = job.keypad && { keypad: true }
  if (factor === 1) {
    return {
      state: blockState,
      quantity: received,
      ...(ordered !== undefined && { of: ordered }),
      unit: say('unit', { n: ordered ?? received, unit }),
      packs: [],
      ...keypad,
    }
  }
  const done = Math.floor(received / factor)
  if (ordered === undefined) {
    const packs = [say('count.units', { n: received, unit })]
    return { state: blockState, quantity: done, unit: say('unit.level', { n: done, level }), packs, ...keypad }
  }
  const of = Math.ceil(ordered / factor)
  return {
    state: blockState,
    quantity: done,
    of,
    unit: say('unit.level', { n: of, level }),
    packs: [say('count.of', { done: received, of: ordered, unit })],
    ...(of <= 12 && { boxes: { done, of } }),
    ...keypad,
  }
}

function mainOf(job: ReceiveJob): MainAction {
  if (job.wants === 'expiry') return { kind: 'enter', words: say('enter.expiry') }
  if (job.wants === 'lot') return { kind: 'scan', words: say('scan.lot'), expects: 'lot' }
  if (job.wants === 'serial') return { kind: 'scan', words: say('scan.serial'), expects: 'lot' }
  if (job.keypad) return { kind: 'enter', words: say('enter.number') }
  const next = job.pack && job.pack.factor > 1 ? say('scan.next-case') : say('scan.item')
  return { kind: 'scan', words: next, expects: 'item' }
}

function notesOf(state: State, job: ReceiveJob, purchase: PurchaseRow | undefined): readonly Note[] {
  const dock = state.get('location', job.dock)
  const notes: Note[] = []
  if (job.condition) {
    const icon = job.condition === 'damaged' ? 'damaged' : 'opened'
    notes.push({ tone: 'warn', icon, words: say('note.next-condition', { status: job.condition }) })
  }
  if (job.blind && !purchase && job.booked.length === 0 && !job.pending) {
    const words = job.blind.supplier ? say('note.blind-from', { supplier: job.blind.supplier }) : say('note.blind')
    notes.push({ tone: 'info', icon: 'note', words })
  }
  if (purchase?.state === 'closed') notes.push({ tone: 'warn', icon: 'exception', words: say('note.delivery-closed') })
  if (dock && (purchase || job.blind))
    notes.push({ tone: 'info', icon: 'place', words: say('note.lands-at', { code: dock.code }) })
  return notes
}

function waysOf(job: ReceiveJob, lines: readonly PurchaseLineRow[], line: PurchaseLineRow | undefined): Choice[] {
  const missing = missingOn(lines)
  const ways: Choice[] = []
  if (line) {
    ways.push({
      choice: 'quantity',
      icon: 'keyboard',
      words: say('way.quantity'),
      consequence: say('way.quantity.then'),
    })
  }
  ways.push({ choice: 'damaged', icon: 'damaged', words: say('way.damaged'), consequence: say('way.damaged.then') })
  if (job.lot) {
    ways.push({ choice: 'other-lot', icon: 'lot', words: say('way.other-lot'), consequence: say('way.other-lot.then') })
  }
  if (line) ways.push({ choice: 'lines', icon: 'back', words: say('way.lines'), consequence: say('way.lines.then') })
  ways.push({
    choice: 'close',
    icon: 'close',
    words: missing > 0 ? say('way.close-short', { missing }) : say('way.close'),
    consequence: missing > 0 ? say('then.buyer-told') : say('way.close.then'),
  })
  return ways
}

function blindWays(job: ReceiveJob): Choice[] {
  const ways: Choice[] = []
  const inHand = job.extra !== undefined || job.pending !== undefined
  if (inHand) {
    const consequence = say('way.quantity.then')
    ways.push({ choice: 'quantity', icon: 'keyboard', words: say('way.quantity'), consequence })
  }
  ways.push({ choice: 'damaged', icon: 'damaged', words: say('way.damaged'), consequence: say('way.damaged.then') })
  if (job.lot) {
    ways.push({ choice: 'other-lot', icon: 'lot', words: say('way.other-lot'), consequence: say('way.other-lot.then') })
  }
  if (inHand) {
    ways.push({ choice: 'lines', icon: 'back', words: say('way.counted-so-far'), consequence: say('way.lines.then') })
  }
  ways.push({ choice: 'end-blind', icon: 'close', words: say('way.end-blind'), consequence: say('way.end-blind.then') })
  return ways
}

function lotWays(job: ReceiveJob): Choice[] {
  if (job.wants !== 'lot') return []
  const consequence = say('way.lot-unreadable.then')
  return [{ choice: 'lot-unreadable', icon: 'lot', words: say('way.lot-unreadable'), consequence }]
}
