// Owns what pages of the app and their service worker say to each other, and what both must call alike.

/** Of the device's database, and of the channel between its tabs. */
export const replicaName = 'stockhand'

/** What a page says to the worker. */
export type FromPage =
  /** The new worker may take over: a person has asked for the new version. */
  | { readonly type: 'take-over' }
  /** The page of this build, known by the address of its first script, runs. */
  | { readonly type: 'started'; readonly entry: string }

/** What the worker says to a page: it runs an older build, because the newer one did not start. */
export type FromWorker = { readonly type: 'older' }

const lockPrefix = 'stockhand-build:'

/** Held by every open page, so that the files of its build are kept. */
export function lockOfBuild(entry: string): string {
  return lockPrefix + entry
}

/** The address of the first script of a build that a page holds; undefined for other locks. */
export function buildOfLock(name: string): string | undefined {
  return name.startsWith(lockPrefix) ? name.slice(lockPrefix.length) : undefined
}

/** Whether an address opens the handheld's app: the desk is a page of its own and needs the network anyway. */
export function isPageOfApp(path: string): boolean {
  return !/^\/(api|desk)(\/|\.html$|$)/.test(path)
}
