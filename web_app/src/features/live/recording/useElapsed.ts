import { useEffect, useState } from 'react'

const SECOND = 1000

/** The time since a moment of the page's clock, updated every second: "02:13", "1:02:13". */
export function useElapsed(since: number | null): string {
  const [elapsed, setElapsed] = useState(0)
  useEffect(() => {
    if (since === null) return
    let timer: ReturnType<typeof setTimeout>
    const tick = () => {
      const passed = performance.now() - since
      setElapsed(passed)
      // Timers drift; the next one aims at the next full second.
      timer = setTimeout(tick, SECOND - (passed % SECOND) + 5)
    }
    tick()
    return () => {
      clearTimeout(timer)
    }
  }, [since])
  return stopwatch(elapsed)
}

/** 133,000 milliseconds as "02:13", beyond an hour as "1:02:13". */
export function stopwatch(milliseconds: number): string {
  const seconds = Math.floor(milliseconds / SECOND)
  const two = (value: number) => String(value).padStart(2, '0')
  const short = `${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`
  return seconds < 3600 ? short : `${String(Math.floor(seconds / 3600))}:${short}`
}
