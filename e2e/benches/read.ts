// Owns how long reading one text takes: labels as they come through the door, and the longest texts that a reader sends.
// Beside them the least that any reader does: one regular expression over each text, in the same run.
import { GS } from '../../shared/scan/gs1/element-string.ts'
import { checkDigit } from '../../shared/scan/gtin.ts'
import { understand } from '../../shared/scan/index.ts'
import type { BusinessDate } from '../../shared/values/time.ts'
import { type BenchResult, median, missedGoals } from './bench.ts'

const today = '2026-11-25' as BusinessDate

const labels = [`]C1010950600013435210LOT-7${GS}17270131`, '9506000134352', 'A-03-12', '.B.A-03-12', 'Ф-01-02-3']

const length = 4000

// Each its own trouble: foreign letters, an identifier without an end, digits only, brackets, addresses in addresses, the
// same element and keys one behind another.
const long: readonly string[] = [
  ...[
    'йцукенгш',
    '+A123BJ',
    '0123456789',
    'ABCabc019-./',
    '(01)09506',
    '(10)A',
    `10A${GS}`,
    'https://id.example/01/',
    'https://id.example/01/09506000134352?10=A&',
  ].map((some) => some.repeat(length).slice(0, length)),
  keys(() => '0950600013435'),
  keys((n) => String(9_506_000_000_000 + n)),
]

function keys(body: (n: number) => string): string {
  let text = ''
  for (let n = 0; text.length + 16 <= length; n++) text += `01${body(n)}${checkDigit(body(n))}`
  return text
}

/** Milliseconds of one call, as the quietest of some batches: others share the machine. */
function quietest(call: () => void): number {
  const times: number[] = []
  for (let batch = 0; batch < 30; batch++) {
    const begun = performance.now()
    for (let n = 0; n < 20; n++) call()
    times.push((performance.now() - begun) / 20)
  }
  return Math.min(...times)
}

export async function bench(): Promise<BenchResult> {
  const rounds = Array.from({ length: 5 }, () => {
    const label = quietest(() => labels.map((text) => understand(text, { today }))) / labels.length
    const plain = quietest(() => labels.map((text) => /^\P{Co}*$/u.test(text))) / labels.length
    const longest = long.map((text) => quietest(() => understand(text, { today })))
    return { label, plain, longest: Math.max(...longest), which: longest.indexOf(Math.max(...longest)) }
  })
  const of = (pick: (round: (typeof rounds)[number]) => number) => Math.min(...rounds.map(pick))
  const label = of((round) => round.label)
  const longest = of((round) => round.longest)
  const perSign = label / median(labels.map((text) => text.length))
  const ratios = { longestMs: longest, labelMs: label, longVsLabelPerSign: longest / length / perSign }
  return {
    name: 'read',
    ratios,
    metrics: { longestText: rounds[0]?.which ?? -1 },
    peers: { plainMs: of((round) => round.plain) },
    missed: missedGoals(ratios, {
      longestMs: { atMost: 1 },
      labelMs: { atMost: 0.1 },
      longVsLabelPerSign: { atMost: 1 },
    }),
  }
}
