// How long a handheld plans a walk: the proven shortest tours of shared/data/routing in Chromium, slowed down six times, after
// the programme was warmed as the app does at its start; and the rest of each anew, from inside an aisle. Beside them the
// S-shape rule, which proves nothing.
import { existsSync, readFileSync } from 'node:fs'
import { chromium } from '@playwright/test'
import { build } from 'vite'
import { browserFlags, browserPath } from '../support/browser.ts'
import { type BenchResult, missedGoals, percentile } from './bench.ts'
import type { Tour, TourTimes } from './walk/walk-page.ts'

const data = '../shared/data/routing/instances.json'
const throttle = 6
const rounds = 5
const decimetres = (metres: number) => Math.round(metres * 10)

interface Place {
  readonly aisle: number
  readonly y: number
}

interface Instance {
  readonly layout: { readonly aisleX: readonly number[]; readonly crossAisleY: readonly number[] }
  readonly start: Place
  readonly end: Place
  readonly stops: readonly Place[]
}

export async function bench(): Promise<BenchResult> {
  if (!existsSync(data)) throw new Error(`${data} is not here`)
  const { instances } = JSON.parse(readFileSync(data, 'utf8')) as { instances: readonly Instance[] }
  const tours = instances.map(tourOf)
  const browser = await chromium.launch({ executablePath: browserPath() ?? 'chromium', args: browserFlags })
  try {
    const page = await browser.newPage()
    await page.addScriptTag({ content: await script() })
    const cdp = await page.context().newCDPSession(page)
    await cdp.send('Emulation.setCPUThrottlingRate', { rate: throttle })
    const warmed = await page.evaluate(() => {
      const at = performance.now()
      ;(globalThis as unknown as { walks: { warm(): void } }).walks.warm()
      return performance.now() - at
    })
    const measured: (readonly TourTimes[])[] = []
    for (let round = 0; round < rounds; round++) {
      measured.push(
        await page.evaluate(
          (all) => (globalThis as unknown as { walks: { times(t: typeof all): TourTimes[] } }).walks.times(all),
          tours,
        ),
      )
    }
    const first = measured[0] ?? []
    const best = (part: keyof TourTimes) =>
      tours.map((_tour, at) => Math.min(...measured.map((each) => each[at]?.[part] ?? 0)))
    const ratios = {
      planP95Ms6x: percentile(best('plan'), 0.95),
      againP95Ms6x: percentile(best('again'), 0.95),
    }
    const metrics = {
      tours: tours.length,
      'plan p50 ms, 6x': percentile(best('plan'), 0.5),
      'plan longest ms, 6x': Math.max(...best('plan')),
      'anew longest ms, 6x': Math.max(...best('again')),
      'first of all p95 ms, 6x': percentile(
        first.map(({ plan }) => plan),
        0.95,
      ),
      'warmed in ms, 6x': warmed,
    }
    const missed = missedGoals(ratios, { planP95Ms6x: { atMost: 100 }, againP95Ms6x: { atMost: 100 } })
    return { name: 'walk', ratios, metrics, peers: { 'S-shape p95 ms, 6x': percentile(best('rule'), 0.95) }, missed }
  } finally {
    await browser.close()
  }
}

function tourOf({ layout, start, end, stops }: Instance): Tour {
  const spot = ({ aisle, y }: Place) => ({ aisle, y: decimetres(y) })
  return {
    floor: { aisleX: layout.aisleX.map(decimetres), crossY: layout.crossAisleY.map(decimetres) },
    start: spot(start),
    end: spot(end),
    stops: stops.map(spot),
  }
}

/** The page's code, bundled as the app's is. */
async function script(): Promise<string> {
  const built = await build({
    configFile: false,
    logLevel: 'warn',
    build: {
      write: false,
      target: 'es2022',
      lib: { entry: 'e2e/benches/walk/walk-page.ts', formats: ['iife'], name: 'walkPage' },
    },
  })
  const [output] = Array.isArray(built) ? built : [built]
  const chunk = output && 'output' in output ? output.output[0] : undefined
  if (!chunk) throw new Error('the page of the walk was not bundled')
  return chunk.code
}
