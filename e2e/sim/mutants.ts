// Owns the proof that the simulation can fail: the product broken in known ways, one at a time, in a copy of its sources; each
// must be caught by some seed. Add one for every mistake that was once made.
import { spawnSync } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Mutant {
  readonly what: string
  readonly file: string
  readonly from: string
  readonly to: string
}

const mutants: readonly Mutant[] = [
  {
    what: 'a device says "kept" though its disk did not',
    file: 'app/replica/working-set.ts',
    from: 'throw cause\n    }\n    if (unkept.length === 0) return',
    to: '}\n    if (unkept.length === 0) return',
  },
  {
    what: 'after a restore a device does not offer again what the server had answered',
    file: 'app/sync/turn.ts',
    from: 'ackedAfter(Math.min(stream.acked, answer.expected - 1), answer)',
    to: 'stream.acked',
  },
  {
    what: 'a device whose number was used by its copy goes on in the same stream',
    file: 'app/sync/sync-loop.ts',
    from: 'if (answer.fork && stored) await',
    to: 'if (answer.fork && !stored) await',
  },
  {
    what: 'own work is not run again when its ground has changed',
    file: 'app/replica/rebase.ts',
    from: 'for (const change of differing) this.#set(change)\n    this.#runAgain(again)',
    to: 'for (const change of differing) this.#set(change)',
  },
  {
    what: 'a number that was given twice by two tabs',
    file: 'app/replica/marks.ts',
    from: 'counter: { ...counter, next, lastAt }, kept',
    to: 'counter: { ...counter, next: Math.max(counter.next, next - 1), lastAt }, kept',
  },
  {
    what: 'a pull leaves out the latest revision',
    file: 'server/apply/pull.ts',
    from: 'if (cursor >= revision) continue',
    to: 'if (cursor + 1 >= revision) continue',
  },
  {
    what: 'the server skips a gap in a stream',
    file: 'server/apply/group.ts',
    from: 'if (each.n > stream.n + 1) break',
    to: 'if (each.n > stream.n + 9) break',
  },
  {
    what: 'units that move to another status come from nowhere',
    file: 'shared/stock/movements.ts',
    from: 'change(draft, move.from, goods, quantity(-move.quantity))',
    to: 'if (move.quantity !== 2) change(draft, move.from, goods, quantity(-move.quantity))',
  },
]

const seeds = '120'

/** True where every one was caught. */
export function catchMutants(): boolean {
  let caught = 0
  for (const mutant of mutants) {
    const found = isCaught(mutant)
    if (found) caught++
    console.log(`${found ? 'caught' : 'MISSED'}: ${mutant.what}`)
  }
  console.log(`${caught} of ${mutants.length} mutants caught`)
  return caught === mutants.length
}

function isCaught({ file, from, to }: Mutant): boolean {
  const root = fileURLToPath(new URL('../../', import.meta.url))
  const copy = mkdtempSync(join(tmpdir(), 'stockhand-mutant-'))
  try {
    for (const folder of ['app', 'server', 'shared', 'e2e'])
      cpSync(join(root, folder), join(copy, folder), { recursive: true })
    for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(copy, name))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    const path = join(copy, file)
    const source = readFileSync(path, 'utf8')
    if (source.split(from).length !== 2) throw new Error(`${file} has changed: bring this mutant up to date: ${from}`)
    writeFileSync(path, source.replace(from, to))
    const args = ['--import', 'tsx', 'e2e/sim/index.ts', '--jobs', '1', '--seeds', seeds, '--until-failure']
    const result = spawnSync(process.execPath, args, { cwd: copy, encoding: 'utf8', timeout: 120_000 })
    // A mutant that runs for ever is noticed too, but is no proof: it has to be told.
    return result.status === 1 && result.stdout.includes('FAILED seed')
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}
