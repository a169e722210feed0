// Owns the table of GS1 application identifiers: the form of each value and what is checked in it.
// Facts of the GS1 Barcode Syntax Dictionary, release 2026-01-27, in a layout of our own; compared with the full facts
// by ai-table.test.ts. Does not know what a value means to a warehouse.

/** One stretch of a value: character set, length, checks (letters of `ai-checks.ts`), and whether it may be missing. */
export interface Part {
  /** N digits, X the 82 characters of ISO 646, Y the 39 for part numbers, Z file-safe base 64. */
  readonly set: 'N' | 'X' | 'Y' | 'Z'
  readonly min: number
  readonly max: number
  readonly checks: string
  readonly optional: boolean
}

export interface AiSpec {
  readonly parts: readonly Part[]
  readonly max: number
}

// "N6", "X..20": length; lower-case or sign after it: checks; [ ]: may be missing. Then the identifiers:
// "310-316.5" are 310n to 316n with n from 0 to 5 (decimals).
const table = `
N18k 00 8017-8018
N14k 01-03
X..20 10 21-22 243 254 420 4318 7020-7022 710-717 7240 8002 8012
N6d 11-13 15-17
N2 20
X..28 235
X..30 240-241 250-251 400-401 403 4308 4319 7002 7023 8004 90
N..6 242
N13k+[X..17] 253
N13k+[N..12] 255
N..8 30 37
N6 310-316.5 320-337.5 340-357.5 360-369.5 395.5 8005
N..15 390.9 392.9
N3u+N..15 391.9 393.9
N4 394.3 8111
N17k 402
N13k 410-417
N3c+X..9 421
N3c 422 424 426
N3c+[N3c]+[N3c]+[N3c]+[N3c] 423 425
X..3 427 7008
X..35% 4300-4301 4310-4311 4320
X..70% 4302-4306 4312-4316 7257
X2a 4307 4317
N10l+N10L 4309
N1b 4321-4323
N6d+N4t 4324-4325
N6D 4326 7006
N6+[X1-] 4330-4333
N13 7001
N6D+N4t 7003
N..4 7004
X..12 7005
N6D+[N6D] 7007
X..10 7009 7255
X..2 7010
N6D+[N4t] 7011
N3C+X..27 7030-7039
N1+X1+X1+X1i 7040
X..4 7041
X2+X..28 7230-7239
N2M 7241
X..25 7242 8020
N8Y 7250
N8Y+N4t 7251
N1x 7252
X..40% 7253-7254 7259
X..90% 7256
X3n 7258
N4o+N5o+N3o+N1w+N1 8001
N1z+N13k+[X..16] 8003
N14k+N4p 8006 8026
X..34I 8007
N6D+N2h+[N2m]+[N2s] 8008
X..50 8009
Y..30 8010
N..12q 8011
X..25K 8013
X..25KA 8014
N..10 8019
Z..90 8030
N15 8040-8041
N32 8042
N18+[N..2] 8043
X..70 8110 8112 8200
X..90 91-99`

function readPart(text: string): Part {
  const match = /^(\[?)([NXYZ])(\.\.)?([0-9]+)([^\]]*)/.exec(text)
  const [, bracket, set, open, length, checks = ''] = match ?? []
  const max = Number(length)
  return { set: set as Part['set'], min: open ? 1 : max, max, checks, optional: bracket === '[' }
}

function build(): ReadonlyMap<string, AiSpec> {
  const specs = new Map<string, AiSpec>()
  for (const line of table.trim().split('\n')) {
    const [form = '', ...ranges] = line.split(' ')
    const parts = form.split('+').map(readPart)
    const spec = { parts, max: parts.reduce((sum, part) => sum + part.max, 0) }
    for (const range of ranges) {
      const [span = '', decimals] = range.split('.')
      const [from = '', to = from] = span.split('-')
      for (let n = Number(from); n <= Number(to); n++) {
        const ai = String(n).padStart(from.length, '0')
        if (decimals === undefined) specs.set(ai, spec)
        else for (let d = 0; d <= Number(decimals); d++) specs.set(`${ai}${d}`, spec)
      }
    }
  }
  return specs
}

// Built at the first scan that needs it, so that it costs nothing at start.
let specs: ReadonlyMap<string, AiSpec> | undefined

/** The form of an application identifier's value, or undefined when the dictionary has no such identifier. */
export function aiSpec(ai: string): AiSpec | undefined {
  specs ??= build()
  return specs.get(ai)
}

/** Every identifier of the table. */
export function allAis(): Iterable<string> {
  specs ??= build()
  return specs.keys()
}

/** How many digits an identifier has, by its first two (GS1 General Specifications, figure 7.8.1-2). */
export function aiLength(two: string): 2 | 3 | 4 | undefined {
  if (/^(0[0-9]|1[0-9]|2[0-2]|30|37|9[0-9])$/.test(two)) return 2
  if (/^(2[345]|4[012]|71)$/.test(two)) return 3
  return /^(3[1-69]|43|7[02]|8[012])$/.test(two) ? 4 : undefined
}

/** Identifiers that begin so have one length for ever and need no separator after them; all others do. */
export function isPredefined(ai: string): boolean {
  return /^(0[0-4]|1[1-9]|20|3[1-6]|41)/.test(ai)
}
