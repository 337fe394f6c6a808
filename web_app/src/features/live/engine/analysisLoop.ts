import { RequestRejected, type AnalyseFrame, type FrameRequest, type FrameResponse } from '@/api'
import { backoff, pause } from '@/lib/backoff'
import type { Size } from '@/lib/geometry'

export interface Frame {
  image: string
  size: Size
  /** In milliseconds, on a monotonic clock. */
  capturedAt: number
}

export interface Analysis {
  answer: FrameResponse
  frame: Size
  capturedAt: number
  roundTrip: number
}

export type Trouble =
  | { kind: 'away'; retryIn: number }
  | { kind: 'refused'; title: string; detail: string; retryIn: number }

export interface LoopParts {
  /** Resolves with the newest frame (`fresh`: one not sent before), or null if there is none. */
  grab: (fresh: boolean, signal: AbortSignal) => Promise<Frame | null>
  analyse: AnalyseFrame
  /** The model for the next frame; null for the service's default. */
  model: () => string | null
  onAnalysis: (analysis: Analysis) => void
  onTrouble: (trouble: Trouble) => void
  /** A response takes long; it may still arrive. */
  onWaiting: () => void
  now?: () => number
}

const PATIENCE = 1500
const TIMEOUT = 8000

/**
 * Sends the newest frame, waits for the response, and repeats: one request is in flight, none queue up. The stream's
 * state survives failures, so ids continue when the service is back.
 */
export class AnalysisLoop {
  private readonly parts: LoopParts
  private readonly now: () => number
  private state: FrameRequest['state'] = null
  private running: AbortController | null = null
  private waiting: AbortController | null = null

  constructor(parts: LoopParts) {
    this.parts = parts
    this.now = parts.now ?? (() => performance.now())
  }

  /** Starts a new stream; ids start over. */
  start(): void {
    this.stop()
    this.state = null
    this.running = new AbortController()
    void this.run(this.running.signal)
  }

  stop(): void {
    this.running?.abort()
    this.running = null
    this.waiting?.abort()
  }

  /** Retries at once instead of after a pause. */
  retryNow(): void {
    this.waiting?.abort()
  }

  private async run(stopped: AbortSignal): Promise<void> {
    let failures = 0
    let fresh = false
    const isOver = () => stopped.aborted
    while (!isOver()) {
      try {
        const frame = await this.parts.grab(fresh, stopped)
        if (isOver() || !frame) continue
        const analysis = await this.send(frame, stopped)
        if (isOver()) return
        failures = 0
        fresh = true
        this.state = analysis.answer.state
        this.parts.onAnalysis(analysis)
      } catch (error) {
        if (isOver()) return
        const retryIn = backoff(failures++)
        fresh = false
        this.parts.onTrouble(trouble(error, retryIn))
        await this.wait(retryIn)
      }
    }
  }

  private async send(frame: Frame, stopped: AbortSignal): Promise<Analysis> {
    const request = new AbortController()
    const cancel = () => {
      request.abort()
    }
    stopped.addEventListener('abort', cancel)
    const patience = setTimeout(this.parts.onWaiting, PATIENCE)
    const timeout = setTimeout(cancel, TIMEOUT)
    const sentAt = this.now()
    try {
      const body = {
        image: frame.image,
        captured_at: frame.capturedAt,
        state: this.state,
        model: this.parts.model(),
      }
      const answer = await this.parts.analyse(body, request.signal)
      return { answer, frame: frame.size, capturedAt: frame.capturedAt, roundTrip: this.now() - sentAt }
    } finally {
      clearTimeout(patience)
      clearTimeout(timeout)
      stopped.removeEventListener('abort', cancel)
    }
  }

  private async wait(milliseconds: number): Promise<void> {
    this.waiting = new AbortController()
    await pause(milliseconds, this.waiting.signal)
    this.waiting = null
  }
}

const trouble = (error: unknown, retryIn: number): Trouble =>
  error instanceof RequestRejected
    ? { kind: 'refused', title: error.title, detail: error.message, retryIn }
    : { kind: 'away', retryIn }
