/** A sample of a chart line, for legends. */
export function LineSample({ colour, dash, width = 2 }: { colour: string; dash: readonly number[]; width?: number }) {
  return (
    <svg width="26" height="8" aria-hidden>
      <line x1="1" x2="25" y1="4" y2="4" stroke={colour} strokeWidth={width} strokeDasharray={dash.join(' ')} />
    </svg>
  )
}
