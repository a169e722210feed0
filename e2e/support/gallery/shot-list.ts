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

const wide = { width: 1440, height: 900 }

export const deskShots: readonly Shot[] = [
  ...desk.map((scene) => ({ name: scene, scene, ...wide })),
  { name: 'd08', scene: 'd01', query: 'theme=dark', ...wide },
  { name: 'd02-dark', scene: 'd02', query: 'theme=dark', ...wide },
  { name: 'd03-ru', scene: 'd03', query: 'lang=ru', width: 1280, height: 800 },
]
