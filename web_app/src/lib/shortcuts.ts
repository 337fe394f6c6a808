import { useEffect, useRef } from 'react'
import { signal } from '@/lib/signal'
import { storage } from '@/lib/storage'

const KEY = 'mien.shortcuts'

/** The shortcuts, as listed in the dialog. */
export const SHORTCUTS = [
  { key: 's', does: 'Start or stop the camera' },
  { key: 'r', does: 'Start or stop recording' },
  { key: 'm', does: 'Add a marker' },
  { key: '0', does: 'Reset people and charts' },
  { key: 'f', does: 'Mirror the camera picture' },
  { key: 'p', does: 'Save the picture as a PNG' },
  { key: 'Space', does: 'Play or pause a session’s video' },
  { key: '← →', does: 'Step through a session, sample by sample' },
  { key: 'd', does: 'Switch the theme' },
  { key: '?', does: 'Show this list' },
] as const

type Key = (typeof SHORTCUTS)[number]['key']

/** Single-key shortcuts can be disabled, for people who use speech input or press keys by mistake. */
export const shortcutsOn = signal(storage.read(KEY) !== 'off')

export function turnShortcuts(on: boolean): void {
  shortcutsOn.set(on)
  storage.write(KEY, on ? 'on' : 'off')
}

function isForUs(event: KeyboardEvent): boolean {
  if (!shortcutsOn.get() || event.repeat || event.ctrlKey || event.metaKey || event.altKey) return false
  const target = event.target as Element
  return !target.closest('input, textarea, select, [role="listbox"], [role="dialog"], [contenteditable]')
}

/** Calls `action` when the key is pressed outside fields and dialogs. */
export function useShortcut(key: Key, action: () => void): void {
  const latest = useRef(action)
  useEffect(() => {
    latest.current = action
  })
  useEffect(() => {
    const listen = (event: KeyboardEvent) => {
      if (event.key.toLowerCase() !== key || !isForUs(event)) return
      // A field that the key opens must not receive its letter.
      event.preventDefault()
      latest.current()
    }
    window.addEventListener('keydown', listen)
    return () => {
      window.removeEventListener('keydown', listen)
    }
  }, [key])
}
