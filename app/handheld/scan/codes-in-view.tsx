// Owns the choice among several codes that the camera sees: numbers over the picture, the same as buttons below it.
import type { ReactNode, RefObject } from 'react'
import type { CodeInView } from '../../device/camera.ts'
import type { ScanEvent } from '../../device/scan-event.ts'
import { Press } from '../../ui/handheld/index.ts'
import { useDoorWords } from '../door-words.ts'

export interface CodesInViewProps {
  codes: readonly CodeInView[]
  /** The picture that they are marked on; without it they are listed. */
  over?: RefObject<HTMLVideoElement | null>
  onTake: (scan: ScanEvent) => void
}

export function CodesInView({ codes, over, onTake }: CodesInViewProps): ReactNode {
  const { say } = useDoorWords()
  if (codes.length === 0) return null
  const fromTop = [...codes].sort((a, b) => (a.spot?.y ?? 1) - (b.spot?.y ?? 1) || (a.spot?.x ?? 1) - (b.spot?.x ?? 1))
  if (over) {
    return fromTop.map(({ scan, spot }, index) =>
      spot ? (
        <Press
          key={scan.raw}
          className="camera-mark"
          aria-label={scan.raw}
          style={placeOf(spot, over.current)}
          onPress={() => onTake(scan)}
        >
          {index + 1}
        </Press>
      ) : null,
    )
  }
  return (
    <>
      <p className="camera-hint" role="status">
        {say('camera.several')}
      </p>
      {fromTop.map(({ scan }, index) => (
        <Press key={scan.raw} className="code-other" onPress={() => onTake(scan)}>
          {`${index + 1} · ${scan.raw}`}
        </Press>
      ))}
    </>
  )
}

/** The picture fills its frame and is cut at two sides; a mark that would lie outside stays at the edge. */
function placeOf({ x, y }: { readonly x: number; readonly y: number }, video: HTMLVideoElement | null) {
  const { clientWidth = 1, clientHeight = 1, videoWidth = 1, videoHeight = 1 } = video ?? {}
  const scale = Math.max(clientWidth / Math.max(1, videoWidth), clientHeight / Math.max(1, videoHeight))
  const across = ((x - 0.5) * videoWidth * scale) / Math.max(1, clientWidth)
  const down = ((y - 0.5) * videoHeight * scale) / Math.max(1, clientHeight)
  const share = (value: number) => `${Math.min(92, Math.max(8, 50 + value * 100))}%`
  return { left: share(across), top: share(down) }
}
