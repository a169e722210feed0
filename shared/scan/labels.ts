// Owns the texts on labels that we print ourselves (README.md lists them): making and reading them.
// Doesn't know printing, nor whether the thing exists.
import type { Command, LabelKind } from './scanned.ts'

// A dot, a letter, a dot: no GTIN, element string, HIBC code or web address begins so, all of it is in Code 39 and
// Code 128, and the two equal signs around a letter stay recognisable under any keyboard layout.
const letters: Readonly<Record<LabelKind, string>> = {
  item: 'I',
  location: 'B',
  plate: 'T',
  person: 'P',
  order: 'O',
  purchase: 'R',
  shipment: 'S',
  task: 'K',
  carton: 'C',
}

const kinds: ReadonlyMap<string, LabelKind> = new Map(
  Object.entries(letters).map(([kind, letter]) => [letter, kind as LabelKind]),
)

const commands: Readonly<Record<string, Command>> = {
  OK: { kind: 'main' },
  BACK: { kind: 'back' },
  CANT: { kind: 'cannot' },
  ERASE: { kind: 'erase' },
  UNDO: { kind: 'undo' },
}

/** The text of a label: ("location", "A-03-12") is ".B.A-03-12". */
export function labelText(kind: LabelKind, code: string): string {
  return `.${letters[kind]}.${code}`
}

/** The text of a printable command code: ".X.OK", ".X.CANT", ".X.7". */
export function commandText(command: Command): string {
  if (command.kind === 'digit') return `.X.${command.digit}`
  const [name = ''] = Object.entries(commands).find(([, known]) => known.kind === command.kind) ?? []
  return `.X.${name}`
}

/**
 * The text of a label for goods whose item has no GTIN: GS1 elements with the item's own code in 91 (company internal),
 * to be printed as GS1-128 or GS1 DataMatrix. @param facts expiry as "YYMMDD"
 */
export function goodsLabelElements(
  code: string,
  facts: { readonly lot?: string; readonly serial?: string; readonly expiry?: string },
): readonly (readonly [ai: string, value: string])[] {
  return [
    ...(facts.expiry === undefined ? [] : [['17', facts.expiry] as const]),
    ['91', code],
    ...(facts.lot === undefined ? [] : [['10', facts.lot] as const]),
    ...(facts.serial === undefined ? [] : [['21', facts.serial] as const]),
  ]
}

/** What a text of our own says; undefined when it is none. Letter case of the prefix does not matter (Caps Lock). */
export function readLabel(
  text: string,
): { readonly label: LabelKind; readonly code: string } | { readonly command: Command } | undefined {
  if (text.charCodeAt(0) !== 46 || text.charCodeAt(2) !== 46) return undefined
  const letter = text.charAt(1).toUpperCase()
  const code = text.slice(3).trim()
  if (code === '') return undefined
  if (letter === 'X') {
    const command = /^[0-9]$/.test(code)
      ? { kind: 'digit' as const, digit: Number(code) }
      : commands[code.toUpperCase()]
    return command && { command }
  }
  const label = kinds.get(letter)
  return label && { label, code }
}
