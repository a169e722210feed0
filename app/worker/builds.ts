// Owns which build of the app a browser is served: the files of each build lie in a cache of their own, a new one counts as good
// once it has started, and one that does not start gives way to the one before it. Does not know what is in the files.

/** A file of a build; its address carries its hash, or its revision does. */
export interface BuiltFile {
  readonly url: string
  readonly revision: string | null
}

export interface BuildsOptions {
  readonly files: readonly BuiltFile[]
  readonly caches: Pick<CacheStorage, 'open' | 'keys' | 'delete' | 'match' | 'has'>
  fetch(request: Request): Promise<Response>
  /** Of the site, ending in a slash. */
  readonly base: string
}

/** What is remembered between two lives of the worker. */
interface Served {
  /** The cache of the latest build that took over. */
  readonly current: string
  /** The latest build of which a page has started. */
  readonly good?: string
  /** Pages of the current one that were served since, and have not said that they started. */
  readonly starts: number
}

const prefix = 'stockhand-build-'
const memory = 'stockhand-served'
/** A person may close a page before it has started; three times in a row it is the build. */
const mostStarts = 3

export class Builds {
  readonly #options: BuildsOptions
  readonly name: string
  /** Changes of what is remembered, one after the other. */
  #turn: Promise<unknown> = Promise.resolve()

  constructor(options: BuildsOptions) {
    this.#options = options
    this.name = prefix + hashOf(options.files.map(({ url, revision }) => `${url} ${revision ?? ''}`).join('\n'))
  }

  /** Brings all files of this build, or throws and leaves none. Files that another build has too are not fetched again. */
  async install(): Promise<void> {
    const { caches, files } = this.#options
    const cache = await caches.open(this.name)
    try {
      await Promise.all(files.map((file) => this.#bring(cache, file)))
    } catch (cause) {
      await caches.delete(this.name)
      throw cause
    }
  }

  /** From now on pages are of this build. */
  async takeOver(): Promise<void> {
    await this.#change((served) =>
      served?.current === this.name ? served : { ...served, current: this.name, starts: 0 },
    )
  }

  /** The page to open, of the current build unless that does not start. */
  async page(): Promise<Response | undefined> {
    const served = await this.#change((before) => {
      const now = before ?? { current: this.name, starts: 0 }
      return now.good === now.current ? now : { ...now, starts: Math.min(now.starts + 1, mostStarts + 1) }
    })
    const [chosen, other] = isBroken(served) ? [served.good, served.current] : [served.current, served.good]
    return (await this.#index(chosen)) ?? (await this.#index(other))
  }

  /** A file of whichever build has it: pages of an older one still ask for theirs. */
  async file(request: Request): Promise<Response | undefined> {
    const { caches } = this.#options
    const cache = await caches.open(this.name)
    return (await cache.match(request)) ?? (await caches.match(request))
  }

  /**
   * A page has started.
   * @param entry address of a file that only its build has
   * @returns whether the current build was left for an older one, because it does not start
   */
  async started(entry: string): Promise<boolean> {
    const { caches } = this.#options
    const isOfCurrent = async (name: string) => (await (await caches.open(name)).match(entry)) !== undefined
    const served = await this.#read()
    if (!served) return false
    if (!(await isOfCurrent(served.current))) return isBroken(served)
    await this.#change((now) => (now ? { ...now, good: now.current, starts: 0 } : { current: this.name, starts: 0 }))
    return false
  }

  /**
   * Drops builds that nobody needs any more.
   * @param inUse addresses of files that open pages were started from
   */
  async tidy(inUse: readonly string[]): Promise<void> {
    const { caches } = this.#options
    const served = await this.#read()
    for (const name of await caches.keys()) {
      if (!name.startsWith(prefix) || name === this.name || name === served?.current || name === served?.good) continue
      const cache = await caches.open(name)
      const used = await Promise.all(inUse.map((url) => cache.match(url)))
      if (used.every((found) => found === undefined)) await caches.delete(name)
    }
  }

  async #bring(cache: Cache, { url, revision }: BuiltFile): Promise<void> {
    const address = new URL(url, this.#options.base).href
    const known = revision === null ? await this.#options.caches.match(address) : undefined
    const response = known ?? (await this.#options.fetch(new Request(address, { cache: 'reload' })))
    if (!response.ok) throw new Error(`${url} is not there: ${response.status}`)
    await cache.put(address, response)
  }

  async #index(name: string | undefined): Promise<Response | undefined> {
    const { caches, base } = this.#options
    if (name === undefined || !(await caches.has(name))) return undefined
    return (await caches.open(name)).match(new URL('index.html', base).href)
  }

  async #read(): Promise<Served | undefined> {
    const cache = await this.#options.caches.open(memory)
    const kept = await cache.match(this.#memoryAddress())
    return kept ? ((await kept.json()) as Served) : undefined
  }

  #change(change: (served: Served | undefined) => Served): Promise<Served> {
    const turn = this.#turn.then(async () => {
      const served = change(await this.#read())
      const cache = await this.#options.caches.open(memory)
      await cache.put(this.#memoryAddress(), new Response(JSON.stringify(served)))
      return served
    })
    this.#turn = turn.catch(() => undefined)
    return turn
  }

  #memoryAddress(): string {
    return new URL('served', this.#options.base).href
  }
}

function isBroken({ current, good, starts }: Served): boolean {
  return good !== undefined && good !== current && starts > mostStarts
}

/** FNV-1a, 32 bits: names a cache, protects nothing. */
function hashOf(text: string): string {
  let hash = 0x811c9dc5
  for (let index = 0; index < text.length; index++) {
    hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193)
  }
  return (hash >>> 0).toString(16).padStart(8, '0')
}
