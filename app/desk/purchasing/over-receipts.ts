// Owns spreading units that go back over the receipts with which they came: the oldest first. Knows no screen.

export interface ReceiptLeft {
  readonly id: string
  readonly left: number
}

/** Which receipt bears how many units; what no receipt is known for comes last, without one. */
export function overReceipts(
  receipts: readonly ReceiptLeft[],
  units: number,
): readonly { readonly receipt?: string; readonly quantity: number }[] {
  const parts: { receipt?: string; quantity: number }[] = []
  let rest = units
  for (const { id, left } of receipts) {
    const quantity = Math.min(rest, left)
    if (quantity > 0) parts.push({ receipt: id, quantity })
    rest -= quantity
  }
  if (rest > 0) parts.push({ quantity: rest })
  return parts
}
