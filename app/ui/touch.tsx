// Owns which touches count: a button acts on release, a second touch within 300 ms is ignored, and so is a touch
// within 250 ms after a scan changed the screen under the finger. Does not know what a button does.
import {
  type ButtonHTMLAttributes,
  createContext,
  type MouseEvent,
  type ReactNode,
  type Ref,
  useCallback,
  useContext,
  useMemo,
  useState,
} from 'react'

/** Between two touches, so that a shaking glove presses once. */
export const secondTouchMs = 300
/** After a scan changed the screen: the finger was on its way to what stood there before. */
export const afterScanMs = 250

export interface TouchGuard {
  /**
   * Whether a touch at `now` (ms, any fixed origin) counts; one that counts starts the wait for the next.
   * @param fast the key of a number pad: quick touches follow each other there, but not a touch elsewhere
   */
  accepts(now: number, fast: boolean): boolean
  /** A scan has just changed the screen. */
  screenChanged(now: number): void
}

export function touchGuard(): TouchGuard {
  let touched = Number.NEGATIVE_INFINITY
  let touchedFast = false
  let changed = Number.NEGATIVE_INFINITY
  return {
    accepts(now, fast) {
      if (now - changed < afterScanMs) return false
      if (!(fast && touchedFast) && now - touched < secondTouchMs) return false
      touched = now
      touchedFast = fast
      return true
    },
    screenChanged(now) {
      changed = now
    },
  }
}

interface GuardedTime {
  guard: TouchGuard
  now(): number
}

const unguarded: GuardedTime = { guard: { accepts: () => true, screenChanged: () => undefined }, now: () => 0 }

const GuardContext = createContext<GuardedTime>(unguarded)

const sincePageStart = () => performance.now()

export interface TouchGuardProviderProps {
  /** Milliseconds of a clock that never goes back. */
  now?: () => number
  children: ReactNode
}

/** One guard for a whole screen: a second touch is ignored even when it falls on another button. */
export function TouchGuardProvider({ now = sincePageStart, children }: TouchGuardProviderProps): ReactNode {
  const [guard] = useState(touchGuard)
  const value = useMemo(() => ({ guard, now }), [guard, now])
  return <GuardContext.Provider value={value}>{children}</GuardContext.Provider>
}

/** Call the result when a scan changes the screen. */
export function useScreenChangedByScan(): () => void {
  const { guard, now } = useContext(GuardContext)
  return useCallback(() => guard.screenChanged(now()), [guard, now])
}

export interface PressProps extends Omit<ButtonHTMLAttributes<HTMLButtonElement>, 'onClick' | 'type'> {
  onPress: () => void
  /** For number pads, where quick touches follow each other. */
  fast?: boolean
  ref?: Ref<HTMLButtonElement>
}

/** The one button of the product. Keys and switches are never held back, only touches. */
export function Press({ onPress, fast = false, ...rest }: PressProps): ReactNode {
  const { guard, now } = useContext(GuardContext)
  const press = (event: MouseEvent<HTMLButtonElement>) => {
    const byKey = event.detail === 0
    if (byKey || guard.accepts(now(), fast)) onPress()
  }
  return <button type="button" {...rest} onClick={press} />
}
