// Owns the phone's camera as a scanner: one stream while it is open, frames to a decoder one at a time, confirmed reads
// out. What is drawn around the picture belongs to others.
import { ok, type Result, refuse } from '../../shared/values/result.ts'
import { type CameraFormat, createConfirmation, symbologyOf } from './camera-confirm.ts'
import { openDecoder } from './camera-decoder.ts'
import type { Clock } from './clock.ts'
import type { ScanEvent } from './scan-event.ts'

export interface CameraSession {
  /** Stops the stream and the decoder. */
  close(): void
  /** Absent where the camera has no lamp. */
  readonly setTorch?: (on: boolean) => Promise<void>
}

/** `camera-denied`: the person or a policy said no; `camera-missing`: there is none, or no HTTPS; `camera-busy`: in use. */
export type CameraRefusal = 'camera-denied' | 'camera-missing' | 'camera-busy'

export interface Camera {
  /**
   * Shows the camera in `video` and calls `onScan` for each confirmed read, until closed.
   * Formats default to those on goods and on our own labels; others cost time and misreadings, so name them.
   * @throws Fault 'file' when the decoder can't be loaded
   */
  openCamera(
    video: HTMLVideoElement,
    onScan: (scan: ScanEvent) => void,
    formats?: readonly CameraFormat[],
  ): Promise<Result<CameraSession, CameraRefusal>>
}

export const usualFormats: readonly CameraFormat[] = [
  'ean_13',
  'ean_8',
  'upc_a',
  'upc_e',
  'code_128',
  'itf',
  'data_matrix',
  'qr_code',
]

export function systemCamera(clock: Clock): Camera {
  return {
    async openCamera(video, onScan, formats = usualFormats) {
      const opened = await openStream()
      if (!opened.ok) return opened
      const stream = opened.value
      const decoder = await openDecoder(formats).catch((error: unknown) => {
        stopStream(stream)
        throw error
      })
      const confirm = createConfirmation()
      let open = true
      let frame = 0

      async function run(): Promise<void> {
        while (open) {
          await nextFrame(video)
          if (!open) return
          const read = await decoder.decode(video, frame++ % 3 === 2)
          const confirmed = confirm(read, clock.monotonic())
          if (!confirmed || !open) continue
          const symbology = symbologyOf(confirmed)
          onScan({ raw: confirmed.text, source: 'camera', t: clock.now(), ...(symbology && { symbology }) })
        }
      }

      function close(): void {
        open = false
        decoder.close()
        stopStream(stream)
        video.srcObject = null
      }

      video.srcObject = stream
      video.muted = true
      video.playsInline = true
      try {
        await video.play()
      } catch {
        close()
        return refuse('camera-busy')
      }
      run().catch((error: unknown) => {
        close()
        reportError(error)
      })
      const setTorch = torchOf(stream)
      return ok({ close, ...(setTorch && { setTorch }) })
    },
  }
}

function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

async function openStream(): Promise<Result<MediaStream, CameraRefusal>> {
  if (!navigator.mediaDevices?.getUserMedia) return refuse('camera-missing')
  const video = { facingMode: { ideal: 'environment' }, width: { ideal: 1280 }, height: { ideal: 720 } }
  try {
    const stream = await navigator.mediaDevices.getUserMedia({ video, audio: false })
    await focusOn(stream)
    return ok(stream)
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') return refuse('camera-denied')
    return refuse(name === 'NotReadableError' || name === 'AbortError' ? 'camera-busy' : 'camera-missing')
  }
}

// Names that the type library does not know yet, but phones do.
type PhoneCapabilities = MediaTrackCapabilities & { readonly focusMode?: readonly string[]; readonly torch?: boolean }

async function focusOn(stream: MediaStream): Promise<void> {
  const [track] = stream.getVideoTracks()
  const can: PhoneCapabilities | undefined = track?.getCapabilities?.()
  if (!can?.focusMode?.includes('continuous')) return
  await track?.applyConstraints({ advanced: [{ focusMode: 'continuous' } as MediaTrackConstraintSet] }).catch(() => {
    // Offered and then refused by some phones; the picture is there all the same.
  })
}

function torchOf(stream: MediaStream): CameraSession['setTorch'] {
  const [track] = stream.getVideoTracks()
  const can: PhoneCapabilities | undefined = track?.getCapabilities?.()
  if (!track || !can?.torch) return undefined
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
}

// A hidden page gets no frames: look again now and then, so that closing is noticed.
function nextFrame(video: HTMLVideoElement): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, 500)
    const go = () => {
      clearTimeout(timer)
      resolve()
    }
    if ('requestVideoFrameCallback' in video) video.requestVideoFrameCallback(go)
    else requestAnimationFrame(go)
  })
}
