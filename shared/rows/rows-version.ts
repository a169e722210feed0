// Owns the number of the rows' shape, which apps, servers and images on disks compare.

/** Raised when the shape of any row changes: an app with another number only pushes until it is updated. */
export const rowsVersion = 1
