// Owns which decoder reads the frames: the browser's own where it proves that it reads all wanted formats; the worker's
// where there is none, and for every frame in which it saw nothing.
import { Fault } from '../../shared/values/result.ts'
import { type GreyPicture, greyOf } from './camera-picture.ts'
import type { CameraFormat, Read, ReadOptions } from './camera-read.ts'
import type { PictureRequest, WorkerAnswer, WorkerRequest } from './camera-worker.ts'

/** A picture as the page holds it. */
export interface Shown {
  readonly image: HTMLVideoElement | ImageBitmap
  readonly width: number
  readonly height: number
}

export interface Decoder {
  /** Reads a frame, or a photo. Not to be called again before it answered. Spots are shares of the whole picture. */
  decode(shown: Shown, kind: PictureRequest['kind']): Promise<readonly Read[]>
  close(): void
}

/** A decode that takes longer than this is given up, in milliseconds. */
const tooLong = 10_000

/** @throws Fault 'file' when no decoder can be had */
export async function openDecoder(options: ReadOptions): Promise<Decoder> {
  const browser = await openBrowserDecoder(options.formats)
  return browser ? beside(browser, () => openWorkerDecoder(options)) : openWorkerDecoder(options)
}

// The browser's detector is a service outside the page that can die; then the worker takes over for good.
function beside(browser: Decoder, open: () => Promise<Decoder>): Decoder {
  let works = true
  let closed = false
  let worker: Promise<Decoder> | undefined
  return {
    async decode(shown, kind) {
      if (works && kind === 'frame') {
        try {
          const reads = await browser.decode(shown, kind)
          if (reads.length > 0) return reads
        } catch {
          works = false
        }
      }
      worker ??= open()
      const opened = await worker
      if (closed) return []
      return opened.decode(shown, kind)
    },
    close() {
      closed = true
      void worker?.then((opened) => opened.close())
    },
  }
}

interface BrowserDetector {
  detect(image: CanvasImageSource): Promise<
    readonly {
      readonly rawValue: string
      readonly format: string
      readonly boundingBox: { readonly x: number; readonly y: number; readonly width: number; readonly height: number }
    }[]
  >
}
interface BrowserDetectorClass {
  new (options: { formats: readonly string[] }): BrowserDetector
  getSupportedFormats(): Promise<readonly string[]>
}

/** Some browsers have the class but no formats, or throw at, or see nothing in, a plain picture. */
async function openBrowserDecoder(formats: readonly CameraFormat[]): Promise<Decoder | undefined> {
  const { BarcodeDetector } = globalThis as { BarcodeDetector?: BrowserDetectorClass }
  if (!BarcodeDetector || typeof OffscreenCanvas === 'undefined') return undefined
  try {
    const supported = await BarcodeDetector.getSupportedFormats()
    if (![...formats, 'ean_8'].every((format) => supported.includes(format))) return undefined
    const [proof] = await new BarcodeDetector({ formats: ['ean_8'] }).detect(proofPicture())
    if (proof?.rawValue !== '96385074') return undefined
    const detector = new BarcodeDetector({ formats })
    return {
      async decode({ image, width, height }) {
        const found = await detector.detect(image)
        return found.map(({ rawValue, format, boundingBox: { x, y, width: wide, height: high } }) => ({
          text: rawValue,
          format: format as CameraFormat,
          spot: { x: (x + wide / 2) / width, y: (y + high / 2) / height },
        }))
      },
      close() {},
    }
  } catch {
    return undefined
  }
}

/** The EAN-8 of 96385074, drawn by the bars of the standard. */
function proofPicture(): OffscreenCanvas {
  const bars = `101${'0001011010111101111010110111'}01010${'1001110111001010001001011100'}101`
  const canvas = new OffscreenCanvas(bars.length * 3 + 60, 120)
  const context = canvas.getContext('2d')
  if (!context) return canvas
  context.fillStyle = 'white'
  context.fillRect(0, 0, canvas.width, canvas.height)
  context.fillStyle = 'black'
  for (const [index, bar] of [...bars].entries()) if (bar === '1') context.fillRect(30 + index * 3, 20, 3, 80)
  return canvas
}

async function openWorkerDecoder(options: ReadOptions): Promise<Decoder> {
  const worker = new Worker(new URL('./camera-worker.ts', import.meta.url), { type: 'module' })
  const ask = (request: WorkerRequest, transfer: Transferable[] = []) =>
    new Promise<WorkerAnswer>((resolve, reject) => {
      const timer = setTimeout(() => reject(new Fault('file', 'the barcode decoder does not answer')), tooLong)
      worker.onmessage = (event: MessageEvent<WorkerAnswer>) => {
        clearTimeout(timer)
        resolve(event.data)
      }
      worker.onerror = (event) => {
        clearTimeout(timer)
        reject(new Fault('file', 'the barcode decoder does not run', event))
      }
      worker.postMessage(request, transfer)
    })
  const take = createTaker()
  try {
    if ((await ask(options)) === 'failed') throw new Fault('file', 'the barcode decoder does not load')
  } catch (error) {
    worker.terminate()
    throw error
  }
  return {
    async decode(shown, kind) {
      const picture = await take(shown)
      if (!picture) return []
      const answer = await ask({ picture, kind }, ['grey' in picture ? picture.grey.buffer : picture])
      return typeof answer === 'string' ? [] : answer
    },
    // A decode under way is never answered then; the session that waits for it is closed itself.
    close: () => worker.terminate(),
  }
}

/** Where the worker can draw, it also does the costly reading of pixels. */
function createTaker(): (shown: Shown) => Promise<GreyPicture | ImageBitmap | undefined> {
  let canvas: HTMLCanvasElement | undefined
  return async ({ image, width, height }) => {
    if (width === 0 || height === 0) return undefined
    if (typeof OffscreenCanvas !== 'undefined') return createImageBitmap(image)
    canvas ??= document.createElement('canvas')
    const context = canvas.getContext('2d', { willReadFrequently: true })
    if (!context) return undefined
    canvas.width = width
    canvas.height = height
    context.drawImage(image, 0, 0)
    return { grey: greyOf(context.getImageData(0, 0, width, height).data), width, height }
  }
}
