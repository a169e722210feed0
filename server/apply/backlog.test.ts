import { expect, test } from 'vitest'
import { Backlog } from './backlog.ts'

test('what waits is weighed by the pace of the latest commits', () => {
  const backlog = new Backlog()
  backlog.add(500)
  expect(backlog.milliseconds).toBe(250)
  for (let commits = 0; commits < 30; commits++) {
    backlog.add(500)
    backlog.done(500, 100)
  }
  expect(backlog.operations).toBe(500)
  expect(backlog.milliseconds).toBeCloseTo(100, 1)
  backlog.done(500, 100)
  expect(backlog.milliseconds).toBe(0)
})

test('an exchange without operations, or quicker than the clock ticks, says nothing about the pace', () => {
  const backlog = new Backlog()
  backlog.add(10)
  backlog.done(0, 5)
  backlog.done(10, 0)
  backlog.add(7)
  expect(backlog.milliseconds).toBe(3.5)
})
