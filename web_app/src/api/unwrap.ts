import { ServiceUnavailable, toError } from './errors'

interface CallResult<T> {
  data?: T
  error?: unknown
  response?: Response
}

/** The data of a call's response; rejects with one of `errors.ts`. */
export async function unwrap<T>(call: Promise<CallResult<T>>): Promise<T> {
  const { data, error, response } = await settled(call)
  if (response?.ok && typeof data === 'object' && data !== null) return data
  throw toError(error, response)
}

/** Waits for a call whose response has no body; rejects with one of `errors.ts`. */
export async function ensureOk(call: Promise<CallResult<unknown>>): Promise<void> {
  const { error, response } = await settled(call)
  if (!response?.ok) throw toError(error, response)
}

function settled<T>(call: Promise<CallResult<T>>): Promise<CallResult<T>> {
  return call.catch((reason: unknown) => {
    throw new ServiceUnavailable(String(reason))
  })
}
