// Owns Code 128 (ISO/IEC 15417), set B: a text as widths of bars and gaps. Knows no paper.

// Each symbol as widths of bar, gap, bar, gap, bar, gap; by value 0 to 105, then the stop with its last bar.
const widths = (
  '212222222122222221121223121322131222122213122312132212221213221312231212112232122132122231113222123122123221' +
  '223211221132221231213212223112312131311222321122321221312212322112322211212123212321232121111323131123131321' +
  '112313132113132311211313231113231311112133112331132131113123113321133121313121211331231131213113213311213131' +
  '311123311321331121312113312311332111314111221411431111111224111422121124121421141122141221112214112412122114' +
  '122411142112142211241211221114413111241112134111111242121142121241114212124112124211411212421112421211212141' +
  '214121412121111143111341131141114113114311411113411311113141114131311141411131211412211214211232'
).match(/.{6}/g) as readonly string[]
const stop = '2331112'
const startB = 104

/**
 * Widths in modules of the bars and gaps, beginning with a bar; 11 modules a character, quiet zones not included.
 * Undefined for a text with characters that set B lacks (anything beyond printable ASCII).
 */
export function code128(text: string): readonly number[] | undefined {
  if (!/^[ -~]+$/.test(text)) return undefined
  const values = Array.from(text, (char) => char.charCodeAt(0) - 32)
  const check = values.reduce((sum, value, index) => sum + value * (index + 1), startB) % 103
  const symbols = [startB, ...values, check].map((value) => widths[value] ?? '')
  return Array.from(symbols.join('') + stop, Number)
}
