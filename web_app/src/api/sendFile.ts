import { RequestRejected, ServiceUnavailable, toError } from './errors'
import type { Problem } from './generated'

/** The file can't be read: moved, changed or deleted since it was chosen, or a folder. */
export class Unreadable extends Error {
  override readonly name = 'Unreadable'
}

export interface Transfer {
  signal: AbortSignal
  /** How many bytes of how many were sent, the whole form included. */
  onProgress: (sent: number, total: number) => void
}

/** Sends a form with a `file`, which is read from disk while it is sent; rejects with one of `errors.ts`. */
export function sendFile(
  method: 'POST' | 'PUT',
  address: string,
  form: FormData,
  { signal, onProgress }: Transfer,
): Promise<void> {
  return new Promise((resolve, reject) => {
    signal.throwIfAborted()
    // Only XMLHttpRequest reports upload progress.
    const request = new XMLHttpRequest()
    const abort = () => request.abort()
    signal.addEventListener('abort', abort)
    request.upload.onprogress = ({ loaded, total }) => onProgress(loaded, total)
    request.onload = () => {
      if (request.status >= 200 && request.status < 300) resolve()
      else reject(errorOf(request))
    }
    request.onerror = () => void whyBroken(form.get('file') as File).then(reject)
    request.onabort = () => reject(new DOMException('cancelled', 'AbortError'))
    request.onloadend = () => signal.removeEventListener('abort', abort)
    request.open(method, address)
    request.send(form)
  })
}

const NO_SPACE = 507

function errorOf({ status, responseText }: XMLHttpRequest): Error {
  const problem = parse(responseText)
  // Someone has to free disk space; waiting alone doesn't help.
  if (status === NO_SPACE && problem) return new RequestRejected(problem, status)
  return toError(problem, new Response(null, { status }))
}

function parse(text: string): Problem | undefined {
  try {
    return JSON.parse(text) as Problem
  } catch {
    return undefined
  }
}

/** A file that can't be read breaks an upload just like a lost network does. */
async function whyBroken(file: File): Promise<Error> {
  try {
    await file.slice(0, 1).arrayBuffer()
    return new ServiceUnavailable('the connection broke')
  } catch {
    return new Unreadable(
      'Can’t read this file. It may have been moved or changed since you chose it, or it is a folder. Choose it again.',
    )
  }
}
