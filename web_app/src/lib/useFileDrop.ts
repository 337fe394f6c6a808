import { useEffect, useRef, useState } from 'react'

/** Calls `open` with a file dropped anywhere on the page; returns whether one is dragged over it. */
export function useFileDrop(open: (file: Blob) => void): boolean {
  const [over, setOver] = useState(false)
  const latest = useRef(open)
  useEffect(() => {
    latest.current = open
  })
  useEffect(() => {
    const hover = (event: DragEvent) => {
      event.preventDefault()
      setOver(event.type === 'dragover')
    }
    const drop = (event: DragEvent) => {
      hover(event)
      const file = event.dataTransfer?.files[0]
      if (file) latest.current(file)
    }
    window.addEventListener('dragover', hover)
    window.addEventListener('dragleave', hover)
    window.addEventListener('drop', drop)
    return () => {
      window.removeEventListener('dragover', hover)
      window.removeEventListener('dragleave', hover)
      window.removeEventListener('drop', drop)
    }
  }, [])
  return over
}
