// Owns what the device says of itself: battery, room on its disk, whether the browser keeps the store. Each is told where
// the browser knows it.

export interface DeviceFacts {
  /** 0 to 1. */
  readonly battery?: number
  readonly freeBytes?: number
  /** False where the browser may clear the store when it needs room. */
  readonly persisted?: boolean
}

type WithBattery = Navigator & { getBattery?(): Promise<{ readonly level: number }> }

export async function deviceFacts(device: WithBattery = navigator): Promise<DeviceFacts> {
  const [battery, estimate, persisted] = await Promise.all([
    told(device.getBattery?.()),
    told(device.storage?.estimate()),
    told(device.storage?.persisted()),
  ])
  const { quota, usage } = estimate ?? {}
  return {
    ...(battery && { battery: battery.level }),
    ...(quota !== undefined && freeIn(quota - (usage ?? 0))),
    ...(persisted !== undefined && { persisted }),
  }
}

/** So as not to tell devices apart, browsers may name whole gigabytes that are not those of the disk. */
function freeIn(bytes: number): { readonly freeBytes?: number } {
  return bytes % 2 ** 30 === 0 ? {} : { freeBytes: Math.max(0, bytes) }
}

/** A number of bytes as a person says it. */
export function sizeWords(bytes: number, number: (value: number) => string): string {
  return bytes >= 1e9 ? `${number(Math.floor(bytes / 1e9))} GB` : `${number(Math.floor(bytes / 1e6))} MB`
}

async function told<T>(answer: Promise<T> | undefined): Promise<T | undefined> {
  try {
    return await answer
  } catch {
    return undefined
  }
}
