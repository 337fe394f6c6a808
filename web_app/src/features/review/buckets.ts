/** About as many steps as the picture has pixels; and rows that one can still read through. */
export const BUCKETS = { wide: 1000, narrow: 400, table: 240 }
