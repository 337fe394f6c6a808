import { ServiceAway, toFailure } from './failures'

interface Called<T> {
  data?: T
  error?: unknown
  response?: Response
}

/** What a call brings; rejects with one of the failures. */
export async function answer<T>(call: Promise<Called<T>>): Promise<T> {
  const { data, error, response } = await settled(call)
  if (response?.ok && typeof data === 'object' && data !== null) return data
  throw toFailure(error, response)
}

/** Waits for a call that brings nothing but its success; rejects with one of the failures. */
export async function done(call: Promise<Called<unknown>>): Promise<void> {
  const { error, response } = await settled(call)
  if (!response?.ok) throw toFailure(error, response)
}

function settled<T>(call: Promise<Called<T>>): Promise<Called<T>> {
  return call.catch((reason: unknown) => {
    throw new ServiceAway(String(reason))
  })
}
