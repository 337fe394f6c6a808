import { signal } from '@/lib/signal'

/** The moment in focus: under the pointer, else where it was placed, or where a playing video is. */
export class Cursor {
  readonly shown = signal<number | null>(null)
  /** Set by a click, a key or a playing video. */
  readonly held = signal<number | null>(null)
  /** Like `shown`, but not updated while a video plays. */
  readonly still = signal<number | null>(null)
  private hovering = false
  private readonly listeners = new Set<(at: number) => void>()

  hover(at: number): void {
    this.hovering = true
    this.shown.set(at)
    this.rest()
  }

  leave(): void {
    this.hovering = false
    this.shown.set(this.held.get())
    this.rest()
  }

  /** Places it, and notifies what follows it. */
  hold(at: number): void {
    this.hovering = false
    this.carry(at)
    this.rest()
    for (const listener of this.listeners) listener(at)
  }

  /** Moves it along with a playing video. */
  carry(at: number): void {
    this.held.set(at)
    if (!this.hovering) this.shown.set(at)
  }

  /** Ends the moving. */
  rest(): void {
    this.still.set(this.shown.get())
  }

  onHold(listener: (at: number) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
