// What a scan opens when no job is open, and what every job does with a scan that is not for it.
import { describe, expect, test } from 'vitest'
import { commandText, labelText } from '../scan/index.ts'
import { Floor } from './fake-floor.ts'
import { route } from './route.ts'

const A = '5901234123457'
const B = '9506000134352'
const C = '4006381333931'

/** A is expected, B waits at the dock, C lies in a bin. */
function floor() {
  const made = new Floor()
  made.item('A', A)
  made.item('B', B)
  made.item('C', C)
  made.stock('B', 'DOCK-1', 5)
  made.stock('C', 'C-01-11', 50)
  made.purchase('PO-1', { A: 10 })
  return made
}

const opens = (made: Floor, text: string) => {
  const found = route(made.state, made.read(text), made.context())
  return found && { ...found.start, ...(found.replay && { replay: true }) }
}

describe('with no job open, a scan of the thing in hand opens the work on it', () => {
  test('goods', () => {
    const made = floor()
    expect(opens(made, A)).toEqual({ job: 'receive', item: 'A', replay: true })
    expect(opens(made, B)).toEqual({ job: 'put-away', item: 'B' })
    expect(opens(made, C)).toEqual({ job: 'look-up', item: 'C' })
    made.person = 'ivan' as never
    expect(opens(made, A)).toEqual({ job: 'look-up', item: 'A' })
    made.purchase('PO-2', { A: 10 })
    made.person = 'maria' as never
    expect(opens(made, A)).toEqual({ job: 'look-up', item: 'A' })
  })

  test('papers, places, people', () => {
    const made = floor()
    expect(opens(made, 'PO-1')).toEqual({ job: 'receive', purchase: 'PO-1' })
    expect(opens(made, 'C-01-11')).toEqual({ job: 'look-up', location: 'C-01-11' })
    expect(opens(made, labelText('person', 'BADGE-maria'))).toBeUndefined()
    expect(opens(made, 'NOBODY KNOWS')).toBeUndefined()
  })

  test('an order, its tote and its parcel, by how far it has come', () => {
    const made = floor()
    made.order('SO-1', { C: 2 })
    const tote = labelText('plate', 'T-118')
    expect(opens(made, 'SO-1')).toEqual({ job: 'pick', order: 'SO-1' })
    made.open({ job: 'pick', order: 'SO-1' as never })
    made.scan(tote)
    made.scan(C)
    const plate = made.state.get('order', 'SO-1')?.tote
    expect(opens(made, 'SO-1')).toEqual({ job: 'pack', order: 'SO-1' })
    made.scan('PACK-1')
    expect(opens(made, tote)).toEqual({ job: 'pack', plate })
    made.open({ job: 'pack', plate: plate as never })
    made.scan(C)
    made.scan(C)
    made.scan(labelText('carton', 'M2'))
    expect(opens(made, 'SO-1')).toEqual({ job: 'ship', order: 'SO-1' })
    const shipment = made.state.find('shipmentsOfOrder', 'SO-1')[0]
    expect(opens(made, 'SO-1-1')).toEqual({ job: 'ship', shipment: shipment?.id })
    expect(opens(made, tote)).toEqual({ job: 'look-up', plate })
    made.open({ job: 'ship', order: 'SO-1' as never })
    made.press()
    expect(opens(made, 'SO-1')).toEqual({ job: 'look-up', order: 'SO-1' })
    expect(opens(made, 'SO-1-1')).toEqual({ job: 'look-up', order: 'SO-1' })
  })
})

describe('with a job open', () => {
  test('a badge is handed to the app and the job stays', () => {
    const made = floor()
    made.open({ job: 'receive', purchase: 'PO-1' as never })
    expect(made.scan(labelText('person', 'BADGE-ivan'))).toEqual({ kind: 'badge', person: 'ivan' })
    expect(made.job).toMatchObject({ purchase: 'PO-1' })
  })

  test('a printed command is the press that it names', () => {
    const made = floor()
    made.open({ job: 'look-up', item: 'C' as never })
    expect(made.scan(commandText({ kind: 'undo' }))).toEqual({ kind: 'quiet' })
    made.scan(commandText({ kind: 'main' }))
    expect(made.job).toBeUndefined()
  })

  test('the question is asked again after a restart, and a scan for the step puts it away', () => {
    const made = floor()
    made.order('SO-1', { C: 2 })
    made.open({ job: 'receive', purchase: 'PO-1' as never })
    made.scan('SO-1')
    made.job = JSON.parse(JSON.stringify(made.job))
    expect(made.view().question).toMatchObject({ kind: 'look', title: { key: 'park.title' } })
    made.scan(A)
    expect(made.view().question).toBeUndefined()
    expect(made.units('A', 'L:DOCK-1')).toBe(1)
  })
})
