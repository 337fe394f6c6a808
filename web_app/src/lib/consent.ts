/** Raise it when the text changes in substance: each session keeps the version its people agreed to. */
const VERSION = '1'

/** What whoever records confirms, and the receipt of it that goes with the session. */
export const consent = {
  text: 'Everyone in the picture was told that their facial expressions are analysed and recorded, and agrees.',
  receipt: (at: number) => ({ at, version: VERSION }),
}

/** What whoever hands over video files confirms; the receipt goes with each of their sessions. */
export const videoConsent = {
  text: 'Everyone who can be seen was told that their facial expressions are analysed and recorded, and agrees.',
  receipt: (at: number) => ({ at, version: `video ${VERSION}` }),
}
