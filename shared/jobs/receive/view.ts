// Owns how each step of receiving looks. Decides nothing.
import { indexKey, type State } from '../../rows/tables.ts'
import type { PurchaseLineRow, PurchaseRow } from '../../rows/work.ts'
import { nameOf, unitOf, whatOf } from '../item-blocks.ts'
import type { AskBlock, Choice, HowManyBlock, ListLine, MainAction, Note, StepView } from '../view.ts'
import { say } from '../words.ts'
import { isComplete } from './decide.ts'
import { linesOf, missingOn, type ReceiveJob } from './state.ts'

export function view(state: State, job: ReceiveJob): StepView {
  const purchase = job.purchase && state.get('purchase', job.purchase)
  const shared = {
    job: 'receive' as const,
    notes: notesOf(state, job, purchase || undefined),
    ...(job.last && { done: job.last }),
    ...(job.question && { question: job.question.ask }),
  }
  if (!purchase) return { ...shared, ...paperStep(state, job) }
  const lines = linesOf(state, job)
  const progress = { done: lines.filter((line) => line.received >= line.ordered).length, of: lines.length }
  const title = say('job.receive', { number: purchase.number })
  const line = lines.find((each) => each.id === (job.pending?.line ?? job.line))
  const step = line || job.pending ? lineStep(state, job, line) : listStep(state, job, lines)
  const ways = waysOf(job, lines, line)
  return { ...shared, title, progress, ...step, waysTitle: say('ways.receive', { number: purchase.number }), ways }
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
    waysTitle: say('ways.any'),
    ways: [],
  }
}

function listStep(state: State, job: ReceiveJob, lines: readonly PurchaseLineRow[]) {
  const complete = isComplete(state, job)
  return {
    list: {
      label: say('list.lines'),
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
          choice: `line:${line.id}`,
        }),
      ),
    },
    main: (complete
      ? { kind: 'press', words: say('press.delivery-complete'), choice: 'finish' }
      : { kind: 'scan', words: say('scan.item'), expects: 'item' }) satisfies MainAction,
  }
}

function lineStep(state: State, job: ReceiveJob, line: PurchaseLineRow | undefined) {
  const item = job.pending?.scan.item ?? line?.item
  if (!item) return { main: { kind: 'scan', words: say('scan.item'), expects: 'item' } satisfies MainAction }
  const proved = job.pending !== undefined || job.pack !== undefined
  const lot = job.pending?.lot ?? job.lot
  const expiry = job.pending?.expiry ?? job.expiry
  const asking = job.wants && askOf(job.wants)
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

function howManyOf(
  state: State,
  job: ReceiveJob,
  line: PurchaseLineRow | undefined,
  item: NonNullable<ReceiveJob['pending']>['scan']['item'],
): HowManyBlock {
  const unit = unitOf(state, item)
  const pack = job.pending?.scan ?? job.pack
  const factor = pack?.factor ?? 1
  const received = line?.received ?? 0
  const ordered = line?.ordered ?? 0
  const level = state.get('item', item)?.codes.find((code) => code.code === pack?.code)?.level ?? 'case'
  const blockState = job.wants ? 'later' : 'open'
  const keypad = job.keypad && { keypad: true }
  if (factor === 1) {
    return {
      state: blockState,
      quantity: received,
      of: ordered,
      unit: say('unit', { n: ordered, unit }),
      packs: [],
      ...keypad,
    }
  }
  const [done, of] = [Math.floor(received / factor), Math.ceil(ordered / factor)]
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
  if (job.damaged) notes.push({ tone: 'warn', icon: 'damaged', words: say('note.next-damaged') })
  if (purchase?.state === 'closed') notes.push({ tone: 'warn', icon: 'exception', words: say('note.delivery-closed') })
  if (dock && purchase) notes.push({ tone: 'info', icon: 'place', words: say('note.lands-at', { code: dock.code }) })
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
