// Owns the phone's camera as a scanner: one stream while it is open, frames to a decoder one at a time, confirmed reads
// out. What is drawn around the picture belongs to others.
import { ok, type Result, refuse } from '../../shared/values/result.ts'
import { createConfirmation } from './camera-confirm.ts'
import { openDecoder } from './camera-decoder.ts'
import { type CameraFormat, type Read, type ReadOptions, type Spot, symbologyOf } from './camera-read.ts'
import { type CameraRefusal, needsDistance, openStream, stopStream, torchOf, zoomOf } from './camera-stream.ts'
import type { Clock } from './clock.ts'
import type { ScanEvent } from './scan-event.ts'

export type { CameraRefusal } from './camera-stream.ts'

export interface CameraSession {
  /** Stops the stream and the decoder. */
  close(): void
  /** Absent where the camera has no lamp. */
  readonly setTorch?: (on: boolean) => Promise<void>
  /** Draws the picture near, to double. Absent where the camera can't. */
  readonly setZoom?: (double: boolean) => Promise<void>
  /** Whether it was opened drawn near. */
  readonly isNear: boolean
}

/** One of several codes in view, of which the person must tap the right one. */
export interface CodeInView {
  readonly scan: ScanEvent
  /** Of its middle, in shares of the picture. */
  readonly spot?: Spot
}

export interface CameraHearers {
  /** A confirmed read. */
  onScan(scan: ScanEvent): void
  /** Several codes are in view, and none is aimed at. */
  onSeveral(codes: readonly CodeInView[]): void
}

export interface Camera {
  /**
   * Shows the camera in `video` and tells what it reads, until closed.
   * @throws Fault 'file' when the decoder can't be loaded
   */
  openCamera(video: HTMLVideoElement, hearers: CameraHearers): Promise<Result<CameraSession, CameraRefusal>>
  /**
   * Reads a photo: for pages that get no live camera, and for lenses that don't focus.
   * @throws Fault 'file' when the decoder can't be loaded or the file is no picture
   */
  readPhoto(photo: Blob): Promise<readonly CodeInView[]>
}

/** Those on goods and on our own labels; others cost time and misreadings. */
const usualFormats: readonly CameraFormat[] = [
  'ean_13',
  'ean_8',
  'upc_a',
  'upc_e',
  'code_128',
  'itf',
  'data_matrix',
  'qr_code',
]
const options: ReadOptions = { formats: usualFormats, itfLengths: [14] }
/** A photo of more pixels is drawn smaller first: phones take fifty million. */
const photoPixels = 3_000_000

export function systemCamera(clock: Clock): Camera {
  const eventOf = (read: Read): ScanEvent => {
    const symbology = symbologyOf(read)
    return { raw: read.text, source: 'camera', t: clock.now(), ...(symbology && { symbology }) }
  }
  const inView = (read: Read): CodeInView => ({ scan: eventOf(read), ...(read.spot && { spot: read.spot }) })
  return {
    async openCamera(video, { onScan, onSeveral }) {
      const opened = await openStream()
      if (!opened.ok) return opened
      const stream = opened.value
      const decoder = await openDecoder(options).catch((error: unknown) => {
        stopStream(stream)
        throw error
      })
      const confirm = createConfirmation()
      let open = true

      async function run(): Promise<void> {
        while (open) {
          await nextFrame(video)
          if (!open) return
          const shown = { image: video, width: video.videoWidth, height: video.videoHeight }
          const reads = await decoder.decode(shown, 'frame')
          if (!open) return
          const confirmed = confirm(reads, clock.monotonic())
          if (confirmed?.kind === 'one') onScan(eventOf(confirmed.read))
          else if (confirmed) onSeveral(confirmed.reads.map(inView))
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
      const setZoom = zoomOf(stream)
      const isNear = setZoom !== undefined && needsDistance()
      if (isNear) await setZoom(true)
      return ok({ close, isNear, ...(setTorch && { setTorch }), ...(setZoom && { setZoom }) })
    },

    async readPhoto(photo) {
      const image = await pictureOf(photo)
      const decoder = await openDecoder(options)
      try {
        const shown = { image, width: image.width, height: image.height }
        return (await decoder.decode(shown, 'still')).map(inView)
      } finally {
        decoder.close()
        image.close()
      }
    },
  }
}

async function pictureOf(photo: Blob): Promise<ImageBitmap> {
  const image = await createImageBitmap(photo)
  const shrink = Math.sqrt(photoPixels / (image.width * image.height))
  if (shrink >= 1) return image
  const smaller = await createImageBitmap(image, {
    resizeWidth: Math.round(image.width * shrink),
    resizeHeight: Math.round(image.height * shrink),
    resizeQuality: 'medium',
  })
  image.close()
  return smaller
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
