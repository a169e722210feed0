// Owns a person's work on this device: one input after the other goes to the task in hand, what it decides is recorded
// together with the task, and success is told once it is kept. Knows no job and draws nothing.
import {
  type AnyJob,
  decide,
  type Input,
  type JobContext,
  openJob,
  type Route,
  route,
  type Start,
  view,
} from '../../../shared/jobs/index.ts'
import type { Decision } from '../../../shared/jobs/job.ts'
import type { StepView } from '../../../shared/jobs/view.ts'
import { refusalWords, say } from '../../../shared/jobs/words.ts'
import type { Wish } from '../../../shared/operations/index.ts'
import type { ScanContext, Scanned } from '../../../shared/scan/index.ts'
import { makeId, type OperationId, type PersonId } from '../../../shared/values/ids.ts'
import { assert, Fault } from '../../../shared/values/result.ts'
import type { HandheldKey, ScanEvent } from '../../device/scan-event.ts'
import type { Signal } from '../../device/sound.ts'
import type { WorkingSet } from '../../replica/working-set.ts'
import { readScan } from '../scan/read-scan.ts'
import { emptyHand, type Hand, readHand, topOf, withLast, withOpened, withResumed, withTop } from './hand.ts'
import { type LastStep, lastStep, mayUndo, undoing } from './last-step.ts'
import { isSameWork } from './same-work.ts'
import type { Screen, ShiftState, Shown, Stopped } from './shown.ts'
import { typedInput, typedScan, withTyped } from './typed.ts'

export interface ShiftOptions {
  readonly set: WorkingSet
  readonly random: () => Uint8Array
  /** Sound and vibration. */
  play(signal: Signal): void
  /** What the device knows about its scanner, beside the day. */
  readonly scanner?: Omit<ScanContext, 'today'>
  /** A fault of the program, for whoever mends it. */
  report(error: unknown): void
  /** Somebody's badge was scanned. */
  onBadge(person: PersonId, badge: string): void
}

type Draft = { -readonly [K in keyof ShiftState]?: ShiftState[K] | undefined }

export class Shift {
  readonly #options: ShiftOptions
  readonly #listeners = new Set<() => void>()
  readonly #queue: (() => Promise<void>)[] = []
  #busy: Promise<void> | undefined
  #state: ShiftState
  #mayUndo: { readonly last: LastStep; readonly version: number; readonly may: boolean } | undefined
  #seen: { readonly job: AnyJob; readonly version: number; readonly view: StepView } | undefined

  constructor(options: ShiftOptions) {
    this.#options = options
    this.#state = { screen: 'my-work', hand: readHand(options.set.hand), typed: '', step: 0, scans: 0, edge: 0 }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): ShiftState => this.#state

  /** The step of the task on top, over the rows as they are now. */
  view(): StepView | undefined {
    const job = topOf(this.#state.hand)
    if (!job) return undefined
    // Several screens ask for it at each change; it is worked out once for the same task over the same rows.
    const version = this.#options.set.version()
    if (this.#seen?.job !== job || this.#seen.version !== version) {
      this.#seen = { job, version, view: view(this.#options.set.state, job) }
    }
    return this.#seen.view
  }

  context(): JobContext {
    const { set, random } = this.#options
    assert(set.session, 'work without a person')
    const now = set.now()
    const { device } = set.identity
    const ids = () => makeId<string>({ now: () => now, random })
    return { now, person: set.session.person, device, warehouse: set.warehouse, ids }
  }

  /** Resolves when all inputs so far are answered and kept. */
  async idle(): Promise<void> {
    await this.#busy
  }

  scan(event: ScanEvent): void {
    if (this.#state.stopped) {
      this.#set({ stopped: { ...this.#state.stopped, missed: this.#state.stopped.missed + 1 } })
      this.#options.play('cannot-keep')
      return
    }
    this.#take(async () => this.#onScan(event))
  }

  input(input: Input): void {
    this.#take(async () => this.#give(input))
  }

  /** Opens work that was chosen on the screen, or goes on with it where it is in hand already. */
  open(start: Start): void {
    this.#take(async () => this.#open({ start, replay: false }))
  }

  /** Goes on with the task in hand, or with one put aside. */
  resume(parked?: number): void {
    this.#take(async () => {
      const hand = parked === undefined ? this.#state.hand : withResumed(this.#state.hand, parked)
      this.#set({ hand, screen: 'step', ...this.#next() })
      if (parked !== undefined) await this.#options.set.keepHand(hand)
    })
  }

  show(screen: Screen): void {
    this.#set({ screen, sheet: undefined, shown: undefined, from: isAside(screen) ? this.#state.screen : undefined })
  }

  openSheet(sheet: 'ways' | 'code'): void {
    this.#set({ sheet, shown: undefined })
  }

  closeSheet(): void {
    this.#set({ sheet: undefined })
  }

  /** Puts away what lies over the screen. */
  dismiss(): void {
    this.#set({ shown: undefined })
  }

  type(digit: string): void {
    this.#guarded(() => {
      const shown = this.view()
      if (!shown || this.#state.screen !== 'step') return
      const typed = withTyped(shown, this.#state.typed, digit)
      if (typed !== undefined) this.#set({ typed })
      else if (shown.howMany && !shown.ask && !shown.question) this.#openKeypad(digit)
    })
  }

  setTyped(typed: string): void {
    this.#set({ typed })
  }

  key(key: HandheldKey): void {
    if (this.#state.stopped) return
    switch (key.kind) {
      case 'main':
        this.main()
        return
      case 'back':
        this.back()
        return
      case 'cannot':
        if (this.#state.screen === 'step') this.openSheet('ways')
        return
      case 'digit':
        this.type(String(key.digit))
        return
      case 'erase':
        this.setTyped(this.#state.typed.slice(0, -1))
        return
      case 'undo':
        this.undo()
        return
      case 'character':
        return
    }
  }

  /** The main action of the step, by key or glass. */
  main(): void {
    this.#guarded(() => {
      const { shown, sheet, screen, typed } = this.#state
      const step = this.view()
      if (shown) this.dismiss()
      else if (!sheet && screen === 'step' && step && !step.question) this.#mainOf(step, typed)
    })
  }

  /** The last recorded step of the task in hand, while it may still be taken back. */
  undoable(): LastStep | undefined {
    const { hand } = this.#state
    const { set } = this.#options
    const { last } = hand
    if (!last || !set.session || hand.over || (hand.job && hand.job.job !== last.job.job)) return undefined
    // Asked at each drawing; it can only change with the rows.
    const version = set.version()
    if (this.#mayUndo?.last !== last || this.#mayUndo.version !== version) {
      this.#mayUndo = { last, version, may: mayUndo(set.state, last, set.session.person) }
    }
    return this.#mayUndo.may ? last : undefined
  }

  /** Takes the last recorded step back: what it did is done the other way round, and the task is as it was before. */
  undo(): void {
    this.#take(async () => {
      const last = this.undoable()
      if (!last) return
      const { hand } = this.#state
      const next: Hand = { format: 1, parked: hand.parked, job: { ...last.job, last: say('did.undone') } }
      const recorded = this.#keep(undoing(last), next, true)
      if (!recorded) return
      this.#set({
        hand: next,
        screen: 'step',
        typed: '',
        sheet: undefined,
        shown: undefined,
        moved: undefined,
        ...this.#next(),
      })
      await recorded.kept
      this.#set({ edge: this.#state.edge + 1 })
      this.#options.play('right')
    })
  }

  /** One step back: from what lies over the step to the step, from the step to the work; a task stays in hand. */
  back(): void {
    this.#guarded(() => {
      const { shown, sheet, screen, from, hand } = this.#state
      const step = screen === 'step' ? this.view() : undefined
      if (shown) this.dismiss()
      else if (sheet) this.closeSheet()
      else if (step?.question || step?.howMany?.keypad) this.input({ kind: 'choose', choice: 'back' })
      else if (step && hand.over) this.#take(async () => this.#closeOver())
      else this.show((isAside(screen) && from) || 'my-work')
    })
  }

  /** A step that can't be drawn stops the work like one that can't be decided. */
  #guarded(run: () => void): void {
    if (!this.#options.set.whole) return
    try {
      run()
    } catch (error) {
      this.#stop(error)
    }
  }

  #mainOf(step: StepView, typed: string): void {
    const input = typedInput(step, typed)
    const raw = typedScan(step, typed)
    if (input) this.input(input)
    else if (raw !== undefined) this.scan({ raw, source: 'typed', t: this.#options.set.now() })
    else if (step.main.kind === 'press') this.input({ kind: 'main' })
    else if (step.main.kind === 'scan') this.openSheet('code')
  }

  /** A screen broke while it was drawn: the task is put aside, what is kept stays kept. */
  fail(error: unknown): void {
    this.#stop(error)
  }

  /** Tries whether work may go on: the disk has room again, or the broken task is put aside. */
  recover(): void {
    this.#take(async () => {
      const { stopped, hand, screen } = this.#state
      const aside: Hand = hand.job ? { format: 1, parked: [hand.job, ...hand.parked] } : emptyHand
      const next = stopped?.kind === 'bug' ? aside : readHand(this.#options.set.hand)
      await this.#options.set.keepHand(next)
      const back = stopped?.kind !== 'bug' && topOf(next) && screen === 'step' ? 'step' : 'my-work'
      this.#set({ stopped: undefined, hand: next, screen: back, typed: '', ...this.#next() })
    })
  }

  #openKeypad(digit: string): void {
    this.#take(async () => {
      await this.#give({ kind: 'choose', choice: 'quantity' })
      const typed = withTyped(this.view(), '', digit)
      if (typed !== undefined) this.#set({ typed })
    })
  }

  async #onScan(event: ScanEvent): Promise<void> {
    const scanned = this.#read(event)
    const { screen } = this.#state
    this.#set({ scans: this.#state.scans + 1 })
    // A printed command is a key: it may be for what lies over the step.
    if (scanned.kind === 'command') {
      this.key(scanned.command)
      return
    }
    this.#set({ sheet: undefined, shown: undefined })
    if (scanned.kind === 'person') this.#options.onBadge(scanned.personId, event.raw)
    // "My work" is the one screen from which a scan opens what it names; elsewhere it is for the task in hand.
    else if (screen !== 'my-work' && topOf(this.#state.hand)) await this.#giveScan(scanned)
    else await this.#openByScan(scanned)
  }

  /** A scan keeps the number that was typed before it; where the number is not accepted, the scan waits for another. */
  async #giveScan(scanned: Scanned): Promise<void> {
    const { screen, typed } = this.#state
    const step = screen === 'step' ? this.view() : undefined
    const number = step?.howMany?.keypad && step.main.kind !== 'enter' ? typedInput(step, typed) : undefined
    if (number) {
      await this.#give(number)
      if (this.#state.shown || this.view()?.question) return
    }
    await this.#give({ kind: 'scan', scanned })
  }

  async #openByScan(scanned: Scanned): Promise<void> {
    const found = route(this.#options.set.state, scanned, this.context())
    if (found) await this.#open(found, scanned)
    else if (scanned.kind === 'unknown' && scanned.misread)
      this.#answer({ kind: 'misread', code: scanned.raw }, 'wrong')
    // What nobody knows, the look-up asks about.
    else await this.#open({ start: { job: 'look-up' }, replay: true }, scanned)
  }

  #read(event: ScanEvent): Scanned {
    const scanned = readScan(this.#options.set, this.#options.scanner, event)
    // Kinds of boxes are no rows: the code on our label is all there is to know of one.
    if (scanned.kind !== 'unknown' || scanned.looksLike !== 'carton') return scanned
    return { kind: 'carton', cartonId: scanned.code, raw: scanned.raw, also: [] }
  }

  async #give(input: Input): Promise<void> {
    const { hand } = this.#state
    const job = topOf(hand)
    if (!job) return
    await this.#apply(hand, job, decide(this.#options.set.state, job, input, this.context()), input)
  }

  async #apply(hand: Hand, job: AnyJob, decision: Decision<AnyJob>, input: Input): Promise<void> {
    const { answer, wishes } = decision
    if (answer.kind === 'badge') {
      const raw = input.kind === 'scan' ? input.scanned.raw : ''
      this.#options.onBadge(answer.person, raw)
      return
    }
    const top = withTop(hand, decision.job)
    const recorded = this.#keep(wishes, top, decision.job !== job, (ids) => {
      const words = decision.job?.last ?? (answer.kind === 'done' ? answer.title : undefined)
      return lastStep(job, wishes, ids, words)
    })
    if (!recorded) return
    const { kept, hand: next } = recorded
    const screen = hand.over && !next.over ? this.#below(next) : topOf(next) ? 'step' : 'my-work'
    this.#set({ hand: next, screen, typed: '', sheet: undefined, shown: undefined, moved: undefined, ...this.#next() })
    if (answer.kind === 'wrong') this.#answer(answer, 'wrong')
    if (answer.kind === 'look' || answer.kind === 'unknown') this.#options.play(answer.kind)
    await kept
    this.#tellKept(answer, wishes)
    if (answer.kind === 'leave') {
      const scanned = input.kind === 'scan' ? input.scanned : undefined
      await this.#open(answer.route, scanned)
    }
  }

  /** What may be told only now that it is kept. */
  #tellKept(answer: Decision<AnyJob>['answer'], wishes: readonly Wish[]): void {
    const { edge } = this.#state
    for (const wish of wishes) {
      if (wish.type !== 'parcel-packed') continue
      const { shipment, number } = wish.body
      this.#set({ parcel: { shipment, number }, screen: 'parcel' })
    }
    if (answer.kind === 'right') this.#set({ edge: edge + 1 })
    if (answer.kind === 'moved') this.#set({ edge: edge + 1, moved: answer.words })
    if (answer.kind === 'done') this.#set({ shown: answer })
    if (answer.kind === 'right' || answer.kind === 'moved') this.#options.play('right')
    if (answer.kind === 'done') this.#options.play('done')
    if (answer.kind === 'tote') this.#options.play({ put: answer.n })
  }

  async #open(found: Route, scanned?: Scanned): Promise<void> {
    const { hand } = this.#state
    const { state } = this.#options.set
    const same = isSameWork(state, hand, found.start)
    if (same !== undefined) {
      const resumed = same === 'job' ? hand : withResumed(hand, same)
      const { over: _closed, ...rest } = resumed
      this.#set({ hand: rest, screen: 'step', ...this.#next() })
      await this.#options.set.keepHand(rest)
    } else {
      const opened = openJob(state, whereabouts(found.start, hand), this.context())
      if (!opened.ok) {
        this.#answer({ kind: 'refused', words: refusalWords(opened) }, 'look')
        return
      }
      const next = withOpened(hand, opened.value.job)
      const recorded = this.#keep(opened.value.wishes, next, true)
      if (!recorded) return
      const { kept } = recorded
      const from = hand.over ? this.#state.from : this.#state.screen
      this.#set({ hand: next, screen: 'step', from, typed: '', shown: undefined, moved: undefined, ...this.#next() })
      await kept
    }
    if (found.replay && scanned) {
      await this.#give({ kind: 'scan', scanned })
    } else if (scanned) {
      this.#set({ edge: this.#state.edge + 1 })
      this.#options.play('right')
    }
  }

  async #closeOver(): Promise<void> {
    const { over: _closed, ...hand } = this.#state.hand
    this.#set({ hand, screen: this.#below(hand), ...this.#next() })
    await this.#options.set.keepHand(hand)
  }

  /** Where the person was when they opened what lay over it. */
  #below(hand: Hand): Screen {
    return hand.job && this.#state.from !== 'my-work' ? 'step' : 'my-work'
  }

  /**
   * Undefined where a request was refused: then nothing has happened, and the screen says why.
   * @param last what the step is remembered by for undo, from the ids of what it recorded
   */
  #keep(
    wishes: readonly Wish[],
    hand: Hand,
    changed: boolean,
    last?: (ids: readonly OperationId[]) => LastStep | undefined,
  ): { readonly kept: Promise<void>; readonly hand: Hand } | undefined {
    const { set } = this.#options
    if (wishes.length === 0) return { hand, kept: changed ? set.keepHand(hand) : Promise.resolve() }
    let after = hand
    const recorded = set.record(wishes, (ids: readonly OperationId[]) => {
      after = withLast(hand, last?.(ids))
      return after
    })
    if (recorded.ok) return { hand: after, kept: recorded.value.kept }
    this.#answer({ kind: 'refused', words: refusalWords(recorded) }, 'look')
    return undefined
  }

  #answer(shown: Shown, signal: Signal): void {
    this.#set({ shown, sheet: undefined })
    this.#options.play(signal)
  }

  #next(): { step: number } {
    return { step: this.#state.step + 1 }
  }

  #take(work: () => Promise<void>): void {
    this.#queue.push(work)
    this.#busy ??= this.#drain()
  }

  // The first work runs at once, within the event that brought it; each further one when all before it is kept.
  async #drain(): Promise<void> {
    for (let work = this.#queue.shift(); work; work = this.#queue.shift()) {
      try {
        // Right after a start the rows are still being read: what is scanned already waits for them.
        if (!this.#options.set.whole) await this.#options.set.whenWhole()
        await work()
      } catch (error) {
        this.#stop(error)
      }
    }
    this.#busy = undefined
  }

  #stop(error: unknown): void {
    const missed = this.#queue.length
    this.#queue.length = 0
    const kind = error instanceof Fault ? (error.kind === 'quota' ? 'full' : 'storage') : 'bug'
    const stopped: Stopped = { kind, message: error instanceof Error ? error.message : String(error), missed }
    this.#set({ stopped, shown: undefined, sheet: undefined })
    this.#options.play('cannot-keep')
    if (kind === 'bug') this.#options.report(error)
  }

  #set(changes: Draft): void {
    const next: Draft = { ...this.#state, ...changes }
    for (const key of Object.keys(next) as (keyof Draft)[]) if (next[key] === undefined) delete next[key]
    this.#state = next as ShiftState
    for (const listener of [...this.#listeners]) listener()
  }
}

/** A look-up begins where the task below it last saw the person. */
function whereabouts(start: Start, hand: Hand): Start {
  const at = hand.job?.at
  return start.job === 'look-up' && at ? { ...start, at } : start
}

/** Screens that are opened beside the work and lead back to it. */
function isAside(screen: Screen): boolean {
  return screen === 'sync' || screen === 'settings' || screen === 'reported'
}
