// Owns the phone's lens: asking for it, which of several, focus, lamp and zoom. Knows nothing of codes.
import { ok, type Result, refuse } from '../../shared/values/result.ts'

/** `camera-denied`: the person or a policy said no; `camera-missing`: there is none, or no HTTPS; `camera-busy`: in use. */
export type CameraRefusal = 'camera-denied' | 'camera-missing' | 'camera-busy'

// Names that the type library does not know yet, but phones do.
type PhoneCapabilities = MediaTrackCapabilities & {
  readonly focusMode?: readonly string[]
  readonly torch?: boolean
  readonly zoom?: { readonly min: number; readonly max: number }
}

/** Which lens was taken last on this device. */
const remembered = 'stockhand-camera'
/** Lenses that can't see a code from near, or look at the person. */
const unfit = /ultra|wide|tele|front|user/i

export async function openStream(): Promise<Result<MediaStream, CameraRefusal>> {
  if (!navigator.mediaDevices?.getUserMedia) return refuse('camera-missing')
  try {
    const stream = await bestLens(await ask(localStorage.getItem(remembered) ?? undefined))
    await focusOn(stream)
    return ok(stream)
  } catch (error) {
    const name = error instanceof Error ? error.name : ''
    if (name === 'NotAllowedError' || name === 'SecurityError') return refuse('camera-denied')
    return refuse(name === 'NotReadableError' || name === 'AbortError' ? 'camera-busy' : 'camera-missing')
  }
}

export function stopStream(stream: MediaStream): void {
  for (const track of stream.getTracks()) track.stop()
}

/** Undefined where the camera has no lamp. */
export function torchOf(stream: MediaStream): ((on: boolean) => Promise<void>) | undefined {
  const { track, can } = lensOf(stream)
  if (!track || !can?.torch) return undefined
  return (on) => track.applyConstraints({ advanced: [{ torch: on } as MediaTrackConstraintSet] })
}

/** Undefined where the camera can't be drawn near to double. */
export function zoomOf(stream: MediaStream): ((double: boolean) => Promise<void>) | undefined {
  const { track, can } = lensOf(stream)
  const zoom = can?.zoom
  if (!track || !zoom || zoom.max < 2 || zoom.min > 1) return undefined
  return (double) => track.applyConstraints({ advanced: [{ zoom: double ? 2 : 1 } as MediaTrackConstraintSet] })
}

/** The main lens of these phones is blurred from near; drawn to double they are held further off. */
export function needsDistance(): boolean {
  return /iPhone/.test(navigator.userAgent)
}

function ask(deviceId?: string): Promise<MediaStream> {
  const size = { width: { ideal: 1280 }, height: { ideal: 720 } }
  const which = deviceId === undefined ? { facingMode: { ideal: 'environment' } } : { deviceId: { ideal: deviceId } }
  return navigator.mediaDevices.getUserMedia({ video: { ...size, ...which }, audio: false })
}

// Names of lenses can be read only once the first was allowed.
async function bestLens(first: MediaStream): Promise<MediaStream> {
  const [track] = first.getVideoTracks()
  const lens = track?.getSettings().deviceId
  if (!track || lens === undefined) return first
  if (!unfit.test(track.label)) {
    localStorage.setItem(remembered, lens)
    return first
  }
  const devices = await navigator.mediaDevices.enumerateDevices()
  const better = devices.find(
    ({ kind, label }) => kind === 'videoinput' && /back|rear|environment/i.test(label) && !unfit.test(label),
  )
  if (!better) return first
  stopStream(first)
  localStorage.setItem(remembered, better.deviceId)
  return ask(better.deviceId)
}

async function focusOn(stream: MediaStream): Promise<void> {
  const { track, can } = lensOf(stream)
  if (!can?.focusMode?.includes('continuous')) return
  await track?.applyConstraints({ advanced: [{ focusMode: 'continuous' } as MediaTrackConstraintSet] }).catch(() => {
    // Offered and then refused by some phones; the picture is there all the same.
  })
}

function lensOf(stream: MediaStream): { track: MediaStreamTrack | undefined; can: PhoneCapabilities | undefined } {
  const [track] = stream.getVideoTracks()
  return { track, can: track?.getCapabilities?.() }
}
