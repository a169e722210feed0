// Owns the hash by which keys are found in the restart image. It lies on devices: a change of it raises `layout` in image.ts.

/** 30 and 12 bits of a key. Two keys may share them; whoever looks finds out by the row. */
export function hashOf(key: string): { readonly high: number; readonly low: number } {
  let a = 0x3c6ef372 ^ key.length
  let b = 0x1f83d9ab
  for (let i = 0; i < key.length; i++) {
    const code = key.charCodeAt(i)
    a = Math.imul(a ^ code, 0x5bd1e995)
    a ^= a >>> 15
    b = Math.imul(b + code, 0x2c1b3c6d)
    b ^= b >>> 13
  }
  a = Math.imul(a ^ (b >>> 11), 0x297a2d39)
  b = Math.imul(b ^ (a >>> 16), 0x1b56c4e9)
  a ^= a >>> 16
  b ^= b >>> 14
  return { high: a >>> 2, low: b >>> 20 }
}
