// Owns `npm run conformance -- KIND PATH [--only A,B-C]`: runs a kind's checks over a file of cases, or each file of a folder,
// prints a line for each failure and last the count. Knows no kind itself: each is a module beside this one that exports `run`.
import { existsSync, readdirSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { parseArguments, type RunArguments, UsageError } from './index-options.ts'

/** What a kind returns; it prints its failures itself, one line each, by `failure` of `index-options.ts`. */
export interface Score {
  readonly passed: number
  readonly failed: number
}

export interface Kind {
  run(path: string, args: RunArguments): Promise<Score>
  /** It makes its cases itself, so there is no file. */
  readonly ownCases?: boolean
  /** A case is more than a file: it reads a folder itself. */
  readonly takesFolder?: boolean
}

const here = import.meta.dirname

async function load(kind: string): Promise<Kind> {
  const file = join(here, `${kind}.ts`)
  const reserved = ['index', 'index-options']
  if (!/^[a-z][a-z0-9-]*$/.test(kind) || reserved.includes(kind) || !existsSync(file)) {
    throw new UsageError(`unknown kind "${kind}": there is no e2e/conformance/${kind}.ts`)
  }
  const module: Partial<Kind> = await import(file)
  if (typeof module.run !== 'function') throw new UsageError(`e2e/conformance/${kind}.ts exports no run(path, args)`)
  return { run: module.run, ownCases: module.ownCases ?? false, takesFolder: module.takesFolder ?? false }
}

/** Every file of data in a folder; one of another form is named and left out. */
async function eachIn(folder: string, module: Kind, args: RunArguments): Promise<Score> {
  const files = readdirSync(folder)
    .filter((name) => /\.(json|csv)$/.test(name))
    .sort()
  const sum = { passed: 0, failed: 0, files: 0 }
  for (const name of files) {
    console.log(`\n${name}`)
    try {
      const { passed, failed } = await module.run(join(folder, name), args)
      sum.passed += passed
      sum.failed += failed
      sum.files++
    } catch (error) {
      if (!(error instanceof UsageError)) throw error
      console.log(`left out: ${error.message}`)
    }
  }
  if (sum.files === 0) throw new UsageError(`no file in ${folder} is of the form of this kind`)
  return sum
}

async function main(): Promise<number> {
  const { kind, path, args } = parseArguments(process.argv.slice(2))
  const module = await load(kind)
  if (path === undefined && !module.ownCases) throw new UsageError('from which file?')
  if (path !== undefined && !existsSync(path)) throw new UsageError(`no such file: ${path}`)
  const isFolder = path !== undefined && statSync(path).isDirectory() && !module.takesFolder && !module.ownCases
  const { passed, failed } = await (isFolder ? eachIn(path, module, args) : module.run(path ?? '', args))
  console.log(`${passed} passed, ${failed} failed`)
  return failed > 0 || passed === 0 ? 1 : 0
}

try {
  process.exitCode = await main()
} catch (error) {
  if (!(error instanceof UsageError)) throw error
  console.error(error.message)
  console.error('usage: npm run conformance -- KIND [PATH] [--only A,B-C] [--OPTION VALUE]')
  process.exitCode = 2
}
