export { Refused, ServiceAway } from './failures'
export { analyseFrame, type AnalyseFrame } from './frames'
export type { Face, FrameRequest, FrameResponse, Metric, Model } from './generated'
export { modelsQuery } from './models'
