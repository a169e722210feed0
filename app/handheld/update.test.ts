import { beforeEach, describe, expect, test } from 'vitest'
import type { FromPage } from '../worker/pages.ts'
import { watchUpdates } from './update.ts'

/** A browser with two tabs and what a test needs of its workers. */
class FakeWorkers extends EventTarget {
  controller: { postMessage(message: FromPage): void } | undefined
  readonly heard: FromPage[] = []
  readonly registration = Object.assign(new EventTarget(), {
    waiting: undefined as { postMessage(message: FromPage): void } | undefined,
    installing: null,
    update: async () => undefined,
  })
  readonly register = async () => this.registration

  worker() {
    return { postMessage: (message: FromPage) => void this.heard.push(message) }
  }

  takeOver(): void {
    this.controller = this.worker()
    this.registration.waiting = undefined
    this.dispatchEvent(new Event('controllerchange'))
  }
}

let workers: FakeWorkers
let reloads: number

beforeEach(() => {
  workers = new FakeWorkers()
  reloads = 0
})

function tab(entry = '/assets/main-1.js') {
  const page = { workers: workers as unknown as ServiceWorkerContainer, locks: undefined, entry }
  return watchUpdates({
    ...page,
    reload: () => {
      reloads++
    },
    noteStarted: () => undefined,
  })
}

const settled = () => new Promise((resolve) => setTimeout(resolve))

describe('the first worker of all', () => {
  test('reloads nothing, and hears that its build has started', async () => {
    const updates = tab()
    await settled()
    workers.takeOver()
    updates.safePoint()
    expect([reloads, updates.state().due]).toEqual([0, false])
    expect(workers.heard).toEqual([{ type: 'started', entry: '/assets/main-1.js' }])
  })
})

describe('a new version', () => {
  beforeEach(() => {
    workers.controller = workers.worker()
    workers.registration.waiting = workers.worker()
  })

  test('waits until the person says so, then starts in this tab', async () => {
    const updates = tab()
    await settled()
    expect(updates.state()).toEqual({ waiting: true, due: false, older: false })
    updates.safePoint()
    expect([reloads, workers.heard]).toEqual([0, []])
    updates.start()
    expect(workers.heard).toEqual([{ type: 'take-over' }])
    workers.takeOver()
    expect(reloads).toBe(1)
  })

  test('started in another tab, it waits here for a safe point and is no dead button', async () => {
    const updates = tab()
    await settled()
    workers.takeOver()
    expect([reloads, updates.state()]).toEqual([0, { waiting: false, due: true, older: false }])
    updates.safePoint()
    expect(reloads).toBe(1)
    updates.start()
    expect(reloads).toBe(2)
  })

  test('that wants the database of another window waits for a safe point there, too', async () => {
    const updates = tab()
    await settled()
    updates.wanted()
    expect([reloads, updates.state().due]).toEqual([0, true])
    updates.safePoint()
    expect(reloads).toBe(1)
  })

  test('that does not start is told to whoever looks', async () => {
    const updates = tab()
    workers.dispatchEvent(Object.assign(new Event('message'), { data: { type: 'older' } }))
    expect(updates.state().older).toBe(true)
  })
})
