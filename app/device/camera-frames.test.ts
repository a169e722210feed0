import { describe, expect, test } from 'vitest'
import { createFrameReader } from './camera-frames.ts'
import { workedPasses } from './camera-passes.ts'
import type { GreyPicture } from './camera-picture.ts'
import type { Read } from './camera-read.ts'
import { readStill } from './camera-still.ts'

const blank: GreyPicture = { grey: new Uint8ClampedArray(200).fill(255), width: 20, height: 10 }
const code = (text: string, format: Read['format'] = 'ean_13'): Read => ({ text, format })

describe('frames', () => {
  /** Tells the looks at each of so many frames, given in which of them a look of that name sees a code. */
  async function looks(frames: number, sees: (frame: number) => string | undefined = () => undefined, more = 0) {
    const asked: string[][] = []
    const reads: (readonly Read[])[] = []
    const readFrame = createFrameReader(async (picture, { name }) => {
      const look = `${name}${picture.width === 20 ? ' of all' : ''}`
      asked.at(-1)?.push(look)
      return sees(asked.length - 1) === look ? [{ ...code('A'), spot: { x: 1, y: 0 } }] : []
    })
    for (let frame = 0; frame < frames; frame++) {
      let left = more
      asked.push([])
      reads.push(await readFrame(blank, () => left-- > 0))
    }
    return { asked, reads }
  }

  test('get the quick look at the aim box and one further, in turn', async () => {
    const { asked } = await looks(6)
    expect(asked.map((each) => each[0])).toEqual(Array(6).fill('quick'))
    const [first, second, third] = workedPasses.map(({ name }) => name)
    const thorough = 'thorough of all'
    expect(asked.map((each) => each[1])).toEqual([thorough, first, thorough, second, thorough, third])
  })

  test('get more while there is time, and each way its turn', async () => {
    const { asked } = await looks(12, undefined, 3)
    expect(asked.every((each) => each.length === 5)).toBe(true)
    const tried = new Set(asked.flat())
    for (const { name } of workedPasses) expect([...tried]).toEqual(expect.arrayContaining([name, `${name} of all`]))
  })

  test('the way that saw a code comes first for five frames', async () => {
    const [first] = workedPasses.map(({ name }) => name)
    const { asked } = await looks(9, (frame) => (frame === 1 ? first : undefined))
    expect(asked.map((each) => each[0])).toEqual(['quick', 'quick', ...Array(5).fill(first), 'quick', 'quick'])
  })

  test('the spot is told in shares of the whole picture', async () => {
    const { reads } = await looks(1, () => 'quick')
    expect(reads[0]?.[0]?.spot).toEqual({ x: 0.9, y: 0.275 })
    const whole = await looks(1, () => 'thorough of all')
    expect(whole.reads[0]?.[0]?.spot).toEqual({ x: 1, y: 0 })
  })
})

describe('a photo', () => {
  const still = (byPass: Readonly<Record<string, readonly Read[]>>) => {
    const asked: string[] = []
    const done = readStill(async (_, pass) => {
      asked.push(pass.name)
      return (byPass[pass.name] ?? []).map((read) => (pass.work ? { ...read, worked: true } : read))
    }, blank)
    return done.then((reads) => ({ texts: reads.map(({ text }) => text), asked: asked.length }))
  }

  test('a code that corrects itself is sure at once, another when two looks agree', async () => {
    expect(await still({ quick: [code('Q', 'qr_code')] })).toEqual({ texts: ['Q'], asked: 1 })
    expect(await still({ quick: [code('A')], thorough: [code('A')] })).toEqual({ texts: ['A'], asked: 2 })
    expect((await still({ quick: [code('A')], thorough: [code('B')], sharp: [code('B')] })).texts).toEqual(['B'])
  })

  test('what one look alone made up is not told', async () => {
    const { texts, asked } = await still({ half: [code('A')] })
    expect([texts, asked]).toEqual([[], 2 + workedPasses.length])
  })
})
