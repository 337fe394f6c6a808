import { signal } from './signal'

/** Code that is imported on demand. Unlike with `React.lazy`, a failed import can be tried again. */
export class LazyModule<T> {
  /** Null until the import succeeds. */
  readonly value = signal<T | null>(null)
  /** Whether the latest import failed. */
  readonly failed = signal(false)
  private readonly importCode: () => Promise<T>
  private loading: Promise<boolean> | null = null

  constructor(load: () => Promise<T>) {
    this.importCode = load
  }

  /** Resolves with whether the code is loaded; never rejects. */
  load = (): Promise<boolean> => {
    this.loading ??= this.attempt()
    return this.loading
  }

  private async attempt(): Promise<boolean> {
    try {
      this.value.set(await this.importCode())
      this.failed.set(false)
      return true
    } catch {
      this.loading = null
      this.failed.set(true)
      return false
    }
  }
}
