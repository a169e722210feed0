// Owns opening this device's replica in the browser, with its sign-in and its connection; and joining where there is none
// yet. What each does is theirs (app/replica, app/sync).
import { makeId } from '../../shared/values/ids.ts'
import { DexieStorage } from '../replica/dexie-storage.ts'
import { browserEnvironment } from '../replica/environment.ts'
import type { ReplicaStorage } from '../replica/storage.ts'
import { browserTabs } from '../replica/tab-channel.ts'
import { tidyApart } from '../replica/tidy-apart.ts'
import { WorkingSet } from '../replica/working-set.ts'
import { connect } from '../sync/connection.ts'
import { SignIn } from '../sync/sign-in.ts'
import { replicaName } from '../worker/pages.ts'
import type { EnrolRefusal, Replica, StoreEvents } from './house.ts'
import type { Updates } from './update.ts'

const name = replicaName
const tidyEvery = 30_000

export interface ReplicaDoor {
  open(on: StoreEvents): Promise<Replica | undefined>
  enrol(code: string, deviceName: string): Promise<EnrolRefusal | undefined>
}

export function replicaDoor(updates: Pick<Updates, 'wanted'>): ReplicaDoor {
  const environment = browserEnvironment
  const tabs = browserTabs(name)
  let connected: Promise<ReplicaStorage> | undefined
  let told: StoreEvents | undefined
  /** Ends what stands on the store that is open. */
  let end: () => void = () => undefined
  const storage = () => {
    connected ??= DexieStorage.connect({
      name,
      onWaiting: () => told?.waiting(),
      onWanted: () => updates.wanted(),
      onClosed() {
        connected = undefined
        end()
        told?.closed()
      },
    })
    // A failed opening is tried anew the next time.
    connected.catch(() => {
      connected = undefined
    })
    return connected
  }
  const incarnation = () => makeId<string>({ now: () => environment.now(), random: () => environment.randomBytes() })

  return {
    async open(on) {
      // Marks by which a start is measured, also on a customer's device.
      performance.mark('replica.asked')
      told = on
      const store = await storage()
      const keys = await store.note('keys')
      const set = await WorkingSet.open({
        storage: store,
        environment,
        tabs,
        tidyApart: (scopes) => tidyApart(name, scopes),
      })
      if (!set || !keys) return undefined
      performance.mark('replica.ready')
      set.whenWhole().then(
        () => performance.mark('replica.whole'),
        () => undefined,
      )
      const signIn = await SignIn.open(set, store, keys)
      const connection = connect({
        name,
        set,
        storage: store,
        keys,
        environment,
        tabs,
        signIn,
        onWipe: () => {
          end()
          void store.wipe().then(() => on.wiped())
        },
      })
      // Whether the browser keeps the store when it runs low is asked once there is something to keep.
      void navigator.storage?.persist?.()
      const tidying = setInterval(() => whenIdle(() => set.tidy().catch(() => undefined)), tidyEvery)
      end = () => {
        end = () => undefined
        clearInterval(tidying)
        connection.close()
        set.close()
      }
      return {
        set,
        access: signIn,
        connection,
        answers: () => store.answers(),
        print: async (asked) => (await import('../sync/print-label.ts')).labelPrinter(set, keys)(asked),
      }
    },
    async enrol(code, deviceName) {
      const { enrolDevice } = await import('../sync/enrolment.ts')
      const enrolled = await enrolDevice(await storage(), { code, name: deviceName, incarnation: incarnation() })
      return enrolled.ok ? undefined : (enrolled.code as EnrolRefusal)
    },
  }
}

function whenIdle(run: () => void): void {
  if (typeof requestIdleCallback === 'function') requestIdleCallback(run)
  else setTimeout(run)
}
