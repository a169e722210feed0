// Owns reading all that a working set starts from: the restart image, what changed since, what waits. Does not know what is
// done with it.
import type { Operation } from '../../shared/operations/operation.ts'
import type { Change } from '../../shared/rows/tables.ts'
import { Image } from './image.ts'
import { latestSteps } from './marks.ts'
import { ReplicaRows } from './replica-rows.ts'
import type { Opening, ReplicaStorage } from './storage.ts'

export interface Read {
  readonly opening: Opening
  readonly image: Image | undefined
  readonly shown: ReplicaRows
  readonly staged: readonly (readonly Change[])[]
  readonly steps: readonly Operation[]
  readonly answers: Awaited<ReturnType<ReplicaStorage['answers']>>
}

/** Another image took the place of the one that is being read. */
export class ImageLost extends Error {}

/**
 * Reads anew as long as images change under it.
 * @param whole whether to wait until every row can be read at once, or only those that the first screens ask
 */
export async function readAll(storage: ReplicaStorage, whole: boolean): Promise<Read> {
  for (;;) {
    try {
      return await readOnce(storage, whole)
    } catch (lost) {
      if (!(lost instanceof ImageLost)) throw lost
    }
  }
}

async function readOnce(storage: ReplicaStorage, whole: boolean): Promise<Read> {
  const changed: (readonly Change[])[] = []
  const staged: (readonly Change[])[] = []
  const opening = await storage.open((rows, part) => {
    if (part === 'shown') changed.push(rows)
    else staged.push(rows)
  })
  // Whoever gathers a copy reads its rows.
  if (opening.rows.replaces !== undefined) staged.length = 0
  const [steps, answers] = await Promise.all([lastSteps(storage, opening), storage.answers()])
  const upTo = opening.image?.upTo ?? 0
  const image = opening.image && new Image(opening.image, (chunk) => storage.imageChunk(upTo, chunk))
  const shown = new ReplicaRows(image)
  if (whole) await image?.needAll()
  else await image?.needFew()
  if (image?.lost) throw new ImageLost()
  for (const changes of changed) {
    if (image) for (const change of changes) await whenThere(image, () => shown.set(change))
    else shown.setAll(changes)
  }
  return { opening, image, shown, staged, steps, answers }
}

/** Runs what may ask for rows that have not come yet, again when they have. It must not leave anything half done. */
export async function whenThere<T>(image: Image | undefined, run: () => T): Promise<T> {
  for (;;) {
    try {
      return run()
    } catch (waiting) {
      if (!(waiting instanceof Promise)) throw waiting
      await waiting
      if (image?.lost) throw new ImageLost()
    }
  }
}

/** The latest steps that the rows show already: undoing one of them may be what waits to be sent. */
async function lastSteps(storage: ReplicaStorage, { outbox, pending }: Opening): Promise<readonly Operation[]> {
  if (!outbox) return []
  const { incarnation, next } = outbox.stream
  const from = Math.max(1, next - pending.length - latestSteps)
  const steps = await storage.outbox(incarnation, from, latestSteps)
  return steps.filter(({ id }) => !pending.some((each) => each.id === id))
}
