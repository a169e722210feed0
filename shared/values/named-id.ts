// Owns identifiers made from a name (UUIDv5, RFC 9562 §5.5): SHA-1 over namespace and name, in plain arithmetic, because
// applying an operation makes several and a call into a crypto library for each costs more than the rule itself.
// Not for secrets.

const words = new Int32Array(80)
const hex = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'))
let buffer = new Uint8Array(1024)

/** Makes identifiers within a namespace: the same name always gives the same one. @param namespace a UUID as text */
export function namedIds(namespace: string): (name: string) => string {
  const prefix = Uint8Array.from(namespace.replaceAll('-', '').match(/../g) ?? [], (pair) => Number.parseInt(pair, 16))
  return (name) => {
    // A UTF-16 unit takes at most three bytes; then the mark of the end and the length.
    if (buffer.length < name.length * 3 + 144) buffer = new Uint8Array(name.length * 4 + 144)
    buffer.set(prefix)
    return uuidOf(sha1(putUtf8(name, prefix.length)))
  }
}

/** Writes a text behind what lies in the buffer; returns where it ends. */
function putUtf8(text: string, from: number): number {
  let end = from
  for (let i = 0; i < text.length; i++) {
    const point = text.codePointAt(i) ?? 0
    if (point < 0x80) buffer[end++] = point
    else {
      if (point < 0x800) buffer[end++] = 0xc0 | (point >> 6)
      else {
        if (point < 0x10000) buffer[end++] = 0xe0 | (point >> 12)
        else {
          buffer[end++] = 0xf0 | (point >> 18)
          buffer[end++] = 0x80 | ((point >> 12) & 63)
          i++
        }
        buffer[end++] = 0x80 | ((point >> 6) & 63)
      }
      buffer[end++] = 0x80 | (point & 63)
    }
  }
  return end
}

type Hash = readonly [number, number, number, number]

/** The first four words of SHA-1 (FIPS 180-4 §6.1) over so many bytes of the buffer. */
function sha1(length: number): Hash {
  const size = (((length + 8) >> 6) + 1) << 6
  buffer[length] = 0x80
  buffer.fill(0, length + 1, size - 4)
  const bits = length * 8
  for (let i = 0; i < 4; i++) buffer[size - 1 - i] = (bits >>> (8 * i)) & 255
  let [h0, h1, h2, h3, h4] = [0x67452301, 0xefcdab89 | 0, 0x98badcfe | 0, 0x10325476, 0xc3d2e1f0 | 0]
  for (let at = 0; at < size; at += 64) {
    for (let i = 0; i < 16; i++) {
      const k = at + 4 * i
      words[i] = (byte(k) << 24) | (byte(k + 1) << 16) | (byte(k + 2) << 8) | byte(k + 3)
    }
    for (let i = 16; i < 80; i++) {
      const word = at4(i - 3) ^ at4(i - 8) ^ at4(i - 14) ^ at4(i - 16)
      words[i] = (word << 1) | (word >>> 31)
    }
    let [a, b, c, d, e] = [h0, h1, h2, h3, h4]
    for (let i = 0; i < 80; i++) {
      const mixed =
        i < 20
          ? ((b & c) | (~b & d)) + 0x5a827999
          : i < 40
            ? (b ^ c ^ d) + 0x6ed9eba1
            : i < 60
              ? ((b & c) | (b & d) | (c & d)) + 0x8f1bbcdc
              : (b ^ c ^ d) + 0xca62c1d6
      const next = (((a << 5) | (a >>> 27)) + mixed + e + at4(i)) | 0
      e = d
      d = c
      c = (b << 30) | (b >>> 2)
      b = a
      a = next
    }
    h0 = (h0 + a) | 0
    h1 = (h1 + b) | 0
    h2 = (h2 + c) | 0
    h3 = (h3 + d) | 0
    h4 = (h4 + e) | 0
  }
  return [h0, h1, h2, h3]
}

function byte(index: number): number {
  return buffer[index] ?? 0
}

function at4(index: number): number {
  return words[index] ?? 0
}

function uuidOf([a, b, c, d]: Hash): string {
  const marked = (b & 0xffff0fff) | 0x5000
  const variant = (c & 0x3fffffff) | 0x80000000
  const [p, q, r, s] = [hexOf(a), hexOf(marked), hexOf(variant), hexOf(d)]
  return `${p}-${q.slice(0, 4)}-${q.slice(4)}-${r.slice(0, 4)}-${r.slice(4)}${s}`
}

function hexOf(word: number): string {
  return `${hex[word >>> 24]}${hex[(word >>> 16) & 255]}${hex[(word >>> 8) & 255]}${hex[word & 255]}`
}
