import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { quickPass, thoroughPass } from './camera-passes.ts'
import { openWasmReader } from './camera-wasm.ts'

/** ".B.FC8TNBS" as widths of bars and spaces in modules. */
const widths = '2112141222311311231222311323111313213112222133111133211311232131131241122331112'

/** A label as a printer of 203 dpi makes it: four dots a module, the bars in the middle of the page. */
function label() {
  const [width, height, module] = [813, 1219, 4]
  const grey = new Uint8ClampedArray(width * height).fill(255)
  let x = 116
  for (const [index, each] of [...widths].entries()) {
    const wide = Number(each) * module
    if (index % 2 === 0) for (let y = 800; y < 1152; y++) grey.fill(0, y * width + x, y * width + x + wide)
    x += wide
  }
  return { grey, width, height }
}

test('a code of which a smaller copy of the picture gives other letters is read once, as it is', async () => {
  const bytes = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
  const read = await openWasmReader(
    { formats: ['code_128'], itfLengths: [14] },
    { bytes: new Uint8Array(bytes).buffer },
  )
  for (const pass of [quickPass, thoroughPass])
    expect((await read(label(), pass)).map(({ text }) => text)).toEqual(['.B.FC8TNBS'])
})
