// Owns randomness for identifiers.

export interface Random {
  /** 16 fresh random bytes. */
  bytes(): Uint8Array
}

export function systemRandom(): Random {
  return { bytes: () => crypto.getRandomValues(new Uint8Array(16)) }
}
