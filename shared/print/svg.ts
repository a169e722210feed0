// Owns drawings as SVG for the screen: exactly what paper shows, letters as outlines. Holds no text that could be markup.
import type { Drawing, TextPart } from './drawing.ts'
import { inkOf } from './ink.ts'
import type { Letters } from './letters.ts'

export function drawSvg(drawing: Drawing, letters: Letters): string {
  const paths = drawing.parts.map((part) =>
    part.kind === 'text'
      ? textPath(part, letters)
      : inkOf(part)
          .map(({ x, y, width, height }) => `M${n(x)} ${n(y)}h${n(width)}v${n(height)}h${n(-width)}z`)
          .join(''),
  )
  const box = `0 0 ${n(drawing.width)} ${n(drawing.height)}`
  const ink = paths.map((path) => `<path d="${path}"/>`).join('')
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${box}"><rect width="100%" height="100%" fill="#fff"/>${ink}</svg>`
}

const n = (value: number) => String(Math.round(value * 1000) / 1000)

const commands: Readonly<Record<string, string>> = {
  moveTo: 'M',
  lineTo: 'L',
  quadraticCurveTo: 'Q',
  bezierCurveTo: 'C',
  closePath: 'Z',
}

function textPath(part: TextPart, letters: Letters): string {
  let pen = part.x
  let path = ''
  for (const char of part.text) {
    const letter = letters.letter(char, part.weight)
    const unit = part.size / letter.unitsPerEm
    for (const { command, args } of letter.outline) {
      const at = args.map((value, index) => n(index % 2 === 0 ? pen + value * unit : part.baseline - value * unit))
      path += `${commands[command] ?? ''}${at.join(' ')}`
    }
    pen += letter.advance * part.size
  }
  return path
}
