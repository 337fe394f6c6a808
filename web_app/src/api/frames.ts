import { ServiceAway, toFailure } from './failures'
import { analyseFrame as postFrame, type FrameRequest, type FrameResponse } from './generated'

export type AnalyseFrame = (frame: FrameRequest, signal: AbortSignal) => Promise<FrameResponse>

/** Sends one picture; rejects with `ServiceAway` or `Refused`. */
export const analyseFrame: AnalyseFrame = async (frame, signal) => {
  const { data, error, response } = await postFrame({ body: frame, signal }).catch((reason: unknown) => {
    throw new ServiceAway(String(reason))
  })
  if (typeof data === 'object' && 'faces' in data) return data
  throw toFailure(error, response)
}
