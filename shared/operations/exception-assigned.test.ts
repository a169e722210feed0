import { describe, expect, test } from 'vitest'
import type { ExceptionId, PersonId } from '../values/ids.ts'
import { House } from './fake-house.ts'

function withException() {
  const house = new House()
  house.record('code-reported', { code: 'XYZ', job: 'receive' }, { by: 'maria', device: 'hh-1' })
  const open = () => [...house.state.all('exception')][0]
  return { house, open, id: open()?.id as ExceptionId }
}

describe('asking somebody to look after a contradiction', () => {
  test('it is theirs until a time, then another’s, then nobody’s', () => {
    const { house, open, id } = withException()
    house.record('exception-assigned', { exceptions: [id], to: 'olga' as PersonId, dueAt: 500 })
    expect(open()).toMatchObject({ state: 'open', assigned: 'olga', dueAt: 500 })
    house.record('exception-assigned', { exceptions: [id], to: 'ivan' as PersonId })
    expect(open()).toMatchObject({ assigned: 'ivan' })
    expect(open()).not.toHaveProperty('dueAt')
    house.record('exception-assigned', { exceptions: [id] })
    expect(open()).not.toHaveProperty('assigned')
  })

  test('what is decided already stays as it was decided', () => {
    const { house, open, id } = withException()
    house.record('exception-resolved', { exception: id, resolution: 'accepted' })
    house.record('exception-assigned', { exceptions: [id, 'gone' as ExceptionId], to: 'olga' as PersonId })
    expect(open()).toMatchObject({ state: 'resolved' })
    expect(open()).not.toHaveProperty('assigned')
  })
})
