import { Refused, ServiceAway, toFailure } from './failures'
import type { Consent, Problem } from './generated'

/** How a video is to be analysed, and what becomes of it. */
export interface VideoRequest {
  /** Null: the service's default. */
  model: string | null
  /** How many frames of each second are analysed. */
  rate: number | 'all'
  keep: boolean
  consent: Consent
}

/** The file cannot be read: moved, changed or erased since it was chosen, or a folder. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

export interface Transfer {
  signal: AbortSignal
  /** How many bytes of how many have gone; form and all. */
  onProgress: (sent: number, total: number) => void
}

export type SendVideo = (id: string, file: File, asked: VideoRequest, transfer: Transfer) => Promise<void>

/** Sends a video to be analysed; resolves once the service has it, rejects with one of the failures. */
export const sendVideo: SendVideo = (id, file, asked, transfer) =>
  sendFile('POST', '/api/videos', formOf(id, file, asked), transfer)

/** Sends a form with a `file`, which is read from the disk while it goes; rejects with one of the failures. */
export function sendFile(
  method: 'POST' | 'PUT',
  address: string,
  form: FormData,
  { signal, onProgress }: Transfer,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    // Alone XMLHttpRequest tells how much has gone.
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    signal.addEventListener('abort', abort)
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total)
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve()
      else reject(failureOf(request))
    }
    request.onerror = () => void whyBroken(form.get('file') as File).then(reject)
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    request.onloadend = () => signal.removeEventListener('abort', abort)
    request.open(method, address)
    request.send(form)
  })
}

function formOf(id: string, file: File, { model, rate, keep, consent }: VideoRequest): FormData {
  const form = new FormData()
  form.set('id', id)
  if (model !== null) form.set('model', model)
  form.set('rate', String(rate))
  form.set('keep', String(keep))
  form.set('consent_at', String(consent.at))
  form.set('consent_version', consent.version)
  // Last, so that a form without its end is known by its file.
  form.set('file', file)
  return form
}

const NO_SPACE = 507

function failureOf({ status, responseText }: XMLHttpRequest): Error {
  const problem = parsed(responseText)
  // Somebody has to make room; waiting alone does not help a file of this size.
  if (status === NO_SPACE && problem) return new Refused(problem, status)
  return toFailure(problem, new Response(null, { status }))
}

function parsed(text: string): Problem | undefined {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return undefined
  }
}

/** A file that cannot be read breaks a transfer just as a network that is away does. */
async function whyBroken(file: File): Promise<Error> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return new ServiceAway('the connection broke')
  } catch {
    return new Unreadable(
      'This file cannot be read. It may have been moved or changed since you chose it, or it is a folder. Choose it once more.',
    )
  }
}
