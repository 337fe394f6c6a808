export interface FaceLine {
  colour: string
  dash: number[]
}

/** Line styles of faces: a colour, 3:1 against both themes, and a dash pattern. */
const LINES: readonly FaceLine[] = [
  { colour: '#6f75e6', dash: [] },
  { colour: '#0f8f95', dash: [8, 4] },
  { colour: '#b06f3c', dash: [2, 4] },
  { colour: '#d04a6c', dash: [12, 4, 2, 4] },
  { colour: '#7c8a1c', dash: [4, 2] },
  { colour: '#a35fd0', dash: [12, 4] },
]

export const faceLine = (id: number): FaceLine => LINES[id % LINES.length] ?? { colour: '#6f75e6', dash: [] }
