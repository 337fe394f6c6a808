import { useEffect, useRef } from 'react'
import { contain } from '@/lib/geometry'
import { drawFaces } from '../draw/faces'
import { useLive } from '../LiveContext'
import { usePainter } from '../usePainter'

/** The boxes over the picture, drawn in the screen's own pixels; letters stay readable on a mirrored picture. */
export function FaceOverlay({ mirrored }: { mirrored: boolean }) {
  const { scene, video, isHeard } = useLive()
  const canvas = useRef<HTMLCanvasElement>(null)
  const size = useRef({ width: 0, height: 0 })

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
    fit(context.canvas, width * devicePixelRatio, height * devicePixelRatio)
    context.setTransform(devicePixelRatio, 0, 0, devicePixelRatio, 0, 0)
    context.clearRect(0, 0, width, height)
    if (!isHeard()) return
    const shown = contain({ width: video.videoWidth, height: video.videoHeight }, { width, height })
    const unit = Math.max(0.9, Math.min(1.6, shown.width / 900))
    drawFaces(context, scene.faces.values(), { frame: scene.frame, shown, mirrored, unit })
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

function fit(canvas: HTMLCanvasElement, width: number, height: number): void {
  if (canvas.width !== Math.round(width)) canvas.width = Math.round(width)
  if (canvas.height !== Math.round(height)) canvas.height = Math.round(height)
}
