// Owns how the frames of a camera are looked at: the aim box first, more ways while time is left, the way that worked last
// again. Knows no camera; whoever calls it owns the clock.
import { type Pass, quickPass, thoroughPass, workedPasses } from './camera-passes.ts'
import { type GreyPicture, middle } from './camera-picture.ts'
import type { Read, Reader } from './camera-read.ts'

/** The aim box in the middle, in shares of the picture. */
const aimBox = { wide: 0.8, high: 0.45 }

interface Look {
  readonly pass: Pass
  readonly whole: boolean
}

const quick: Look = { pass: quickPass, whole: false }
/** What is tried where the quick look sees nothing, a part of it each frame: at the aim box, then at the whole picture. */
const further: readonly Look[] = [false, true].flatMap((whole) =>
  workedPasses.flatMap((pass) => [
    { pass: thoroughPass, whole: true },
    { pass, whole },
  ]),
)
/** A way that saw a code is tried first for so many frames. */
const faithful = 5

/**
 * Reads frame after frame. A frame gets the quick look and one further at least, and more while `timeLeft` says so.
 * Spots are shares of the whole picture.
 * @param aim the part of the picture in which the code is held, in shares
 */
export function createFrameReader(
  read: Reader,
  aim = aimBox,
): (whole: GreyPicture, timeLeft: () => boolean) => Promise<readonly Read[]> {
  let turn = 0
  let worked: { readonly look: Look; frames: number } | undefined
  return async (whole, timeLeft) => {
    const box = middle(whole, aim.wide, aim.high)
    const take = async (look: Look): Promise<readonly Read[]> => {
      const reads = await read(look.whole ? whole : box, look.pass)
      if (reads.length === 0) return []
      worked = { look, frames: 0 }
      return look.whole ? reads : reads.map((each) => inWhole(each, aim))
    }
    const first = worked && worked.frames++ < faithful ? worked.look : undefined
    for (const look of first ? [first, quick] : [quick]) {
      const reads = await take(look)
      if (reads.length > 0) return reads
    }
    for (let tried = 0; tried < 1 || (timeLeft() && tried < further.length); tried++) {
      const look = further[turn++ % further.length]
      const reads = look ? await take(look) : []
      if (reads.length > 0) return reads
    }
    return []
  }
}

function inWhole(read: Read, aim: typeof aimBox): Read {
  if (!read.spot) return read
  const { x, y } = read.spot
  return { ...read, spot: { x: 0.5 + (x - 0.5) * aim.wide, y: 0.5 + (y - 0.5) * aim.high } }
}
