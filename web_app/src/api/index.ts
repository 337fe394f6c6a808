export { Busy, Refused, ServiceAway } from './failures'
export { analyseFrame, type AnalyseFrame } from './frames'
export type {
  Condition,
  CoveragePoint,
  Evaluation,
  Face,
  FrameRequest,
  FrameResponse,
  Metric,
  Model,
  ModelCard,
  ReliabilityBin,
  Robustness,
  Speed,
  SplitEvaluation,
} from './generated'
export { measureSpeed, modelQuery, modelsQuery } from './models'
export { useModels } from './useModels'
