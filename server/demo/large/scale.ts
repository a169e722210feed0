// Owns how large the large demo is, and what follows from it. All numbers are for the whole firm unless they say otherwise.
export interface Scale {
  readonly warehouses: number
  /** Of the catalogue. More are sold than lie in stock: the rest is ordered when somebody wants it. */
  readonly items: number
  readonly bins: number
  readonly days: number
  /** Orders of a day in one warehouse, and lines of an order. */
  readonly ordersADay: number
  readonly linesOfOrder: number
  /** Lines of deliveries that come on a day in one warehouse. */
  readonly deliveredLines: number
  readonly countsADay: number
}

/** Three warehouses and a year, somewhat above a million movements: an order's line moves three times, a delivered one twice. */
export const large: Scale = {
  warehouses: 3,
  items: 100_000,
  bins: 30_000,
  days: 365,
  ordersADay: 32,
  linesOfOrder: 10,
  deliveredLines: 40,
  countsADay: 10,
}

/** Share of the bins that hold goods. */
export const filled = 0.85
