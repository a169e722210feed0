// What the app is built with instead of office-tables.ts: a device holds no row of the office.
export const officeScopes = {}
export const officeIndexes = {}
