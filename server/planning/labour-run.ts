// Owns telling how much work is open before each cut-off and how many hands it needs, from real walks over the open picks.
import { handsFor, handsNeeded, type Load, usualStandards } from '../../shared/planning/labour.ts'
import { pickWalk } from '../../shared/planning/pick-walk.ts'
import { tourLength } from '../../shared/planning/walk.ts'
import type { LabourPlanTold } from '../../shared/protocol/desk/planning.ts'
import type { LocationRow } from '../../shared/rows/catalogue.ts'
import { locationOf } from '../../shared/rows/places.ts'
import type { TaskRow } from '../../shared/rows/work.ts'
import { locationsIn, openWork, warehouseOf } from '../store/lists/planning/facts.ts'
import type { StoreView } from '../store/store.ts'
import type { Running } from './running.ts'

/** What a line walks where its order has no picks yet, in decimetres: half of what a lone line walks. */
const unplannedWalk = 300

export async function planLabour(store: StoreView, warehouse: string, running: Running): Promise<LabourPlanTold> {
  const home = await warehouseOf(store, warehouse)
  const locations = new Map<string, LocationRow>((await locationsIn(store, warehouse)).map((row) => [row.id, row]))
  const { orders, tasks, lines } = await openWork(store, warehouse)
  const bench = home && locations.get(home.packBench)
  const open = new Map<string, TaskRow[]>()
  for (const task of tasks) {
    if (task.kind !== 'pick' || task.state !== 'open' || !task.order) continue
    open.set(task.order, [...(open.get(task.order) ?? []), task])
  }
  const lineCounts = new Map<string, number>()
  for (const { order } of lines) lineCounts.set(order, (lineCounts.get(order) ?? 0) + 1)
  const loads = orders.map((order): Load & { readonly orders: 1 } => {
    const picks = open.get(order.id) ?? []
    const isPicked = order.state === 'picked'
    const stops = picks.flatMap((task) => {
      const at = task.from && locations.get(locationOf(task.from) ?? '')
      return at ? [{ id: task.id as string, x: at.x, y: at.y, aisle: at.aisle }] : []
    })
    const start = bench ?? { x: 0, y: 0 }
    const byId = new Map(stops.map((stop) => [stop.id, stop]))
    const walked = pickWalk(home?.floor, stops, start, start).flatMap((id) => byId.get(id) ?? [])
    const unplanned = isPicked || picks.length > 0 ? 0 : (lineCounts.get(order.id) ?? order.lines)
    return {
      by: order.shipBy,
      orders: 1,
      walks: isPicked ? 0 : 1,
      walk: (walked.length > 0 ? tourLength(walked, start, start) : 0) + unplanned * unplannedWalk,
      lines: picks.length + unplanned,
      units: isPicked ? 0 : Math.max(0, order.units - order.picked),
      parcels: 1,
    }
  })
  const cutOffs = handsFor(loads, running.now, usualStandards)
  return {
    kind: 'labour',
    madeAt: running.now,
    hands: handsNeeded(cutOffs),
    cutOffs: cutOffs.map(({ by, minutes, together, hands }) => {
      const own = loads.filter((load) => load.by === by)
      const sum = (of: (load: (typeof own)[number]) => number) => own.reduce((total, load) => total + of(load), 0)
      return {
        by,
        orders: own.length,
        lines: sum((load) => load.lines),
        units: sum((load) => load.units),
        walk: Math.round(sum((load) => load.walk)),
        minutes: Math.ceil(minutes),
        together: Math.ceil(together),
        ...(Number.isFinite(hands) && { hands }),
      }
    }),
  }
}
