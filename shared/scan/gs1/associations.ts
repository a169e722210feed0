// Owns which identifiers must, and must not, stand together on one item (GS1 General Specifications 4.13 and 4.14, as in
// the Syntax Dictionary of 2026-01-27). For labels about to be printed: all symbols of the item together, never a scan.
import { type Refusal, refuse } from '../../values/result.ts'
import type { Element } from '../understood.ts'

// Right of ":" the identifiers; left what they need: "," is and, "|" is or, "&" joins one alternative. "n" is any digit.
const needs = `
37: 02 8026
01|02|03|8006|8026: 10 11 13 15 16
8020: 12 391n 415
01|02|03|255|8006|8026: 17
01|02|8006|8026: 20 240 241 242 422 7001
01|03|8006: 21
01: 22 235 243 337n 710 711 712 713 714 715 716 717 8001 8014 8200
01|8006,21: 250
01|8006: 251 7021 7240 8012
414: 254
01|02: 30 310n 311n 312n 313n 314n 315n 316n 32nn 350n 351n 352n 356n 357n 360n 361n 364n 365n 366n 423 424 425 426 7002 7003 7005 7006 7007 7008 7009 7010 7011 703n 8005 8008
00|01: 330n 331n 332n 333n 334n 335n 336n 34nn 353n 354n 355n 362n 363n 367n 368n 369n 8009
00,02|8026: 37
255|8020: 390n
01,30|31nn|32nn|35nn|36nn: 392n
30|31nn|32nn|35nn|36nn: 393n 395n
255: 394n 8111
00: 403 4300 4301 4302 4304 4305 4306 4307 4308 4309 4310 4311 4312 4314 4315 4316 4317 4318 4319 432n 433n 7041
01|02,422: 427
4302: 4303
4312: 4313
01&10: 7004
01|8006,416: 7020
7021: 7022
01|8004: 723n
8017|8018: 7241 7242 7253 7254 7255 7256 8019
8018: 7250 7251 7252 7257 7259
8018&7259: 7258
415: 8007 8020
8010: 8011
00|01&21|253|255|8003|8004|8006&21|8010&8011|8017|8018: 8030
01&21: 8040
01&21&8040: 8041 8042 8043`

const excludes = `
01: 02 03 255 37 8006
02: 03 255 8026
03: 37
21: 235
255: 415 8006 8020 8026
37: 8006
390n: 391n 394n 8111
392n: 393n
394n: 8111
395n: 392n 393n 8005
420: 421
421: 4307
426: 422 423 424 425
4330: 4331
4332: 4333
7250: 7251
7256: 7253 7254 7255 7259
7259: 7253 7254 7255
8006: 8026
8017: 8018`

function matches(pattern: string, ai: string): boolean {
  return pattern.length === ai.length && [...pattern].every((c, i) => c === 'n' || c === ai[i])
}

/**
 * The first breach among the elements on one item. Two identifiers of one measure ("3102" with "3103") exclude each
 * other too. Refusals: `missing-required-ai`, `excluded-pair`, with the identifiers.
 */
export function checkAssociations(
  elements: readonly Element[],
): Refusal<'missing-required-ai' | 'excluded-pair'> | undefined {
  const ais = elements.map(([ai]) => ai)
  const has = (pattern: string) => ais.some((ai) => matches(pattern, ai))
  for (const line of excludes.trim().split('\n')) {
    const [pattern = '', others = ''] = line.split(': ')
    const other = has(pattern) ? others.split(' ').find(has) : undefined
    if (other !== undefined) return refuse('excluded-pair', { ai: pattern, other })
  }
  for (const [i, ai] of ais.entries()) {
    const twin = /^3[1-69]/.test(ai) && ais.slice(i + 1).find((o) => o !== ai && o.slice(0, 3) === ai.slice(0, 3))
    if (twin) return refuse('excluded-pair', { ai, other: twin })
  }
  for (const line of needs.trim().split('\n')) {
    const [condition = '', patterns = ''] = line.split(': ')
    const ai = ais.find((candidate) => patterns.split(' ').some((pattern) => matches(pattern, candidate)))
    const met = () =>
      condition.split(',').every((any) => any.split('|').some((all) => all.split('&').every((each) => has(each))))
    if (ai !== undefined && !met()) return refuse('missing-required-ai', { ai, needs: condition })
  }
  return undefined
}
