/** Raise it when the text changes in substance: each session stores the version that was agreed to. */
const VERSION = '1'

/** What is confirmed before a recording, and the receipt stored with the session. */
export const consent = {
  text: 'Everyone in the picture was told that their facial expressions are analysed and recorded, and agrees.',
  receipt: (at: number) => ({ at, version: VERSION }),
}

/** What is confirmed before uploading videos, and the receipt stored with each session. */
export const videoConsent = {
  text: 'Everyone who can be seen was told that their facial expressions are analysed and recorded, and agrees.',
  receipt: (at: number) => ({ at, version: `video ${VERSION}` }),
}
