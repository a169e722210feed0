// Owns how large a code becomes in the room that there is: modules of whole printer dots, as wide as the rules ask, with quiet
// zones and heights by the GS1 General Specifications (5.2 for tills, 5.12 for logistics). Undefined where it can't be.
import type { BarsPart, MatrixPart } from './drawing.ts'
import { type Bars, type CodeText, matrixOf, spelled } from './symbols.ts'

/** Printer dots a millimetre: 8 at 203 dpi, 300 / 25.4 at 300 dpi. */
export type Dots = number

export interface CodeRoom {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

interface Rule {
  readonly least: number
  readonly most: number
  /** Least height, in millimetres, at a module width. */
  height(module: number, modules: number): number
}

// Our own codes follow ISO/IEC 15417: at least 15 % of their width. A till reads EAN from 80 % of 0.33 mm on.
const rules: Readonly<Record<Bars['family'], Rule>> = {
  code128: { least: 0.19, most: 0.8, height: (module, modules) => Math.max(6.35, 0.15 * module * modules) },
  'gs1-128': { least: 0.25, most: 1.016, height: (module, modules) => Math.max(10, 0.15 * module * modules) },
  ean: { least: 0.264, most: 0.66, height: (module) => (22.85 * module) / 0.33 },
}

/** Logistic labels: 0.495 mm and 31.75 mm at least. */
const logistic: Rule = { least: 0.495, most: 0.94, height: () => 31.75 }

export const snap = (at: number, dots: Dots): number => Math.round(at * dots) / dots

/** The bars in the middle of their room, as wide as fits. */
export function placeBars(
  code: CodeText,
  bars: Bars,
  room: CodeRoom,
  dots: Dots,
  { large = false, most }: { readonly large?: boolean; readonly most?: number } = {},
): BarsPart | undefined {
  const rule = large && bars.family === 'gs1-128' ? logistic : rules[bars.family]
  const all = bars.modules + bars.quiet[0] + bars.quiet[1]
  const widest = Math.min(rule.most, most ?? rule.most, room.width / all)
  let count = Math.floor(widest * dots + 1e-6)
  while (count > 0 && rule.height(count / dots, bars.modules) > room.height + 1e-6) count--
  const module = count / dots
  if (count === 0 || module < rule.least - 1e-6) return undefined
  const free = room.width - all * module
  return {
    kind: 'bars',
    text: spelled(code),
    widths: bars.widths,
    x: snap(room.left + free / 2 + bars.quiet[0] * module, dots),
    y: snap(room.top, dots),
    module,
    height: Math.floor(room.height * dots) / dots,
    quiet: bars.quiet,
  }
}

/** The squares at the left of their room, in the middle of its height; at least 3 dots of 203 dpi a module. */
export function placeMatrix(code: CodeText, room: CodeRoom, dots: Dots): MatrixPart | undefined {
  const { rows, quiet, family } = matrixOf(code)
  const side = Math.max(rows.length, rows[0]?.length ?? 0) + 2 * quiet
  const most = family === 'qr' ? 0.8 : 0.7
  const count = Math.floor(Math.min(most, room.width / side, room.height / side) * dots + 1e-6)
  const module = count / dots
  if (module < 0.25 - 1e-6) return undefined
  const free = room.height - side * module
  return {
    kind: 'matrix',
    text: spelled(code),
    rows,
    x: snap(room.left + quiet * module, dots),
    y: snap(room.top + free / 2 + quiet * module, dots),
    module,
    quiet,
  }
}
