import { existsSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { describe, expect, test } from 'vitest'
import { run } from './barcodes.ts'

const data = fileURLToPath(new URL('../../../shared/data/', import.meta.url))
const folders = ['barcodes', 'barcodes-own'].filter((name) => existsSync(`${data}${name}`))
if (folders.length < 2) console.log(`skipped: no pictures in ${data}barcodes and barcodes-own`)

describe.skipIf(folders.length < 2)('pictures of barcodes', () => {
  // Another few each time; PICTURE_SEED tells some again.
  const seed = Number(process.env.PICTURE_SEED ?? Date.now() % 1_000_000)

  test.each(folders)(
    '%s: a few of them, and no frame leads to a wrong scan',
    async (folder) => {
      console.log(`pictures of ${folder}: PICTURE_SEED=${seed}`)
      const every = folder === 'barcodes' ? 50 : 8
      const wants = (_: string, number: number) => number % every === seed % every
      const options = new Map([
        ['alone', 'true'],
        ['conditions', 'stored,frames'],
        ['seed', String(seed)],
      ])
      const { passed, failed } = await run(`${data}${folder}`, { wants, options })
      expect(failed).toBe(0)
      expect(passed).toBeGreaterThan(1)
    },
    120_000,
  )
})
