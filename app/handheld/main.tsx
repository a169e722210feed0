// Owns putting a handheld together from its parts and showing it. Nothing here decides anything.
import { createRoot } from 'react-dom/client'
import type { Camera } from '../device/camera.ts'
import { systemClock } from '../device/clock.ts'
import { systemRandom } from '../device/random.ts'
import { createScanBus } from '../device/scan-bus.ts'
import { openSound } from '../device/sound.ts'
import { openVibration } from '../device/vibration.ts'
import { openWakeLock } from '../device/wake-lock.ts'
import { openWedge } from '../device/wedge.ts'
import { defaultProfile } from '../device/wedge-run.ts'
import { languageFor } from '../text/language.ts'
import { App } from './app.tsx'
import { enrolCodeIn } from './enrol/enrol-code.ts'
import type { House } from './house.ts'
import { createKeys } from './keys.ts'
import { LoudnessStore, strengths, volumes } from './loudness.ts'
import { replicaDoor } from './replica-door.ts'
import { ScannerStore } from './scanner-store.ts'
import { putText, type Shelf, textOn } from './shelf.ts'
import { watchUpdates } from './update.ts'
import { plainWishes, WishesStore } from './wishes.ts'

const engineKey = 'stockhand.engine'

/** Absent where the browser forbids it. */
function ownShelf(): Shelf | undefined {
  try {
    return localStorage
  } catch {
    return undefined
  }
}

function makeHouse(): House {
  const clock = systemClock()
  const bus = createScanBus()
  const keys = createKeys()
  const shelf = ownShelf()
  const sound = openSound()
  const vibration = openVibration()
  const wishes = new WishesStore(shelf, { ...plainWishes, language: languageFor(navigator.languages) })
  const loudness = new LoudnessStore(shelf)
  const learned = new ScannerStore(shelf)
  const hear = () => {
    const { volume, vibration: strength } = loudness.state()
    sound.setVolume(wishes.state().quiet ? 0 : volumes[volume])
    vibration.setStrength(strengths[strength])
  }
  hear()
  wishes.subscribe(hear)
  loudness.subscribe(hear)
  let engine = textOn(shelf, engineKey) === 'yes'
  openWedge({
    clock,
    profile: defaultProfile,
    sinkLabel: 'Stockhand',
    onScan(scan) {
      if (!engine) {
        engine = true
        putText(shelf, engineKey, 'yes')
      }
      bus.emit(scan)
    },
    onKey: (key) => keys.press(key),
  })
  const updates = watchUpdates()
  let camera: Promise<Camera> | undefined
  return {
    ...replicaDoor(updates),
    bus,
    keys,
    wishes,
    loudness,
    shelf,
    updates,
    wakeLock: openWakeLock(),
    play(signal) {
      sound.play(signal)
      vibration.play(signal)
    },
    now: () => clock.now(),
    random: () => systemRandom().bytes(),
    learned,
    get scanner() {
      return learned.state()
    },
    hasEngine: () => engine,
    camera() {
      camera ??= import('../device/camera.ts').then(({ systemCamera }) => systemCamera(clock))
      return camera
    },
  }
}

// Once the first screen stands and nobody waits for it.
const warmAfterMs = 2500
setTimeout(() => {
  void import('../../shared/planning/pick-walk.ts').then(({ warmPickWalks }) => warmPickWalks())
}, warmAfterMs)

const root = document.getElementById('root')
if (root) createRoot(root).render(<App house={makeHouse()} enrolCode={enrolCodeIn(location.search)} />)
