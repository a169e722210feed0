// Owns the vocabulary between reading a text and asking the catalogue: what a text can mean by its form alone.
import type { BusinessDate } from '../values/time.ts'
import type { Command, GoodsFacts, LabelKind, Repair } from './scanned.ts'

/** What the site and the device know about their scanners. All but `today` may be left out. */
export interface ScanContext {
  /** For the century of two-digit years, which slides with the present (GS1 General Specifications 7.12). */
  readonly today: BusinessDate
  /** AIM identifier told beside the text ("]C1"), where the reader keeps it apart. One inside the text wins. */
  readonly symbology?: string
  /** What this device types where the symbol has a GS: "|", "~", "Alt029"… beside the usual stand-ins. */
  readonly separator?: string
  /** Text that this device puts before each scan, to be dropped. */
  readonly prefix?: string
  /** Keyboard layout of the host as learned at set-up ("ru"); without it layouts are tried only on what is not known. */
  readonly layout?: string
  /** True where a set-up scan has proved that separators arrive: then a long lot is a long lot, never a doubt. */
  readonly separatorsKept?: boolean
  /** True where the site's partners print GS1 data in plain Code 128. */
  readonly plainCode128IsGs1?: boolean
  /** In-store EAN-13 by pattern: "21IIIIIWWWWWC" (I item, W grams, P price in minor units, C check digit, X ignored). */
  readonly variableMeasure?: readonly string[]
}

export type Element = readonly [ai: string, value: string]

export type Meaning = {
  /** How sure the form is: proved by check digit, symbology or our own prefix, or a mere guess at a bare text. */
  readonly proved: boolean
  readonly repair?: Repair
} & (
  | { readonly kind: 'gtin'; readonly gtin14: string; readonly facts: GoodsFacts }
  | { readonly kind: 'sscc'; readonly sscc: string }
  | {
      readonly kind: 'gs1'
      readonly elements: readonly Element[]
      readonly facts: GoodsFacts
      readonly doubts: readonly GoodsFacts[]
      /** Some elements were wrong (an impossible date) and left out. */
      readonly incomplete: boolean
    }
  | { readonly kind: 'hibc'; readonly code: string; readonly facts: GoodsFacts }
  /** `codes`: keys to look the item up by, best first. */
  | { readonly kind: 'variable-measure'; readonly codes: readonly string[]; readonly facts: GoodsFacts }
  | { readonly kind: 'label'; readonly label: LabelKind; readonly code: string }
  | { readonly kind: 'command'; readonly command: Command }
  /** A web address that is no GS1 Digital Link. */
  | { readonly kind: 'url'; readonly url: string }
  /** A text without structure: any name in the catalogue may be meant. */
  | { readonly kind: 'text'; readonly text: string; readonly form?: 'fnsku' | 'amazon-lpn' }
  /** Has the form of a checked code, but the check fails. */
  | { readonly kind: 'misread'; readonly text: string }
)

export interface Understood {
  readonly raw: string
  /** The text without AIM identifier, suffix, prefix; separators as U+001D. */
  readonly text: string
  /** AIM identifier ("]C1") where one was told. */
  readonly symbology?: string
  /** Best first, never empty. */
  readonly meanings: readonly Meaning[]
}
