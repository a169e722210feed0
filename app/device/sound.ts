// Owns the sounds of feedback: one short sound for each meaning, never two at once. Doesn't know when to play which.

/** What a person must hear without looking. "put" is as many ticks as the number of the tote, up to three. */
export type Signal = 'right' | 'done' | 'wrong' | 'look' | 'unknown' | 'cannot-keep' | { readonly put: number }

export interface Sound {
  /** Starts the signal at once and cuts what still sounds. */
  play(signal: Signal): void
  /** 0 (quiet) to 1. */
  setVolume(volume: number): void
}

/** A tone: pitch in Hz, length and the pause before it in milliseconds. */
export interface Tone {
  readonly hz: number
  readonly ms: number
  readonly pause: number
}

const tone = (hz: number, ms: number, pause = 0): Tone => ({ hz, ms, pause })

/** The tones of a signal (UX, part 3). */
export function tonesOf(signal: Signal): readonly Tone[] {
  if (typeof signal === 'object') {
    const ticks = Math.max(1, Math.min(3, signal.put))
    return Array.from({ length: ticks }, (_, i) => tone(990, 40, i === 0 ? 0 : 60))
  }
  switch (signal) {
    case 'right':
      return [tone(1320, 70)]
    case 'done':
      return [tone(880, 70), tone(1320, 110)]
    case 'wrong':
      return [tone(220, 180), tone(220, 180, 80)]
    case 'look':
    case 'unknown':
      return [tone(660, 120), tone(520, 160)]
    case 'cannot-keep':
      return [tone(220, 600)]
  }
}

/** -6 dBFS. */
const loudest = 0.5
/** Square waves click when cut: both ends of a tone are ramps this long, in seconds. */
const ramp = 0.004

/** Calls back a moment after the first key or tap, when its answer is drawn. */
function afterTouch(run: () => void): void {
  for (const touch of ['pointerdown', 'keydown']) {
    addEventListener(touch, () => setTimeout(run, 300), { once: true, capture: true })
  }
}

/**
 * Sound by WebAudio. Browsers allow it only after a first key or tap; signals before that are silent. What makes it takes a
 * slow device a few frames, so it is made right after that touch and not at the first scan.
 */
export function openSound(
  makeContext: () => AudioContext = () => new AudioContext(),
  touched: (run: () => void) => void = afterTouch,
): Sound {
  let context: AudioContext | undefined
  touched(() => {
    context ??= makeContext()
  })
  let volume = 1
  let playing: { readonly gain: GainNode; readonly oscillators: readonly OscillatorNode[] } | undefined

  function cut(at: number): void {
    if (!playing) return
    playing.gain.gain.cancelScheduledValues(at)
    playing.gain.gain.setTargetAtTime(0, at, ramp / 3)
    for (const oscillator of playing.oscillators) oscillator.stop(at + ramp * 2)
    playing = undefined
  }

  return {
    play(signal) {
      if (volume === 0) return
      context ??= makeContext()
      // A context made before any gesture, or one that slept with the device, must be woken.
      if (context.state !== 'running') void context.resume()
      cut(context.currentTime)
      playing = schedule(context, tonesOf(signal), volume * loudest)
    },
    setVolume(next) {
      volume = Math.max(0, Math.min(1, next))
    },
  }
}

function schedule(context: AudioContext, tones: readonly Tone[], level: number) {
  const gain = context.createGain()
  gain.connect(context.destination)
  gain.gain.value = 0
  const oscillators: OscillatorNode[] = []
  let at = context.currentTime
  for (const { hz, ms, pause } of tones) {
    at += pause / 1000
    const end = at + ms / 1000
    const oscillator = context.createOscillator()
    oscillator.type = 'square'
    oscillator.frequency.value = hz
    oscillator.connect(gain)
    gain.gain.setValueAtTime(0, at)
    gain.gain.linearRampToValueAtTime(level, at + ramp)
    gain.gain.setValueAtTime(level, end - ramp)
    gain.gain.linearRampToValueAtTime(0, end)
    oscillator.start(at)
    oscillator.stop(end)
    oscillators.push(oscillator)
    at = end
  }
  oscillators.at(-1)?.addEventListener('ended', () => gain.disconnect())
  return { gain, oscillators }
}
