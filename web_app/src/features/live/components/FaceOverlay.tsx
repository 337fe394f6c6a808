import { useEffect, useRef } from 'react'
import { drawFaces, unitFor } from '@/components/player/faceBoxes'
import { fitCanvas } from '@/components/player/fitCanvas'
import { contain, type Side } from '@/lib/geometry'
import { boxed } from '../draw/faces'
import { useLive } from '../LiveContext'
import { usePainter } from '../usePainter'

/** The boxes over the picture, drawn in device pixels; text is never mirrored. */
export function FaceOverlay({ mirrored }: { mirrored: boolean }) {
  const { scene, video, isConnected } = useLive()
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useRef({ width: 0, height: 0 })
  const sides = useRef(new Map<number, Side>())

  useEffect(() => {
    const element = canvas.current
    if (!element) return
    const observer = new ResizeObserver(([entry]) => {
      if (entry) size.current = { width: entry.contentRect.width, height: entry.contentRect.height }
    })
    observer.observe(element)
    return () => {
      observer.disconnect()
    }
  }, [])

  usePainter(() => {
    const context = canvas.current?.getContext('2d')
    if (!context) return
    const { width, height } = size.current
    fitCanvas(context, width, height)
    if (!isConnected()) return
    const shown = contain({ width: video.videoWidth, height: video.videoHeight }, { width, height })
    const view = { frame: scene.frame, shown, mirrored, unit: unitFor(shown.width), sides: sides.current }
    drawFaces(context, boxed(scene.faces.values()), view)
  })

  return (
    <canvas
      ref={canvas}
      // The list of faces says the same in words.
      aria-hidden
      style={{ position: 'absolute', inset: 0, width: '100%', height: '100%', pointerEvents: 'none' }}
    />
  )
}
