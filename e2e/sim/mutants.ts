// Owns the proof that the simulation can fail: the product broken in known ways, one at a time, in a copy of its sources; each
// must be caught by some seed. The list is of the mistakes that lose or double work; add one for every such mistake made.
import { spawn } from 'node:child_process'
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

interface Edit {
  readonly file: string
  readonly from: string
  readonly to: string
}

interface Mutant {
  readonly what: string
  readonly edits: readonly Edit[]
}

const group = 'server/apply/group.ts'
/** The operation once more, under another id, as if nobody had seen it. */
const anew =
  "if (known) return this.#one({ ...pending, envelope: { ...envelope, id: aliasId(envelope) as Operation['id'] }, " +
  "read: readOperation({ ...envelope, id: aliasId(envelope) as Operation['id'] }) }, revoked)"
const dedupe = 'if (known) return this.#again(envelope, known)'

const mutants: readonly Mutant[] = [
  {
    what: 'dedupe skipped: an operation that comes under a second number takes effect again',
    edits: [{ file: group, from: dedupe, to: anew }],
  },
  {
    what: 'ack before commit: devices are answered while the transaction can still fail',
    edits: [
      {
        file: 'server/apply/applier.ts',
        from: 'this.#held,\n        ),\n      )',
        to: 'this.#held,\n        ).then((done) => {\n          for (const [index, each] of group.entries()) each.resolve(done.answers[index] as Answered)\n          return done\n        }),\n      )',
      },
    ],
  },
  {
    what: 'cursor off by one: a pull leaves out the latest revision',
    edits: [
      {
        file: 'server/apply/pull.ts',
        from: 'if (cursor >= revision) continue',
        to: 'if (cursor + 1 >= revision) continue',
      },
    ],
  },
  {
    what: 'rebase drops pending: own work is not run again when its ground has changed',
    edits: [
      {
        file: 'app/replica/rebase.ts',
        from: 'for (const change of differing) this.#set(change)\n    this.#runAgain(again)',
        to: 'for (const change of differing) this.#set(change)',
      },
    ],
  },
  {
    what: 'applied twice after a crash: what is sent again because its answer was lost is taken as new',
    edits: [
      { file: group, from: 'if (each.n <= stream.n) {', to: 'if (each.n < stream.n) {' },
      { file: group, from: dedupe, to: anew },
    ],
  },
  {
    what: 'counter reused after eviction: a new replica counts from 1 in the incarnation of the lost one',
    edits: [
      {
        file: 'app/replica/marks.ts',
        from: '): { readonly counter: Counter; readonly heard: Heard; readonly moved: readonly Operation[] } {\n',
        to: "): { readonly counter: Counter; readonly heard: Heard; readonly moved: readonly Operation[] } {\n  incarnation = 'i1'\n",
      },
    ],
  },
  {
    what: 'two leaders: every tab talks to the server',
    edits: [{ file: 'app/sync/leader.ts', from: 'if (!locks) void held()', to: 'if (locks) void held()' }],
  },
  {
    what: 'tombstone lost: a pull leaves out rows that are gone',
    edits: [
      { file: 'server/store/rows.ts', from: 'if (left) departures.push(', to: 'if (left && rev < 0) departures.push(' },
    ],
  },
]

const more: readonly Mutant[] = [
  {
    what: 'a device says "kept" though its disk did not',
    edits: [
      {
        file: 'app/replica/working-set.ts',
        from: 'throw cause\n    }\n    if (unkept.length === 0) return',
        to: '}\n    if (unkept.length === 0) return',
      },
    ],
  },
  {
    what: 'after a restore a device does not offer again what the server had answered',
    edits: [
      {
        file: 'app/sync/turn.ts',
        from: 'const common = Math.min(stream.acked, answer.expected - 1)',
        to: 'const common = stream.acked',
      },
    ],
  },
  {
    what: 'a device whose number was used by its copy goes on in the same stream',
    edits: [
      {
        file: 'app/sync/sync-loop.ts',
        from: 'if (answer.fork && stored) await',
        to: 'if (answer.fork && !stored) await',
      },
    ],
  },
  {
    what: 'a number that was given twice by two tabs',
    edits: [
      {
        file: 'app/replica/marks.ts',
        from: 'counter: { ...counter, next, lastAt }, kept',
        to: 'counter: { ...counter, next: Math.max(counter.next, next - 1), lastAt }, kept',
      },
    ],
  },
  {
    what: 'the server skips a gap in a stream',
    edits: [{ file: group, from: 'if (each.n > stream.n + 1) break', to: 'if (each.n > stream.n + 9) break' }],
  },
  {
    what: 'units that move to another status come from nowhere',
    edits: [
      {
        file: 'shared/stock/movements.ts',
        from: 'change(draft, move.from, goods, quantity(-move.quantity))',
        to: 'if (move.quantity !== 2) change(draft, move.from, goods, quantity(-move.quantity))',
      },
    ],
  },
]

const root = fileURLToPath(new URL('../../', import.meta.url))
const seeds = '200'
const longest = 240_000
const atOnce = 2

/** True where every one was caught. @param all also those beyond the eight */
export async function catchMutants(all: boolean): Promise<boolean> {
  const list = all ? [...mutants, ...more] : mutants
  const wrong = misfits()
  if (wrong.length > 0) throw new Error(`the code has changed, bring these breakages up to date:\n${wrong.join('\n')}`)
  const waiting = [...list]
  let caught = 0
  const work = async () => {
    for (let mutant = waiting.shift(); mutant; mutant = waiting.shift()) {
      const found = await caughtBy(mutant)
      if (found) caught++
      console.log(found ? `caught (${found}): ${mutant.what}` : `MISSED: ${mutant.what}`)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, work))
  console.log(`${caught} of ${list.length} caught`)
  return caught === list.length
}

/** Edits that no longer fit the code, in words: none may be there, or a breakage would go untried. */
export function misfits(): readonly string[] {
  return [...mutants, ...more].flatMap(({ edits }) =>
    edits.flatMap(({ file, from }) => {
      const times = readFileSync(join(root, file), 'utf8').split(from).length - 1
      return times === 1 ? [] : [`${file} holds ${times} of: ${from}`]
    }),
  )
}

/** The first seed that fails; undefined where none does. A mutant that runs for ever is noticed too, but is no proof. */
async function caughtBy({ edits }: Mutant): Promise<string | undefined> {
  const copy = mkdtempSync(join(tmpdir(), 'stockhand-mutant-'))
  try {
    for (const folder of ['app', 'server', 'shared', 'e2e'])
      cpSync(join(root, folder), join(copy, folder), { recursive: true })
    for (const name of ['package.json', 'tsconfig.json']) cpSync(join(root, name), join(copy, name))
    symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'))
    for (const { file, from, to } of edits) {
      const path = join(copy, file)
      writeFileSync(
        path,
        readFileSync(path, 'utf8').replace(from, () => to),
      )
    }
    const { status, out } = await told(copy)
    return status === 1 ? /FAILED (seed \d+)/.exec(out)?.[1] : undefined
  } finally {
    rmSync(copy, { recursive: true, force: true })
  }
}

function told(folder: string): Promise<{ readonly status: number | null; readonly out: string }> {
  return new Promise((resolve) => {
    const args = ['--import', 'tsx', 'e2e/sim/index.ts', '--jobs', '1', '--seeds', seeds, '--until-failure']
    const child = spawn(process.execPath, args, { cwd: folder, timeout: longest, stdio: ['ignore', 'pipe', 'ignore'] })
    let out = ''
    child.stdout.on('data', (part) => {
      out += part
    })
    child.on('close', (status) => resolve({ status, out }))
  })
}
