import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { expect, test } from 'vitest'
import { quickPass, thoroughPass } from './camera-passes.ts'
import { openWasmReader } from './camera-wasm.ts'

/** ".B.FC8TNBS" as widths of bars and spaces in modules. */
const widths = '2112141222311311231222311323111313213112222133111133211311232131131241122331112'

/** "9506000134352" the same way. */
const ean = '11112311123411132111123321111111222114111132141112312122111'

/** A label as a printer of 203 dpi makes it: four dots a module, the bars in the middle of the page. */
function label(bars: string, rows: number) {
  const [width, height, module] = [813, 1219, 4]
  const grey = new Uint8ClampedArray(width * height).fill(255)
  let x = 116
  for (const [index, each] of [...bars].entries()) {
    const wide = Number(each) * module
    if (index % 2 === 0) for (let y = 800; y < 800 + rows; y++) grey.fill(0, y * width + x, y * width + x + wide)
    x += wide
  }
  return { grey, width, height }
}

const bytes = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'))
const read = await openWasmReader(
  { formats: ['ean_13', 'code_128'], itfLengths: [14] },
  { bytes: new Uint8Array(bytes).buffer },
)
const texts = async (picture: ReturnType<typeof label>, pass = thoroughPass) =>
  (await read(picture, pass)).map(({ text }) => text)

test('a code of which a smaller copy of the picture gives other letters is read once, as it is', async () => {
  for (const pass of [quickPass, thoroughPass]) expect(await texts(label(widths, 352), pass)).toEqual(['.B.FC8TNBS'])
})

test('bars as thin as a hair, which large letters make up, are no code', async () => {
  expect(await texts(label(ean, 40))).toEqual(['9506000134352'])
  expect(await texts(label(ean, 2))).toEqual([])
})
