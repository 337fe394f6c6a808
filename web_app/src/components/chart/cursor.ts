import { signal } from '@/lib/signal'

/** The moment that is looked at: where the pointer rests, else where it was put or carried. */
export class Cursor {
  readonly shown = signal<number | null>(null)
  /** Where it was put by a click or a key, or where a video that plays has carried it. */
  readonly held = signal<number | null>(null)
  /** As `shown`, but it stands still while a video plays. */
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

  /** Puts it somewhere: what follows it goes there too. */
  hold(at: number): void {
    this.hovering = false
    this.carry(at)
    this.rest()
    for (const listener of this.listeners) listener(at)
  }

  /** Takes it along with what plays. */
  carry(at: number): void {
    this.held.set(at)
    if (!this.hovering) this.shown.set(at)
  }

  /** It goes no further for now. */
  rest(): void {
    this.still.set(this.shown.get())
  }

  onHold(listener: (at: number) => void): () => void {
    this.listeners.add(listener)
    return () => this.listeners.delete(listener)
  }
}
