// Owns which character a key gives on a US keyboard, which is what scanners type by, whatever layout the host has.

const pairs: Readonly<Record<string, string>> = {
  Minus: '-_',
  Equal: '=+',
  BracketLeft: '[{',
  BracketRight: ']}',
  Backslash: '\\|',
  Semicolon: ';:',
  Quote: '\'"',
  Backquote: '`~',
  Comma: ',<',
  Period: '.>',
  Slash: '/?',
  Space: '  ',
  NumpadDecimal: '..',
  NumpadAdd: '++',
  NumpadSubtract: '--',
  NumpadMultiply: '**',
  NumpadDivide: '//',
}
const shiftedDigits = ')!@#$%^&*('

/** The character of a physical key (`KeyboardEvent.code`), or undefined when it gives none. Caps Lock does not count. */
export function usCharacter(code: string, shift: boolean): string | undefined {
  const last = code.slice(-1)
  if (/^Key[A-Z]$/.test(code)) return shift ? last : last.toLowerCase()
  if (/^Digit[0-9]$/.test(code)) return shift ? shiftedDigits.charAt(Number(last)) : last
  if (/^Numpad[0-9]$/.test(code)) return last
  return pairs[code]?.charAt(shift ? 1 : 0)
}
