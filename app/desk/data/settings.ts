// Owns what a person set on this browser: language, theme, warehouse, single keys, widths of columns. Kept in the browser;
// where nothing can be kept they hold until the page is closed.
import { type Language, languageFor, languages } from '../../text/index.ts'
import type { Theme } from '../../ui/desk/index.ts'

export interface Settings {
  readonly language: Language | undefined
  readonly theme: Theme | 'system'
  readonly warehouse: string | undefined
  /** Whose books are looked at, where that is not the company of the warehouse. */
  readonly company: string | undefined
  readonly singleKeys: boolean
  readonly narrowMenu: boolean
  /** Of each table, by its name: px of each column that was drawn wider or narrower. */
  readonly widths: Readonly<Record<string, Readonly<Record<string, number>>>>
  /** Amounts below which suppliers take no order, as they were typed, by the supplier's name. */
  readonly leastOrders: Readonly<Record<string, string>>
}

const plain: Settings = {
  language: undefined,
  theme: 'system',
  warehouse: undefined,
  company: undefined,
  singleKeys: true,
  narrowMenu: false,
  widths: {},
  leastOrders: {},
}

const key = 'stockhand-desk'

type Keeper = Pick<Storage, 'getItem' | 'setItem'>

export function readSettings(keeper: Keeper): Settings {
  try {
    const kept: unknown = JSON.parse(keeper.getItem(key) ?? '{}')
    return kept !== null && typeof kept === 'object' ? sound({ ...plain, ...kept }) : plain
  } catch {
    return plain
  }
}

export function keepSettings(keeper: Keeper, settings: Settings): void {
  try {
    keeper.setItem(key, JSON.stringify(settings))
  } catch {
    // Private windows keep nothing; the setting holds until the page is closed.
  }
}

/** Anything may lie in a browser's storage: what is no setting of ours falls back to the plain one. */
function sound(kept: Settings): Settings {
  const theme = ['system', 'light', 'dark', 'cold'].includes(kept.theme) ? kept.theme : plain.theme
  const language = languages.find((each) => each === kept.language)
  const widths = kept.widths !== null && typeof kept.widths === 'object' ? kept.widths : plain.widths
  const { leastOrders: least } = kept
  const leastOrders = least !== null && typeof least === 'object' ? least : plain.leastOrders
  return {
    ...kept,
    theme,
    language,
    widths,
    leastOrders,
    singleKeys: kept.singleKeys !== false,
    narrowMenu: kept.narrowMenu === true,
  }
}

/** The language set here, else the person's own, else the browser's. */
export function languageOf(settings: Settings, person: Language | undefined, wanted: readonly string[]): Language {
  return settings.language ?? person ?? languageFor(wanted)
}
