import type { SourceFailure } from './phase'

export interface Camera {
  id: string
  label: string
}

/** Opens a camera, or rejects with the browser's error (see `cameraFailure`). */
export async function openCamera(id: string | null): Promise<MediaStream> {
  if (!window.isSecureContext) throw new DOMException('', 'SecurityError')
  const size = { width: { ideal: 1280 }, height: { ideal: 720 }, frameRate: { ideal: 30 } }
  return navigator.mediaDevices.getUserMedia({
    audio: false,
    video: id ? { ...size, deviceId: { exact: id } } : { ...size, facingMode: 'user' },
  })
}

/** The available cameras; browsers reveal their names only after permission was given. */
export async function listCameras(): Promise<Camera[]> {
  if (!('mediaDevices' in navigator)) return []
  const devices = await navigator.mediaDevices.enumerateDevices()
  return devices
    .filter((device) => device.kind === 'videoinput' && device.deviceId !== '')
    .map((device, index) => ({ id: device.deviceId, label: device.label || `Camera ${String(index + 1)}` }))
}

const FAILURES: Record<string, SourceFailure> = {
  NotAllowedError: 'denied',
  SecurityError: 'insecure',
  NotFoundError: 'no-camera',
  OverconstrainedError: 'no-camera',
  NotReadableError: 'in-use',
  AbortError: 'in-use',
}

/** What a rejected `openCamera` means to the person. */
export function cameraFailure(error: unknown): SourceFailure {
  const name = error instanceof DOMException ? error.name : ''
  return FAILURES[name] ?? (window.isSecureContext ? 'in-use' : 'insecure')
}
