// Owns what devices tell the app: scans and keys. Knows nothing of how they were caught or what they mean.
import type { Command } from '../../shared/scan/index.ts'

/** One deliberate scan, whatever it came through. */
export interface ScanEvent {
  readonly raw: string
  /** AIM identifier ("]C1") where the reader tells it apart from the text. */
  readonly symbology?: string
  readonly source: 'wedge' | 'camera' | 'typed'
  /** Device time in milliseconds since 1970, of its last character. */
  readonly t: number
}

/** A key that a person pressed outside any field: a command, or another character for shortcuts. */
export type HandheldKey = Command | { readonly kind: 'character'; readonly character: string }
