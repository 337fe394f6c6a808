import { signal } from '@/lib/signal'

/** The moment that is looked at: where the pointer rests, else where it was put by a click or a key. */
export class Cursor {
  readonly shown = signal<number | null>(null)
  private held: number | null = null

  hover(at: number): void {
    this.shown.set(at)
  }

  leave(): void {
    this.shown.set(this.held)
  }

  hold(at: number): void {
    this.held = at
    this.shown.set(at)
  }
}
