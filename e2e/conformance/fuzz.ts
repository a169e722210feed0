// Owns throwing random and mutated texts at the reading of scans: nothing throws, nothing hangs, whatever comes out of a
// broken scanner. Options: --count 1000000; --seed 1.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import { seeded, wholeBelow } from '../../shared/planning/seeded.ts'
import { fakeCatalogue } from '../../shared/scan/fake-catalogue.ts'
import { itemKey, layoutNames, resolve, type ScanContext, understand } from '../../shared/scan/index.ts'
import type { BusinessDate } from '../../shared/values/time.ts'
import type { Score } from './index.ts'
import { failure, type RunArguments } from './index-options.ts'

export const ownCases = true

type Random = () => number

const vectorsFile = fileURLToPath(new URL('../../../shared/data/gs1/vectors.json', import.meta.url))
/** Where the public vectors are not here, a few of each form. */
const few = [
  '9506000134352',
  '01095060001343521726123110AB\u001d3710',
  ']C100123456789012345675',
  'https://id.gs1.org/01/09506000134352/10/ABC?17=261231',
  '+A123BJC5D6E71G',
  '.B.A-03-12',
  '.X.OK',
  '2112345012349',
]
const alphabets = [
  '0123456789',
  '0123456789()[]\u001d',
  'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-./+*%$ ',
  ']C1d2Q3e0E0J1{}<>^~|GS',
  'йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕН€№«»äöüßéàçñ',
  '\u0000\u0001\t\n\r\u001c\u001d\u001e\u007f\u0085\u2028\ufeff\ud800\udc00\u{1f4e6}',
]
const pieces = [
  '(01)',
  '(10)',
  '(21)',
  '\u001d',
  '<GS>',
  '{GS}',
  '^]',
  ']C1',
  ']d2',
  'https://',
  '/01/',
  '?',
  '%1D',
  '.B.',
  '+',
  '(((((',
  '00000',
]

function one<T>(random: Random, list: readonly T[]): T {
  return list[wholeBelow(random, list.length)] as T
}

function made(random: Random): string {
  const alphabet = Array.from(one(random, alphabets))
  // Mostly as long as codes are, seldom as long as something that went wrong.
  const length = random() < 0.01 ? wholeBelow(random, 4000) : wholeBelow(random, 60)
  return Array.from({ length }, () => one(random, alphabet)).join('')
}

function mutated(random: Random, text: string): string {
  let changed = text
  for (let n = 1 + wholeBelow(random, 4); n > 0; n--) {
    const at = wholeBelow(random, changed.length + 1)
    const to = Math.min(changed.length, at + wholeBelow(random, 6))
    switch (wholeBelow(random, 5)) {
      case 0:
        changed = changed.slice(0, at) + changed.slice(to)
        break
      case 1:
        changed = changed.slice(0, at) + one(random, pieces) + changed.slice(at)
        break
      case 2:
        changed = changed.slice(0, at) + one(random, Array.from(one(random, alphabets))) + changed.slice(at + 1)
        break
      case 3:
        changed = changed.slice(0, at) + changed.slice(at, to).repeat(2) + changed.slice(to)
        break
      default:
        changed = random() < 0.5 ? changed.toLowerCase() : Array.from(changed).reverse().join('')
    }
  }
  return changed
}

/** Longer than this for one text is a hang on a handheld, where it would be several times as much. */
const longestMs = 25

export async function run(_path: string, args: RunArguments): Promise<Score> {
  const count = Number(args.options.get('count') ?? 1_000_000)
  const seed = Number(args.options.get('seed') ?? 1)
  const random = seeded(seed)
  const seeds = existsSync(vectorsFile)
    ? (JSON.parse(readFileSync(vectorsFile, 'utf8')) as { vectors: readonly { input: string }[] }).vectors.map(
        (v) => v.input,
      )
    : few
  let passed = 0
  let failed = 0
  let slowest = 0
  for (let n = 0; n < count; n++) {
    const text = random() < 0.4 ? made(random) : mutated(random, one(random, seeds))
    const context = contextOf(random)
    let { problem, took } = read(text, context)
    // Other work on the machine takes time too: what is slow in earnest is so again.
    for (let again = 0; again < 5 && took > longestMs; again++) took = Math.min(took, read(text, context).took)
    slowest = Math.max(slowest, took)
    if (took > longestMs) problem ??= `took ${Math.round(took)} ms`
    if (problem === undefined) passed++
    else {
      failed++
      failure(`text ${n} ${JSON.stringify(text).slice(0, 200)}`, 'an answer', problem)
    }
  }
  console.log(`seed ${seed}, slowest ${slowest.toFixed(1)} ms`)
  return { passed, failed }
}

const catalogue = fakeCatalogue({ items: [['9506000134352', 'bottle']], locations: ['A-03-12'] })

function read(text: string, context: ScanContext): { problem: string | undefined; took: number } {
  const begun = performance.now()
  let problem: string | undefined
  try {
    const understood = understand(text, context)
    if (understood.meanings.length === 0) problem = 'no meaning at all'
    const scanned = resolve(understood, catalogue)
    if (scanned.raw !== text) problem = 'raw was changed'
    itemKey(text)
  } catch (error) {
    problem = String(error)
  }
  return { problem, took: performance.now() - begun }
}

function contextOf(random: Random): ScanContext {
  const layout = random() < 0.2 ? one(random, layoutNames) : undefined
  return {
    today: '2026-11-25' as BusinessDate,
    ...(layout !== undefined && { layout }),
    ...(random() < 0.2 && { separator: one(random, ['|', '~', '^]', 'F8']) }),
    ...(random() < 0.1 && { prefix: one(random, ['*', ']', '%%']) }),
    ...(random() < 0.1 && { separatorsKept: true }),
    ...(random() < 0.1 && { plainCode128IsGs1: true }),
    ...(random() < 0.2 && { variableMeasure: ['21IIIIIWWWWWC', '22IIIIIPPPPPC'] }),
  }
}
