// Owns the list of pictures: every scene of the gallery in the themes, languages, hands and sizes that change it.
import type { Shot } from './serve.ts'

const plain = ['h01', 'h01pin', 'h02', 'h03', 'h04', 'h05', 'h09', 'h10', 'h11', 'h12', 'h13', 'h14', 'h15', 'h16']
const desk = ['d01', 'd02', 'd03', 'd03long', 'd05', 'd07']

export const handheldShots: readonly Shot[] = [
  ...[...plain, 'h17', 'h18', 'tiles', 'look', 'keep'].map((scene) => ({ name: scene, scene })),
  { name: 'h06', scene: 'h05', query: 'theme=dark' },
  { name: 'h07', scene: 'h07', query: 'theme=cold' },
  { name: 'h08', scene: 'h08', query: 'lang=ru' },
  { name: 'h19', scene: 'h19', query: 'theme=dark' },
  { name: 'h20', scene: 'h20', query: 'hand=left&type=big' },
  { name: 'h03-dark', scene: 'h03', query: 'theme=dark' },
  { name: 'h12-dark', scene: 'h12', query: 'theme=dark' },
  { name: 'h13-cold', scene: 'h13', query: 'theme=cold' },
  { name: 'h02-cold', scene: 'h02', query: 'theme=cold' },
  { name: 'h09-cold', scene: 'h09', query: 'theme=cold' },
  { name: 'h10-gloves', scene: 'h10', query: 'gloves=thick' },
  { name: 'h13-gloves', scene: 'h13', query: 'gloves=thick' },
  { name: 'h15-big', scene: 'h15', query: 'type=big' },
  { name: 'h02-big', scene: 'h02', query: 'type=big' },
  { name: 'h05-320', scene: 'h05', width: 320, height: 568 },
  { name: 'h03-320', scene: 'h03', width: 320, height: 568 },
  { name: 'h15-320', scene: 'h15', width: 320, height: 568 },
  { name: 'h03-200', scene: 'h03', query: 'text=200' },
  { name: 'h05-200', scene: 'h05', query: 'text=200' },
  { name: 'h10-200', scene: 'h10', query: 'text=200' },
  { name: 'h05-wide', scene: 'h05', width: 640, height: 360 },
  { name: 'h03-wide-left', scene: 'h03', query: 'hand=left', width: 640, height: 360 },
]

/** Steps of real jobs, in both languages; some in the other themes, sizes and hands. */
const controlNames = [
  ...['paper', 'lines', 'case', 'lot', 'date', 'ways', 'number', 'condition', 'damaged', 'part', 'over', 'extra'],
  ...['unknown', 'unknown-line', 'unknown-same', 'unknown-name', 'unknown-count', 'expiry', 'expired', 'short'],
  ...['closed', 'supplier', 'blind', 'blind-item', 'blind-ways', 'which', 'bin', 'park'],
].map((name) => `receive-${name}`)
const jobNames: readonly string[] = [
  ...controlNames,
  ...['list', 'bin', 'ways', 'part', 'taken', 'done'].map((name) => `put-away-${name}`),
  ...['any', 'task', 'wanted', 'bin', 'number', 'scans', 'so-far', 'lot', 'one', 'again', 'rest', 'ways'].map(
    (name) => `count-${name}`,
  ),
  ...['unknown', 'empty'].map((name) => `count-${name}`),
  ...['start', 'from', 'hand', 'number', 'target', 'target-typed', 'ways', 'damaged', 'aside', 'taken'].map(
    (name) => `move-${name}`,
  ),
  ...['which', 'not-there', 'whole', 'done', 'same'].map((name) => `move-${name}`),
  ...['item', 'bin', 'plate', 'start'].map((name) => `look-up-${name}`),
]

const sized = [
  'receive-case',
  'receive-lines',
  'put-away-bin',
  'count-number',
  'count-so-far',
  'move-hand',
  'look-up-item',
]

/** Each in both languages; some in the other themes, sizes and hands. */
function shotsOf(names: readonly string[], sized: readonly string[]): readonly Shot[] {
  const plain = names.flatMap((scene) => [
    { name: scene, scene },
    { name: `${scene}-ru`, scene, query: 'lang=ru' },
  ])
  const sizes = sized.flatMap((scene) => [
    { name: `${scene}-dark`, scene, query: 'theme=dark' },
    { name: `${scene}-cold`, scene, query: 'theme=cold' },
    { name: `${scene}-big`, scene, query: 'type=big&hand=left' },
    { name: `${scene}-gloves`, scene, query: 'gloves=thick' },
    { name: `${scene}-320`, scene, width: 320, height: 568 },
    { name: `${scene}-200`, scene, query: 'text=200' },
    { name: `${scene}-wide`, scene, width: 640, height: 360 },
  ])
  return [...plain, ...sizes]
}

export const controlShots: readonly Shot[] = shotsOf(jobNames, sized)

/** Picking, packing, shipping, returns, putting back, and the first screen. */
const outboundNames: readonly string[] = [
  ...[
    'tote',
    'bin',
    'item',
    'ways',
    'fewer',
    'wrong-bin',
    'wrong-item',
    'too-many',
    'done',
    'short',
    'books',
    'other-bin',
    'emptied',
    'left',
    'each',
    'lot',
    'which-lot',
    'other-lot',
    'cancelled',
    'drop',
    'drop-strange',
    'park',
    'unknown',
  ].map((name) => `pick-${name}`),
  ...['planned', 'planned-ways', 'put-24'].map((name) => `cart-${name}`),
  ...['start', 'totes', 'chosen', 'line', 'put', 'put-some', 'ways', 'wrong-tote', 'cancelled', 'drop'].map(
    (name) => `cart-${name}`,
  ),
  ...['list', 'tote', 'some', 'ways', 'wrong', 'one-too-many', 'early', 'box', 'all', 'verified', 'hazard'].map(
    (name) => `pack-${name}`,
  ),
  ...['list', 'hand', 'tracking', 'again'].map((name) => `ship-${name}`),
  ...[
    'find',
    'unknown',
    'which',
    'lines',
    'see',
    'damaged',
    'place',
    'two',
    'more',
    'not-of',
    'some',
    'blind',
    'ways',
  ].map((name) => `return-${name}`),
  ...['item', 'bin', 'ways', 'taken'].map((name) => `put-back-${name}`),
  ...['plain', 'twice', 'cancelled', 'late', 'update', 'refused', 'in-hand', 'reported', 'settings'].map(
    (name) => `work-${name}`,
  ),
]

const outboundSized = [
  'pick-item',
  'cart-put',
  'cart-totes',
  'pack-some',
  'pack-box',
  'return-damaged',
  'put-back-bin',
  'work-twice',
  'pick-emptied',
]

const doorNames = ['begins', 'half', 'offline'].map((name) => `copy-${name}`)

export const outboundShots: readonly Shot[] = [
  ...shotsOf(outboundNames, outboundSized),
  ...shotsOf(doorNames, ['copy-offline']),
]

const wide = { width: 1440, height: 900 }

export const deskShots: readonly Shot[] = [
  ...desk.map((scene) => ({ name: scene, scene, ...wide })),
  { name: 'd08', scene: 'd01', query: 'theme=dark', ...wide },
  { name: 'd02-dark', scene: 'd02', query: 'theme=dark', ...wide },
  { name: 'd03-ru', scene: 'd03', query: 'lang=ru', width: 1280, height: 800 },
]

/** Each scene at each size, hand and size of type that is drawn of it, in both languages and all themes. */
export function everyLook(shots: readonly Shot[]): readonly Shot[] {
  const looks = new Map<string, Shot>()
  for (const shot of shots) {
    const rest = (shot.query ?? '').split('&').filter((each) => !/^(lang|theme)=/.test(each) && each !== '')
    for (const lang of ['en', 'ru']) {
      for (const theme of ['light', 'dark', 'cold']) {
        const query = [...rest, `lang=${lang}`, `theme=${theme}`].join('&')
        const size = `${shot.width ?? ''}x${shot.height ?? ''}`
        const name = [shot.scene, ...rest, ...(size === 'x' ? [] : [size]), lang, theme].join('-')
        looks.set(name, { ...shot, name, query })
      }
    }
  }
  return [...looks.values()]
}
