// The camera's worker: keeps decoding off the thread that answers people. One picture in, one answer out.
import wasmUrl from 'zxing-wasm/reader/zxing_reader.wasm?url'
import { createFrameReader } from './camera-frames.ts'
import { type GreyPicture, greyOf } from './camera-picture.ts'
import type { Read, Reader, ReadOptions } from './camera-read.ts'
import { readStill } from './camera-still.ts'
import { openWasmReader } from './camera-wasm.ts'

/** What the worker answers: that it is loaded, that it can't be, or what it read in a picture. */
export type WorkerAnswer = 'ready' | 'failed' | readonly Read[]

/** A frame of the live camera, or a photo that gets all the time it needs. */
export interface PictureRequest {
  readonly picture: GreyPicture | ImageBitmap
  readonly kind: 'frame' | 'still'
}

export type WorkerRequest = ReadOptions | PictureRequest

/** Looks at one frame go on for so long at most, in milliseconds: a phone's battery and heat set the bound. */
const frameTime = 30
const answer = (message: WorkerAnswer) => self.postMessage(message)
let read: Reader | undefined
let readFrame: ReturnType<typeof createFrameReader> | undefined

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  const request = event.data
  if ('formats' in request) {
    open(request).then(
      (reader) => {
        read = reader
        readFrame = createFrameReader(reader)
        answer('ready')
      },
      () => answer('failed'),
    )
  } else {
    look(request).then(answer, () => answer([]))
  }
})

/** Old engines lack what the compiled readers need, and a firm may forbid it. */
async function open(options: ReadOptions): Promise<Reader> {
  try {
    return await openWasmReader(options, { url: wasmUrl })
  } catch {
    const { openLibraryReader } = await import('./camera-library.ts')
    return openLibraryReader(options)
  }
}

async function look({ picture, kind }: PictureRequest): Promise<readonly Read[]> {
  const until = performance.now() + frameTime
  const grey = 'grey' in picture ? picture : drawn(picture)
  if (!read || !readFrame) return []
  return kind === 'still' ? readStill(read, grey) : readFrame(grey, () => performance.now() < until)
}

let canvas: OffscreenCanvas | undefined

function drawn(bitmap: ImageBitmap): GreyPicture {
  const { width, height } = bitmap
  if (canvas?.width !== width || canvas.height !== height) canvas = new OffscreenCanvas(width, height)
  const context = canvas.getContext('2d', { willReadFrequently: true })
  context?.drawImage(bitmap, 0, 0)
  bitmap.close()
  const grey = context ? greyOf(context.getImageData(0, 0, width, height).data) : new Uint8ClampedArray(width * height)
  return { grey, width, height }
}
