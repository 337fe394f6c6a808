/** What a person sees of a face's id, which starts at 0: "P1", "P2". Ids themselves look like scores. */
export const personLabel = (face: number): string => `P${String(face + 1)}`
