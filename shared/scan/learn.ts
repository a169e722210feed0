// Owns learning how a device delivers scans from one scan of a known code: prefix, keyboard layout, separator.
// Doesn't know where the answer is kept.
import { GS } from './gs1/element-string.ts'
import { layoutNames, undoLayout } from './layouts.ts'
import { deliver } from './transport.ts'
import type { ScanContext } from './understood.ts'

const head = 'A-z0/9@"(]'
const tail = '7Yy'

/** What to print for set-up, as Code 128, DataMatrix or QR: letters and signs that layouts confuse, and one separator. */
export const learningCode = head + GS + tail

export type Learned = Pick<ScanContext, 'layout' | 'prefix' | 'separator' | 'separatorsKept'>

/**
 * How this device delivers, from what it made of `learningCode`; undefined when that can't be recognised. A lost
 * separator leaves `separatorsKept` false: lots are then asked about where they could have swallowed something.
 */
export function learnDevice(raw: string): Learned | undefined {
  const plain = learnFrom(raw)
  if (plain) return plain
  for (const layout of layoutNames) {
    const text = undoLayout(raw, layout)
    const learned = text === undefined ? undefined : learnFrom(text)
    if (learned) return { layout, ...learned }
  }
  return undefined
}

function learnFrom(raw: string): Learned | undefined {
  const { data } = deliver(raw, {})
  const at = data.indexOf(head)
  const end = data.lastIndexOf(tail)
  if (at < 0 || end < at + head.length) return undefined
  const prefix = data.slice(0, at)
  const between = data.slice(at + head.length, end)
  return {
    ...(prefix !== '' && { prefix }),
    ...(between !== '' && between !== GS && { separator: between }),
    separatorsKept: between !== '',
  }
}
