/** Measures the rate and duration of events over the last seconds. */
export class Meter {
  private readonly events: { at: number; took: number }[] = []
  private readonly span: number

  constructor(span = 2000) {
    this.span = span
  }

  add(at: number, took: number): void {
    this.events.push({ at, took })
    this.forget(at)
  }

  clear(): void {
    this.events.length = 0
  }

  /** Events per second, from the gaps between them. */
  rate(now: number): number {
    this.forget(now)
    const first = this.events[0]
    const last = this.events.at(-1)
    if (!first || !last || last.at === first.at) return 0
    return ((this.events.length - 1) * 1000) / (last.at - first.at)
  }

  /** The median duration, which a single slow event doesn't change. */
  typical(now: number): number {
    this.forget(now)
    const sorted = this.events.map((event) => event.took).sort((a, b) => a - b)
    return sorted[Math.floor(sorted.length / 2)] ?? 0
  }

  private forget(now: number): void {
    while (this.events[0] && this.events[0].at < now - this.span) this.events.shift()
  }
}
