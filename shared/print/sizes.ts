// Owns the papers that labels are printed on: rolls of one label, and A4 sheets of several. Millimetres.

export interface LabelSize {
  readonly width: number
  readonly height: number
  /** What stays white at the edges, since feeding and cutting are not exact. */
  readonly margin: number
}

export const rollNames = ['4x6in', '100x150', '58x40', '50x25'] as const
export type RollName = (typeof rollNames)[number]

export const rolls: Readonly<Record<RollName, LabelSize>> = {
  '4x6in': { width: 101.6, height: 152.4, margin: 4 },
  '100x150': { width: 100, height: 150, margin: 3.5 },
  '58x40': { width: 58, height: 40, margin: 2 },
  '50x25': { width: 50, height: 25, margin: 1.5 },
}

/** A sheet of labels, filled row by row from its upper left corner. */
export interface LabelSheet {
  readonly width: number
  readonly height: number
  readonly columns: number
  readonly rows: number
  readonly left: number
  readonly top: number
  /** From the beginning of one label to that of the next. */
  readonly across: number
  readonly down: number
  readonly label: LabelSize
}

export const sheetNames = ['a4x4', 'a4x8', 'a4x21', 'a4x24'] as const
export type SheetName = (typeof sheetNames)[number]

const a4 = { width: 210, height: 297 }

export const sheets: Readonly<Record<SheetName, LabelSheet>> = {
  a4x4: {
    ...a4,
    columns: 2,
    rows: 2,
    left: 0,
    top: 0,
    across: 105,
    down: 148.5,
    label: { width: 105, height: 148.5, margin: 5.5 },
  },
  a4x8: {
    ...a4,
    columns: 2,
    rows: 4,
    left: 0,
    top: 0,
    across: 105,
    down: 74.25,
    label: { width: 105, height: 74.25, margin: 5.5 },
  },
  a4x21: {
    ...a4,
    columns: 3,
    rows: 7,
    left: 7.25,
    top: 15.15,
    across: 66,
    down: 38.1,
    label: { width: 63.5, height: 38.1, margin: 2.5 },
  },
  a4x24: {
    ...a4,
    columns: 3,
    rows: 8,
    left: 0,
    top: 0.5,
    across: 70,
    down: 37,
    label: { width: 70, height: 37, margin: 4.5 },
  },
}

export type PaperName = RollName | SheetName
export const paperNames: readonly PaperName[] = [...rollNames, ...sheetNames]

export function isRoll(name: PaperName): name is RollName {
  return Object.hasOwn(rolls, name)
}

export function labelOn(paper: PaperName): LabelSize {
  return isRoll(paper) ? rolls[paper] : sheets[paper].label
}

/** Logistic labels carry bars of half a millimetre and more, 32 mm high (GS1 General Specifications 5.12): large papers only. */
export function isLarge(size: LabelSize): boolean {
  return size.width >= 100 && size.height >= 140
}
