import { expect, test } from 'vitest'
import { FakeEnvironment } from './fake-environment.ts'
import { RoomWatch, roomWanted } from './room-watch.ts'

const hour = 3_600_000

function watching(answers: readonly (boolean | undefined)[]) {
  const environment = new FakeEnvironment(0)
  const left = [...answers]
  const asked: number[] = []
  const watch = new RoomWatch({
    hasRoom: async (bytes) => {
      asked.push(bytes)
      return left.shift()
    },
    after: (milliseconds, run) => environment.after(milliseconds, run),
  })
  let told = 0
  watch.subscribe(() => told++)
  return { environment, watch, asked, told: () => told }
}

test('looks soon after the start and then seldom; what is short is told, and its end within a minute', async () => {
  const { environment, watch, asked, told } = watching([true, false, false, true])
  await environment.pass(10_000)
  expect([asked, watch.isShort()]).toEqual([[roomWanted], false])
  await environment.pass(2 * hour)
  expect([asked.length, watch.isShort(), told()]).toEqual([2, true, 1])
  await environment.pass(60_000)
  expect([asked.length, watch.isShort(), told()]).toEqual([3, true, 1])
  await environment.pass(60_000)
  expect([asked.length, watch.isShort(), told()]).toEqual([4, false, 2])
  await environment.pass(hour)
  expect(asked.length).toBe(4)
})

test('what can not be told changes nothing', async () => {
  const { environment, watch, told } = watching([false, undefined])
  await environment.pass(10_000)
  await environment.pass(60_000)
  expect([watch.isShort(), told()]).toEqual([true, 1])
})
