import type { StateText } from '@/components/StatePanel'
import type { SourceFailure } from '../engine/phase'
import { howToAllowCamera } from './howToAllowCamera'

export const IDLE_TEXT: StateText = {
  drawing: 'idle',
  title: 'See expressions as they happen',
  text: 'Your browser asks for the camera first. Pictures are read on the computer that runs Mien and then dropped; nothing is stored unless you record.',
}

export const STARTING_TEXT: StateText = {
  drawing: 'starting',
  title: 'Starting the camera',
  text: 'If your browser asks whether this page may use it, please allow it.',
}

/** What happened, and the one thing to do about it. */
export const FAILURE_TEXTS: Record<SourceFailure, StateText & { action: 'camera' | 'file' }> = {
  denied: {
    drawing: 'denied',
    title: 'The camera is not allowed here',
    text: howToAllowCamera(navigator.userAgent),
    action: 'camera',
  },
  insecure: {
    drawing: 'insecure',
    title: 'This address may not use a camera',
    text: 'Browsers give cameras only to pages on https, or on this computer’s own address, http://localhost. A video file works here all the same.',
    action: 'file',
  },
  'no-camera': {
    drawing: 'no-camera',
    title: 'No camera was found',
    text: 'Plug one in or switch it on, then try again. A video file works without one.',
    action: 'camera',
  },
  'in-use': {
    drawing: 'in-use',
    title: 'The camera does not start',
    text: 'Another program may be using it. Close that one, then try again.',
    action: 'camera',
  },
  lost: {
    drawing: 'lost',
    title: 'The camera went away',
    text: 'It was unplugged or switched off. Lines and faces of the last minute are still here.',
    action: 'camera',
  },
  unplayable: {
    drawing: 'unplayable',
    title: 'This file cannot be played',
    text: 'Your browser does not know its format, or it holds no picture. MP4 (H.264) and WebM play nearly everywhere.',
    action: 'file',
  },
}
