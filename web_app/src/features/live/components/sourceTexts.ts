import type { StateText } from '@/components/StatePanel'
import type { SourceFailure } from '../engine/phase'
import { howToAllowCamera } from './howToAllowCamera'

export const IDLE_TEXT: StateText = {
  drawing: 'idle',
  title: 'See expressions as they happen',
  text: 'Your browser will ask for permission first. Frames are analysed on the computer that runs Mien and then discarded; nothing is stored unless you record.',
}

export const STARTING_TEXT: StateText = {
  drawing: 'starting',
  title: 'Starting the camera',
  text: 'If your browser asks for permission, allow it.',
}

/** What happened, and what to do about it. */
export const FAILURE_TEXTS: Record<SourceFailure, StateText & { action: 'camera' | 'file' }> = {
  denied: {
    drawing: 'denied',
    title: 'Camera access is blocked',
    text: howToAllowCamera(navigator.userAgent),
    action: 'camera',
  },
  insecure: {
    drawing: 'insecure',
    title: 'The camera needs a secure page',
    text: 'Browsers allow the camera only on https pages and on http://localhost. You can still open a video file here.',
    action: 'file',
  },
  'no-camera': {
    drawing: 'no-camera',
    title: 'No camera found',
    text: 'Connect a camera or turn it on, then try again. You can also open a video file.',
    action: 'camera',
  },
  'in-use': {
    drawing: 'in-use',
    title: 'Couldn’t start the camera',
    text: 'Another program may be using it. Close it, then try again.',
    action: 'camera',
  },
  lost: {
    drawing: 'lost',
    title: 'The camera was disconnected',
    text: 'It was unplugged or turned off. People and charts of the last minute are still here.',
    action: 'camera',
  },
  unplayable: {
    drawing: 'unplayable',
    title: 'Can’t play this file',
    text: 'Your browser doesn’t support its format, or it has no video track. MP4 (H.264) and WebM play almost everywhere.',
    action: 'file',
  },
}
