import { ServiceUnavailable, toError } from './errors'
import { analyseFrame as postFrame, type FrameRequest, type FrameResponse } from './generated'

export type AnalyseFrame = (frame: FrameRequest, signal: AbortSignal) => Promise<FrameResponse>

/** Sends one frame; rejects with `ServiceUnavailable` or `RequestRejected`. */
export const analyseFrame: AnalyseFrame = async (frame, signal) => {
  const { data, error, response } = await postFrame({ body: frame, signal }).catch((reason: unknown) => {
    throw new ServiceUnavailable(String(reason))
  })
  if (typeof data === 'object' && 'faces' in data) return data
  throw toError(error, response)
}
