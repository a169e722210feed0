// Owns the directions in which code may depend: app → shared ← server, the layers inside shared/, and who alone may touch
// SQL, IndexedDB and the device. Reads import statements only.
import { readFile } from 'node:fs/promises'
import { dirname, join, normalize, relative } from 'node:path'
import { globSync } from 'tinyglobby'

interface Rule {
  readonly from: RegExp
  readonly not: RegExp
  readonly why: string
}

const ground = 'values|rows'
const domain = 'scan|stock|orders|purchasing|returns|ledger|planning|print'

/** A file that matches `from` may import nothing that matches `not`. Paths are relative to the checkout; packages `npm:x`. */
export const rules: readonly Rule[] = [
  { from: /^shared\//, not: /^(app|server|e2e)\//, why: 'shared/ knows neither app nor server' },
  { from: /^app\//, not: /^(server|e2e)\//, why: 'the app knows the server by its protocol only' },
  { from: /^server\//, not: /^(app|e2e)\//, why: 'the server does not know the app' },
  { from: /^shared\/values\//, not: /^shared\/(?!values\/)/, why: 'values stand on nothing' },
  { from: /^shared\/rows\//, not: new RegExp(`^shared/(?!${ground})`), why: 'rows stand on values' },
  {
    from: new RegExp(`^shared/(${domain})/`),
    not: /^shared\/(operations|jobs|reports|protocol)\//,
    why: 'rules of a domain do not know operations',
  },
  { from: /^shared\/operations\//, not: /^shared\/(jobs|reports|protocol)\//, why: 'operations do not know jobs' },
  { from: /^shared\/protocol\//, not: /^shared\/(jobs|reports)\//, why: 'the protocol knows operations only' },
  { from: /^shared\//, not: /^(node:|npm:(react|dexie|kysely|hono|better-sqlite3))/, why: 'shared/ is pure' },
  {
    from: /^(app|shared|server\/(?!store\/))/,
    not: /^npm:(kysely|better-sqlite3)/,
    why: 'only server/store speaks SQL',
  },
  { from: /^(?!app\/replica\/|e2e\/)/, not: /^npm:(dexie|fake-indexeddb)/, why: 'only app/replica touches IndexedDB' },
  { from: /^app\/handheld\//, not: /^app\/(desk|ui\/desk)\//, why: 'a handheld does not carry the desk' },
  {
    from: /^app\/desk\//,
    not: /^app\/(handheld\/|replica\/|sync\/|device\/(?!page-keys))/,
    why: 'the desk does not carry the handheld',
  },
  {
    from: /^app\/ui\//,
    not: /^(app\/(handheld|desk|replica|sync|device)|shared\/(?!values|print\/font))\//,
    why: 'ui has no business word',
  },
]

const importPattern =
  /(?:^|\n)\s*(?:import|export)\s[^'"]*?from\s*['"]([^'"]+)['"]|import\(\s*['"]([^'"]+)['"]\s*\)|(?:^|\n)\s*import\s*['"]([^'"]+)['"]/g

/** Every broken rule as "file → import: why". Tests may reach for fakes, so only product code is held to the device rules. */
export async function checkImports(root: string): Promise<string[]> {
  const files = globSync('{app,server,shared}/**/*.{ts,tsx}', { cwd: root }).filter(
    (file) => !/\.test\.tsx?$/.test(file),
  )
  const broken: string[] = []
  for (const file of files) {
    const source = await readFile(join(root, file), 'utf8')
    for (const found of source.matchAll(importPattern)) {
      const target = resolveImport(file, found[1] ?? found[2] ?? found[3] ?? '')
      for (const rule of brokenBy(file, target)) broken.push(`${file} → ${target}: ${rule.why}`)
    }
  }
  return broken
}

export function brokenBy(file: string, target: string): Rule[] {
  return rules.filter((rule) => rule.from.test(file) && rule.not.test(target))
}

function resolveImport(file: string, specifier: string): string {
  if (specifier.startsWith('.')) return relative('.', normalize(join(dirname(file), specifier)))
  return specifier.startsWith('node:') ? specifier : `npm:${specifier}`
}
