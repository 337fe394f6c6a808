export type { Refusal, Trouble } from './courier'
export { delivery, type Delivery } from './delivery'
export { Busy, Refused, ServiceAway } from './failures'
export { analyseFrame, type AnalyseFrame } from './frames'
export type {
  Annotation,
  Batch,
  Column,
  Compared,
  Comparison,
  Condition,
  Consent,
  Contrast,
  CoveragePoint,
  Evaluation,
  Estimate,
  Face,
  FrameRequest,
  FrameResponse,
  Line,
  MadeWith,
  Marker,
  Metric,
  Model,
  ModelCard,
  Moment,
  ReliabilityBin,
  Robustness,
  Sample,
  SampleColumns,
  Session,
  SessionDetail,
  SessionPatch,
  SessionRequest,
  Sessions,
  Speed,
  SplitEvaluation,
  Storage,
  Timeline,
  Track,
  TrackEdit,
  Video,
  VideoMedia,
  Videos,
} from './generated'
export { isServiceUp } from './health'
export { measureSpeed, modelQuery, modelsQuery } from './models'
export {
  annotate,
  annotationAddress,
  eraseAnnotation,
  keepVideo,
  samplesQuery,
  videoAddress,
  videoQuery,
} from './pictures'
export type { Message } from './recording'
export type { Sending } from './sending'
export {
  changeSession,
  columnsQuery,
  comparisonQuery,
  eraseEverything,
  eraseMarker,
  eraseSession,
  exportAddress,
  keepSessions,
  putFace,
  putMarker,
  sessionQuery,
  sessionsQuery,
  storageQuery,
  timelineQuery,
  type ComparisonQuery,
  type ExportFormat,
  type SessionQuery,
  type TimelineQuery,
} from './sessions'
export type { VideoRequest } from './upload'
export { uploads, type Stage, type Upload } from './uploads'
export { useModels } from './useModels'
export { cancelVideo, isAtWork, videosQuery } from './videos'
