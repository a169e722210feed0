// A camera without a lens: what a test "shows" it is scanned.
import { ok, refuse } from '../../shared/values/result.ts'
import type { Camera, CameraRefusal } from './camera.ts'
import type { ScanEvent } from './scan-event.ts'

export interface FakeCamera extends Camera {
  /** Holds a code before the lens; nothing happens while the camera is closed. */
  show(raw: string, symbology?: string): void
  readonly isOpen: boolean
}

export function fakeCamera(refusal?: CameraRefusal): FakeCamera {
  let listener: ((scan: ScanEvent) => void) | undefined
  return {
    get isOpen() {
      return listener !== undefined
    },
    show: (raw, symbology) => listener?.({ raw, source: 'camera', t: 0, ...(symbology && { symbology }) }),
    async openCamera(_video, onScan) {
      if (refusal) return refuse(refusal)
      listener = onScan
      return ok({
        close() {
          listener = undefined
        },
      })
    },
  }
}
