import { describe, expect, test } from 'vitest'
import type { Wish } from '../../../shared/operations/index.ts'
import type { Operation } from '../../../shared/operations/operation.ts'
import { atLocation, onPlate } from '../../../shared/rows/places.ts'
import { bin, count, goods, move, pick, start, stockedServer, warehouse } from '../../replica/fixture.ts'
import { textIn } from '../../text/index.ts'
import { wordsIn } from '../words.ts'
import { waitingWords } from './waiting-words.ts'

const { state } = stockedServer()
const en = wordsIn(textIn('en'))
const ru = wordsIn(textIn('ru'))

function recorded(wish: { type: string; body: unknown }, v = 1): Operation {
  return {
    ...wish,
    id: 'op',
    device: 'd1',
    incarnation: 'i1',
    n: 1,
    v,
    at: start,
    rawAt: start,
    by: 'ann',
    warehouse,
  } as unknown as Operation
}

const said = (wish: Wish | { type: string; body: unknown }) => {
  const { title, detail } = waitingWords(state, recorded(wish), en)
  return [title, detail]
}

describe('what waits to be sent', () => {
  const plate = { id: 't1', code: 'T-1' }
  test.each([
    [pick(6, bin(1)), ['Picked 6 × Item 1', 'A-01 to T-1']],
    [count(1, bin(1), 0), ['Counted 0 × Item 1', 'at A-01']],
    [move(2, 4, bin(3), bin(2)), ['Moved 4 × Item 2', 'A-03 to A-02']],
    [
      { type: 'plate-moved', body: { plate: 't1', code: 'T-1', kind: 'tote', to: atLocation('bin5' as never) } },
      ['Set down T-1', 'at A-05'],
    ],
    [
      {
        type: 'parcel-packed',
        body: {
          shipment: 's1',
          order: 'o1',
          number: 'SO-o1-1',
          carton: 'M2',
          plate,
          at: bin(5),
          lines: [{ line: 'o1-1', ...goods(1), quantity: 6, from: onPlate('t1' as never) }],
        },
      },
      ['Packed SO-o1-1', 'SO-o1'],
    ],
    [
      { type: 'pick-shorted', body: { task: 'x', order: 'o1', line: 'o1-1', reason: 'empty' } },
      ['Pick ended short · SO-o1', undefined],
    ],
    [{ type: 'claim-work', body: { order: 'o1', give: false } }, ['Took order SO-o1', undefined]],
    [{ type: 'claim-work', body: { order: 'o1', give: true } }, ['Gave back order SO-o1', undefined]],
    [{ type: 'code-reported', body: { code: '4750', job: 'pick' } }, ['Reported code 4750', undefined]],
  ] as [Wish | { type: string; body: unknown }, (string | undefined)[]][])('is said in words (%#)', (wish, words) => {
    expect(said(wish)).toEqual(words)
    const russian = waitingWords(state, recorded(wish), ru).title
    expect(russian).toMatch(/[а-яё]/i)
  })

  test('of a kind or shape that this build does not know is still there', () => {
    expect(said({ type: 'bin-frozen', body: {} })).toEqual(['Recorded work', undefined])
    expect(said({ type: 'units-picked', body: { order: 'o1' } })).toEqual(['Recorded work', undefined])
    expect(said({ type: 'company-saved', body: {} })).toEqual(['Recorded work', undefined])
  })
})
