// Owns which decoder reads the frames: the browser's own where it reads all wanted formats, else ZXing in a worker.
import { Fault } from '../../shared/values/result.ts'
import type { CameraFormat, Read } from './camera-confirm.ts'
import type { GreyPicture } from './camera-decode.ts'
import type { WorkerAnswer, WorkerRequest } from './camera-worker.ts'

export interface Decoder {
  /** Reads what `video` shows now. Not to be called again before it answered. */
  decode(video: HTMLVideoElement, thorough: boolean): Promise<Read | undefined>
  close(): void
}

interface BrowserDetector {
  detect(image: CanvasImageSource): Promise<readonly { readonly rawValue: string; readonly format: string }[]>
}
interface BrowserDetectorClass {
  new (options: { formats: readonly string[] }): BrowserDetector
  getSupportedFormats(): Promise<readonly string[]>
}

/** @throws Fault 'file' when neither decoder can be had */
export async function openDecoder(formats: readonly CameraFormat[]): Promise<Decoder> {
  const browser = await browserDecoder(formats)
  return browser ? withFallback(browser, () => workerDecoder(formats)) : workerDecoder(formats)
}

// The browser's detector is a service outside the page that can die; then ZXing takes over for good.
function withFallback(first: Decoder, second: () => Promise<Decoder>): Decoder {
  let decoder = first
  let closed = false
  return {
    async decode(video, thorough) {
      try {
        return await decoder.decode(video, thorough)
      } catch (error) {
        if (decoder !== first) throw error
        decoder = await second()
        if (closed) decoder.close()
        return undefined
      }
    },
    close() {
      closed = true
      decoder.close()
    },
  }
}

// Some browsers have the class but no formats, or throw at the first picture: it must prove itself on an empty one.
async function browserDecoder(formats: readonly CameraFormat[]): Promise<Decoder | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: BrowserDetectorClass }
  if (!BarcodeDetector) return undefined
  try {
    const supported = await BarcodeDetector.getSupportedFormats()
    if (!formats.every((format) => supported.includes(format))) return undefined
    const detector = new BarcodeDetector({ formats })
    const blank = new OffscreenCanvas(16, 16)
    blank.getContext('2d')
    await detector.detect(blank)
    return {
      async decode(video) {
        // Two codes in view: nobody can know which is meant, so neither counts.
        const [only, ...others] = await detector.detect(video)
        return only && others.length === 0 ? { text: only.rawValue, format: only.format as CameraFormat } : undefined
      },
      close() {},
    }
  } catch {
    return undefined
  }
}

async function workerDecoder(formats: readonly CameraFormat[]): Promise<Decoder> {
  const worker = new Worker(new URL('./camera-worker.ts', import.meta.url), { type: 'module' })
  const canvas = document.createElement('canvas')
  const context = canvas.getContext('2d', { willReadFrequently: true })
  const ask = (request: WorkerRequest, transfer: Transferable[] = []) =>
    new Promise<WorkerAnswer>((resolve, reject) => {
      worker.onmessage = (event: MessageEvent<WorkerAnswer>) => resolve(event.data)
      worker.onerror = (event) => reject(new Fault('file', 'the barcode decoder does not run', event))
      worker.postMessage(request, transfer)
    })
  try {
    await ask({ formats })
  } catch (error) {
    worker.terminate()
    throw error
  }
  return {
    async decode(video, thorough) {
      const picture = context && takePicture(video, canvas, context, thorough)
      const answer = picture ? await ask({ picture, thorough }, [picture.grey.buffer]) : undefined
      return answer === 'ready' ? undefined : answer
    },
    // A decode under way is never answered then; the session that waits for it is closed itself.
    close: () => worker.terminate(),
  }
}

/** Quick looks read the aim box in the middle, thorough ones the whole picture. */
function takePicture(
  video: HTMLVideoElement,
  canvas: HTMLCanvasElement,
  context: CanvasRenderingContext2D,
  whole: boolean,
): GreyPicture | undefined {
  const { videoWidth, videoHeight } = video
  if (videoWidth === 0 || videoHeight === 0) return undefined
  const width = Math.round(videoWidth * (whole ? 1 : 0.8))
  const height = Math.round(videoHeight * (whole ? 1 : 0.45))
  canvas.width = width
  canvas.height = height
  const [left, top] = [(videoWidth - width) / 2, (videoHeight - height) / 2]
  context.drawImage(video, left, top, width, height, 0, 0, width, height)
  return { grey: greyOf(context.getImageData(0, 0, width, height).data), width, height }
}

function greyOf(rgba: Uint8ClampedArray): Uint8ClampedArray<ArrayBuffer> {
  const grey = new Uint8ClampedArray(rgba.length >> 2)
  for (let i = 0, at = 0; i < grey.length; i++, at += 4) {
    grey[i] = ((rgba[at] ?? 0) + 2 * (rgba[at + 1] ?? 0) + (rgba[at + 2] ?? 0)) >> 2
  }
  return grey
}
