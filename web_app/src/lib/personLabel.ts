/** The label of a face: "P1" for id 0. A bare id would read as a score. */
export const personLabel = (face: number): string => `P${String(face + 1)}`
