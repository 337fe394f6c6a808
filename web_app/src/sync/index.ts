export type { SessionChannel } from './channel'
export { recordingSync, type RecordingSync } from './recordingSync'
export type { Rejection, SyncProblem } from './sender'
