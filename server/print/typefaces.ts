// Owns reading the letters of all papers from where they lie.
import { readFileSync } from 'node:fs'
import type { Typefaces } from '../../shared/print/letters.ts'

export function readTypefaces(): Typefaces {
  const font = (name: string) =>
    new Uint8Array(readFileSync(new URL(`../../shared/print/font/${name}.ttf`, import.meta.url)))
  return { regular: font('inter-regular'), semibold: font('inter-semibold') }
}
