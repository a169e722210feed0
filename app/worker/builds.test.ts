import { beforeEach, describe, expect, test } from 'vitest'
import { Builds, type BuiltFile } from './builds.ts'

const base = 'https://wms.test/'

class FakeCache {
  readonly entries = new Map<string, string>()
  async match(what: string | Request): Promise<Response | undefined> {
    const text = this.entries.get(addressOf(what))
    return text === undefined ? undefined : new Response(text)
  }
  async put(what: string | Request, response: Response): Promise<void> {
    this.entries.set(addressOf(what), await response.text())
  }
}

const addressOf = (what: string | Request) => new URL(typeof what === 'string' ? what : what.url, base).href

class FakeCaches {
  readonly all = new Map<string, FakeCache>()
  async open(name: string) {
    const cache = this.all.get(name) ?? new FakeCache()
    this.all.set(name, cache)
    return cache
  }
  has = async (name: string) => this.all.has(name)
  keys = async () => [...this.all.keys()]
  delete = async (name: string) => this.all.delete(name)
  async match(what: string | Request) {
    for (const cache of this.all.values()) {
      const found = await cache.match(what)
      if (found) return found
    }
    return undefined
  }
}

let caches: FakeCaches
let site: Map<string, string>
let fetched: string[]

beforeEach(() => {
  caches = new FakeCaches()
  site = new Map()
  fetched = []
})

/** A release on the server, and the worker that comes with it. */
function release(version: number): Builds {
  site = new Map([
    ['index.html', `page ${version}`],
    [`assets/main-${version}.js`, `main ${version}`],
    ['assets/font.woff2', 'font'],
  ])
  const files: BuiltFile[] = [...site.keys()].map((url) => ({
    url,
    revision: url === 'index.html' ? String(version) : null,
  }))
  return new Builds({
    files,
    caches: caches as unknown as CacheStorage,
    base,
    fetch: async ({ url }) => {
      fetched.push(url.slice(base.length))
      const text = site.get(url.slice(base.length))
      return text === undefined ? new Response('', { status: 404 }) : new Response(text)
    },
  })
}

const main = (version: number) => `/assets/main-${version}.js`
const page = async (builds: Builds) => (await builds.page())?.text()
const file = async (builds: Builds, path: string) => (await builds.file(new Request(new URL(path, base))))?.text()

async function running(version: number): Promise<Builds> {
  const builds = release(version)
  await builds.install()
  await builds.takeOver()
  await builds.page()
  await builds.started(main(version))
  return builds
}

describe('a new build', () => {
  test('fetches only what the one before it does not have', async () => {
    await running(1)
    fetched.length = 0
    await release(2).install()
    expect(fetched).toEqual(['index.html', 'assets/main-2.js'])
  })

  test('of which a file is missing is not installed, and nothing of it stays', async () => {
    const first = await running(1)
    const second = release(2)
    site.delete('assets/main-2.js')
    await expect(second.install()).rejects.toThrow('not there')
    expect(await page(first)).toBe('page 1')
    expect(await caches.keys()).not.toContain(second.name)
  })

  test('is served once it takes over, and pages of the old one still get their files', async () => {
    await running(1)
    const second = release(2)
    await second.install()
    await second.takeOver()
    expect(await page(second)).toBe('page 2')
    expect(await file(second, main(1))).toBe('main 1')
  })

  test('drops the old one when no page of it is open any more', async () => {
    const first = await running(1)
    const second = await running(2)
    await second.tidy([main(1), main(2)])
    expect(await caches.keys()).toContain(first.name)
    await second.tidy([main(2)])
    expect(await caches.keys()).not.toContain(first.name)
    expect(await file(second, '/assets/font.woff2')).toBe('font')
  })
})

describe('a broken build', () => {
  test('that does not start three times gives way to the one before, until the next', async () => {
    await running(1)
    const second = release(2)
    await second.install()
    await second.takeOver()
    for (let start = 0; start < 3; start++) expect(await page(second)).toBe('page 2')
    expect(await page(second)).toBe('page 1')
    expect(await second.started(main(1))).toBe(true)
    await second.tidy([main(1)])
    expect(await page(second)).toBe('page 1')
    const third = await running(3)
    expect(await page(third)).toBe('page 3')
    expect(await third.started(main(3))).toBe(false)
  })

  test('is still tried where there is no other', async () => {
    const first = release(1)
    await first.install()
    await first.takeOver()
    for (let start = 0; start < 6; start++) expect(await page(first)).toBe('page 1')
  })

  test('is not what a page is that was closed before it had started, and then starts', async () => {
    await running(1)
    const second = release(2)
    await second.install()
    await second.takeOver()
    await page(second)
    await page(second)
    expect(await second.started(main(2))).toBe(false)
    for (let start = 0; start < 5; start++) expect(await page(second)).toBe('page 2')
  })
})
