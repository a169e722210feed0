// Owns the whole of a device's connection in a browser: the leading tab runs the loop and listens for news, every tab knows
// how far sending is. What screens see of sync goes through here.
import { makeId } from '../../shared/values/ids.ts'
import type { Environment } from '../replica/environment.ts'
import type { DeviceKeys, ReplicaStorage } from '../replica/storage.ts'
import type { TabChannel } from '../replica/tab-channel.ts'
import type { WorkingSet } from '../replica/working-set.ts'
import { askToBeWoken } from './background-sync.ts'
import { gatherApart } from './gather-apart.ts'
import { whileLeading } from './leader.ts'
import { listenForNews } from './news.ts'
import type { SignIn } from './sign-in.ts'
import { httpTransport } from './signed-fetch.ts'
import { SyncLoop } from './sync-loop.ts'

export interface ConnectionState {
  readonly chip: { kind: 'sent' } | { kind: 'sending' | 'offline' | 'late'; count: number }
  readonly oldest?: number
  readonly appOld: boolean
}

interface Options {
  /** Of the store. */
  readonly name: string
  readonly set: WorkingSet
  readonly storage: ReplicaStorage
  readonly keys: DeviceKeys
  readonly environment: Environment
  readonly tabs: TabChannel
  readonly signIn: SignIn
  onWipe(): void
}

const lateAfter = 30 * 60_000
const lateAbove = 200
const newsSpread = 400
const verifiersEvery = 6 * 3_600_000
/** Without a word from the leading tab or the server for so long, a tab that follows says that it is offline. */
const silentAfter = 90_000

export function connect({ name, set, storage, keys, environment, tabs, signIn, onWipe }: Options) {
  const loop = new SyncLoop({
    set,
    storage,
    environment,
    transport: httpTransport({ device: set.identity.device, key: keys.sign.privateKey }),
    gather: (gathering) => gatherApart(name, gathering),
    incarnation: () => makeId<string>({ now: () => environment.now(), random: () => environment.randomBytes() }),
    onWipe,
  })
  let leads = false
  let verifiersAt = 0
  const refreshVerifiers = () => {
    if (loop.status.failures > 0 || environment.now() - verifiersAt < verifiersEvery) return
    verifiersAt = environment.now()
    signIn.refreshVerifiers().catch(() => undefined)
  }
  const letGo = whileLeading(() => {
    leads = true
    loop.start()
    let scopes = ''
    let stopNews: () => void = () => undefined
    const listen = () => {
      if (scopes === set.scopes().join()) return
      scopes = set.scopes().join()
      stopNews()
      stopNews = listenForNews(set.scopes(), {
        cursors: () => set.mark.cursors,
        onNews: () => loop.hint(newsSpread),
      })
    }
    listen()
    const stopTabs = tabs.listen((message) => (message === 'nudge' ? loop.tryNow() : loop.hint()))
    const online = () => loop.tryNow()
    addEventListener('online', online)
    const stopStatus = loop.subscribe(() => {
      refreshVerifiers()
      listen()
    })
    return () => {
      leads = false
      loop.stop()
      stopNews()
      stopTabs()
      stopStatus()
      removeEventListener('online', online)
    }
  })
  let state = read()
  const listeners = new Set<() => void>()
  const refresh = () => {
    const next = read()
    if (JSON.stringify(next) === JSON.stringify(state)) return
    state = next
    for (const listener of [...listeners]) listener()
  }
  const stopLoop = loop.subscribe(refresh)
  const stopSet = set.subscribe(refresh)
  const ticking = setInterval(refresh, 15_000)
  const closing = () => {
    if (document.visibilityState === 'hidden' && set.unsent > 0) void askToBeWoken()
  }
  document.addEventListener('visibilitychange', closing)

  function read(): ConnectionState {
    const oldest = set.unsent > 0 ? set.pending.find(({ n }) => n > 0)?.at : undefined
    return {
      chip: chipOf(set.unsent, oldest === undefined ? 0 : set.now() - oldest, isUnreachable()),
      ...(oldest !== undefined && { oldest }),
      appOld: loop.status.pushOnly || loop.status.refused === 'protocol',
    }
  }

  function isUnreachable(): boolean {
    if (leads) return loop.status.phase === 'unreachable'
    return environment.now() - (set.contact?.at ?? 0) > silentAfter
  }

  return {
    subscribe(listener: () => void): () => void {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    state: (): ConnectionState => state,
    tryNow(): void {
      if (leads) loop.tryNow()
      else tabs.post('nudge')
    },
    exportFile: async (): Promise<Blob> => (await import('./export-work.ts')).exportWork(set, storage, keys),
    close(): void {
      letGo()
      stopLoop()
      stopSet()
      clearInterval(ticking)
      document.removeEventListener('visibilitychange', closing)
    },
  }
}

function chipOf(count: number, age: number, unreachable: boolean): ConnectionState['chip'] {
  if (unreachable) return { kind: age > lateAfter || count > lateAbove ? 'late' : 'offline', count }
  return count > 0 ? { kind: 'sending', count } : { kind: 'sent' }
}
