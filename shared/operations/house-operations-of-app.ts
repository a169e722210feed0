// What the app is built with instead of house-operations.ts: it shows what the house records, and runs none of it.
export const houseOperations = {}
