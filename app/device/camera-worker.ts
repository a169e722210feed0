// The camera's worker: keeps decoding off the thread that answers people. One picture in, one answer out.
import type { CameraFormat, Read } from './camera-confirm.ts'
import { createReader, type GreyPicture } from './camera-decode.ts'

/** What the worker answers: that it is loaded, or what it read in a picture. */
export type WorkerAnswer = 'ready' | Read | undefined

export type WorkerRequest =
  | { readonly formats: readonly CameraFormat[] }
  | { readonly picture: GreyPicture; readonly thorough: boolean }

const answer = (message: WorkerAnswer) => self.postMessage(message)
let read: ReturnType<typeof createReader> | undefined

self.addEventListener('message', (event: MessageEvent<WorkerRequest>) => {
  const request = event.data
  if ('formats' in request) {
    read = createReader(request.formats)
    answer('ready')
  } else answer(read?.(request.picture, request.thorough))
})
