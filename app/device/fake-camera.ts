// A camera without a lens: what a test "shows" it is scanned.
import { ok, refuse } from '../../shared/values/result.ts'
import type { Camera, CameraHearers, CameraRefusal, CodeInView } from './camera.ts'

export interface FakeCamera extends Camera {
  /** Holds codes before the lens; nothing happens while the camera is closed. */
  show(...raws: readonly string[]): void
  readonly isOpen: boolean
}

/** @param onPhotos the codes of any photo */
export function fakeCamera(refusal?: CameraRefusal, onPhotos: readonly string[] = []): FakeCamera {
  let hearers: CameraHearers | undefined
  return {
    get isOpen() {
      return hearers !== undefined
    },
    show(...raws) {
      const [only, ...others] = raws.map(inView)
      if (only && others.length === 0) hearers?.onScan(only.scan)
      else if (only) hearers?.onSeveral([only, ...others])
    },
    async openCamera(_video, heard) {
      if (refusal) return refuse(refusal)
      hearers = heard
      return ok({
        isNear: false,
        close() {
          hearers = undefined
        },
      })
    },
    async readPhoto() {
      return onPhotos.map(inView)
    },
  }
}

function inView(raw: string, index: number): CodeInView {
  return { scan: { raw, source: 'camera', t: 0 }, spot: { x: 0.5, y: 0.2 + index * 0.3 } }
}
