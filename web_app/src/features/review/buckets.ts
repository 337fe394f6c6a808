/** How many steps a timeline has: about the pixels of a chart, or the rows of a readable table. */
export const BUCKETS = { wide: 1000, narrow: 400, table: 240 }
