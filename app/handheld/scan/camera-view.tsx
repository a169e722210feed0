// Owns the camera's picture while a code is looked for: opening it, the lamp, and what to do where there is none.
import { type ReactNode, useEffect, useRef, useState } from 'react'
import type { Camera, CameraSession } from '../../device/camera.ts'
import type { ScanEvent } from '../../device/scan-event.ts'
import { NoteLine, Press } from '../../ui/handheld/index.ts'
import { type PlainDoorKey, useDoorWords } from '../door-words.ts'
import './scan.css'

/** What reads codes beside the wedge. */
export interface Scanner {
  /** Loaded when it is first wanted. */
  camera(): Promise<Camera>
  /** A scan engine was used on this device: then the camera is not the first thing to offer. */
  hasEngine(): boolean
  now(): number
}

export interface CameraViewProps {
  scanner: Scanner
  onScan: (scan: ScanEvent) => void
}

export function CameraView({ scanner, onScan }: CameraViewProps): ReactNode {
  const { say } = useDoorWords()
  const video = useRef<HTMLVideoElement>(null)
  const heard = useRef(onScan)
  const [session, setSession] = useState<CameraSession>()
  const [problem, setProblem] = useState<PlainDoorKey>()
  const [lamp, setLamp] = useState(false)
  useEffect(() => {
    heard.current = onScan
  })
  useEffect(() => {
    let left = false
    let opened: CameraSession | undefined
    const open = async () => {
      const camera = await scanner.camera()
      if (left || !video.current) return
      const result = await camera.openCamera(video.current, (scan) => heard.current(scan))
      if (!result.ok) setProblem(`camera.${result.code}`)
      else if (left) result.value.close()
      else {
        opened = result.value
        setSession(result.value)
      }
    }
    open().catch(() => setProblem('camera.failed'))
    return () => {
      left = true
      opened?.close()
    }
  }, [scanner])
  if (problem) {
    return (
      <NoteLine icon="camera" tone="warn">
        {say(problem)}
      </NoteLine>
    )
  }
  const setTorch = session?.setTorch
  return (
    <section className="camera">
      <video ref={video} className="camera-picture" playsInline muted aria-label={say('camera.title')} />
      <p className="camera-hint" role="status">
        {say(session ? 'camera.title' : 'camera.opening')}
      </p>
      {setTorch ? (
        <Press
          className="code-other"
          onPress={() => {
            void setTorch(!lamp)
            setLamp(!lamp)
          }}
        >
          {say(lamp ? 'camera.lamp.off' : 'camera.lamp.on')}
        </Press>
      ) : null}
    </section>
  )
}
