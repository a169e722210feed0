// Owns how a person's and a device's wishes reach the style sheets: data attributes on <html>. Keeps nothing itself.

export type Theme = 'light' | 'dark' | 'cold'

export interface Appearance {
  theme: Theme
  /** Which sizes of type and which frame: the handheld's or the desk's. */
  door: 'handheld' | 'desk'
  bigType: boolean
  leftHanded: boolean
  thickGloves: boolean
  reducedMotion: boolean
}

export const plainAppearance: Appearance = {
  theme: 'light',
  door: 'handheld',
  bigType: false,
  leftHanded: false,
  thickGloves: false,
  reducedMotion: false,
}

/** The attributes that style sheets read, each absent when it has nothing to say. */
export function appearanceAttributes(wishes: Appearance): Readonly<Record<string, string | undefined>> {
  return {
    'data-theme': wishes.theme,
    'data-door': wishes.door,
    'data-type': wishes.bigType ? 'big' : undefined,
    'data-hand': wishes.leftHanded ? 'left' : undefined,
    'data-gloves': wishes.thickGloves ? 'thick' : undefined,
    'data-motion': wishes.reducedMotion ? 'reduced' : undefined,
  }
}

/** Puts the wishes on an element, normally `document.documentElement`. */
export function applyAppearance(root: HTMLElement, wishes: Appearance): void {
  for (const [name, value] of Object.entries(appearanceAttributes(wishes))) {
    if (value === undefined) root.removeAttribute(name)
    else root.setAttribute(name, value)
  }
}
