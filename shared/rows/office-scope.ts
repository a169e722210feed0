// Owns the name of the scope that the desk alone is sent.
export const officeScope = 'office'
