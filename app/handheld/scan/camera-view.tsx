// Owns the camera's picture while a code is looked for: opening it, lamp and zoom, which of several codes is meant, and what
// to do where there is no live camera.
import { type ChangeEvent, type ReactNode, useEffect, useRef, useState } from 'react'
import type { Camera, CameraSession, CodeInView } from '../../device/camera.ts'
import type { ScanEvent } from '../../device/scan-event.ts'
import { NoteLine, Press } from '../../ui/handheld/index.ts'
import { type PlainDoorKey, useDoorWords } from '../door-words.ts'
import { CodesInView } from './codes-in-view.tsx'
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
  const [codes, setCodes] = useState<readonly CodeInView[]>([])
  useEffect(() => {
    heard.current = onScan
  })
  useEffect(() => {
    let left = false
    let opened: CameraSession | undefined
    const open = async () => {
      const camera = await scanner.camera()
      if (left || !video.current) return
      const result = await camera.openCamera(video.current, {
        onScan(scan) {
          setCodes([])
          heard.current(scan)
        },
        onSeveral: setCodes,
      })
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
  const take = (scan: ScanEvent) => {
    setCodes([])
    onScan(scan)
  }
  if (problem) {
    return (
      <section className="camera">
        <NoteLine icon="camera" tone="warn">
          {say(problem)}
        </NoteLine>
        <CodesInView codes={codes} onTake={take} />
        <Photo scanner={scanner} onScan={take} onSeveral={setCodes} />
      </section>
    )
  }
  return (
    <section className="camera">
      <div className="camera-frame">
        <video ref={video} className="camera-picture" playsInline muted aria-label={say('camera.title')} />
        <CodesInView codes={codes} over={video} onTake={take} />
      </div>
      {codes.length === 0 ? (
        <p className="camera-hint" role="status">
          {say(session ? 'camera.title' : 'camera.opening')}
        </p>
      ) : null}
      <CodesInView codes={codes} onTake={take} />
      {session ? <Lens session={session} /> : null}
      <Photo scanner={scanner} onScan={take} onSeveral={setCodes} />
    </section>
  )
}

function Lens({ session: { setTorch, setZoom, isNear } }: { session: CameraSession }): ReactNode {
  const { say } = useDoorWords()
  const [lamp, setLamp] = useState(false)
  const [near, setNear] = useState(isNear)
  return (
    <>
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
      {setZoom ? (
        <Press
          className="code-other"
          onPress={() => {
            void setZoom(!near)
            setNear(!near)
          }}
        >
          {say(near ? 'camera.whole' : 'camera.near')}
        </Press>
      ) : null}
    </>
  )
}

interface PhotoProps {
  scanner: Scanner
  onScan: (scan: ScanEvent) => void
  onSeveral: (codes: readonly CodeInView[]) => void
}

/** The phone's own camera app focuses better, and is there without a secure address. */
function Photo({ scanner, onScan, onSeveral }: PhotoProps): ReactNode {
  const { say } = useDoorWords()
  const [state, setState] = useState<'reading' | 'none' | 'failed'>()
  const input = useRef<HTMLInputElement>(null)
  const read = async (photo: File) => {
    setState('reading')
    const codes = await (await scanner.camera()).readPhoto(photo)
    setState(codes.length === 0 ? 'none' : undefined)
    const [only, ...others] = codes
    if (only && others.length === 0) onScan(only.scan)
    else onSeveral(codes)
  }
  const choose = ({ target }: ChangeEvent<HTMLInputElement>) => {
    const [photo] = target.files ?? []
    if (photo) read(photo).catch(() => setState('failed'))
    target.value = ''
  }
  return (
    <>
      <input
        ref={input}
        className="camera-file"
        type="file"
        accept="image/*"
        capture="environment"
        aria-label={say('camera.photo')}
        tabIndex={-1}
        onChange={choose}
      />
      <Press className="code-other" onPress={() => input.current?.click()}>
        {say('camera.photo')}
      </Press>
      {state ? (
        <p className="camera-hint" role="status">
          {say(state === 'failed' ? 'camera.failed' : `camera.photo.${state}`)}
        </p>
      ) : null}
    </>
  )
}
