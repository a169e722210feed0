// Owns how a person wants the handheld: language, look, sound. Kept on this device, by person, and they follow the badge;
// before anybody is signed in the last person's look stays. Nothing of it is work: where it can't be kept, it is forgotten.
import type { Language } from '../text/language.ts'
import type { Appearance, Theme } from '../ui/appearance.ts'
import { fieldsOn, putValue, type Shelf } from './shelf.ts'

export interface Wishes {
  readonly language: Language
  readonly theme: Theme
  readonly leftHanded: boolean
  readonly bigType: boolean
  readonly thickGloves: boolean
  readonly quiet: boolean
  readonly still: boolean
  /** The one question of a step is said aloud. */
  readonly spoken: boolean
}

/** What holds where nobody wished anything. */
export const plainWishes: Wishes = {
  language: 'en',
  theme: 'light',
  leftHanded: false,
  bigType: false,
  thickGloves: false,
  quiet: false,
  still: false,
  spoken: false,
}

const prefix = 'stockhand.wishes'
const themes: readonly Theme[] = ['light', 'dark', 'cold']

export class WishesStore {
  readonly #shelf: Shelf | undefined
  readonly #plain: Wishes
  readonly #listeners = new Set<() => void>()
  #person: string | undefined
  #wishes: Wishes

  /** @param plain what holds until somebody wishes otherwise */
  constructor(shelf: Shelf | undefined, plain: Wishes) {
    this.#shelf = shelf
    this.#plain = plain
    this.#wishes = { ...plain, ...this.#read(prefix) }
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly state = (): Wishes => this.#wishes

  /** Somebody signed in. @param language theirs by the catalogue, until they choose another here */
  follow(person: string, language: Language): void {
    if (this.#person === person) return
    this.#person = person
    const theme = this.#wishes.theme
    this.#set({ ...this.#plain, theme, language, ...this.#read(`${prefix}.${person}`) })
  }

  change(changes: Partial<Wishes>): void {
    const next = { ...this.#wishes, ...changes }
    if (this.#person !== undefined) this.#write(`${prefix}.${this.#person}`, next)
    this.#set(next)
  }

  #set(next: Wishes): void {
    this.#wishes = next
    this.#write(prefix, next)
    for (const listener of [...this.#listeners]) listener()
  }

  #read(name: string): Partial<Wishes> {
    return known(fieldsOn(this.#shelf, name))
  }

  #write(name: string, wishes: Wishes): void {
    putValue(this.#shelf, name, wishes)
  }
}

function known({ language, theme, ...rest }: Readonly<Record<string, unknown>>): Partial<Wishes> {
  const flags = ['leftHanded', 'bigType', 'thickGloves', 'quiet', 'still', 'spoken'] as const
  const found = themes.find((each) => each === theme)
  return {
    ...(language === 'en' || language === 'ru' ? { language } : {}),
    ...(found && { theme: found }),
    ...Object.fromEntries(flags.filter((flag) => typeof rest[flag] === 'boolean').map((flag) => [flag, rest[flag]])),
  }
}

export function appearanceOf(wishes: Wishes): Appearance {
  const { theme, leftHanded, bigType, thickGloves, still } = wishes
  return { theme, leftHanded, bigType, thickGloves, reducedMotion: still, door: 'handheld' }
}
