// What other folders may use of scan; everything else in here is its own affair.
export { checkDigit, hasCheckDigit, itemKey, makeSscc, normaliseGtin, publicationOf } from './gtin.ts'
export { commandText, goodsLabelElements, labelText } from './labels.ts'
export { layoutNames, undoCapsLock, undoLayout } from './layouts.ts'
export { type Learned, learnDevice, learningCode } from './learn.ts'
export { resolve } from './resolve.ts'
export type * from './scanned.ts'
export { understand } from './understand.ts'
export type { Element, Meaning, ScanContext, Understood } from './understood.ts'
