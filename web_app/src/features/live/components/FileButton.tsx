import Button from '@mui/material/Button'
import { useRef } from 'react'
import { Icon } from '@/components/Icon'
import { useSignal } from '@/lib/signal'
import { useLive } from '../LiveContext'
import { useSource } from '../useSource'

/** Opens a video file as the source. */
export function FileButton({ label, main = false }: { label: string; main?: boolean }) {
  const { openFile } = useSource()
  const recording = useSignal(useLive().recorder.recording) !== null
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        disabled={recording}
        variant={main ? 'contained' : 'text'}
        startIcon={<Icon name="file" />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept="video/*"
        hidden
        data-testid="video-file"
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file can be chosen again.
          event.target.value = ''
          if (file) openFile(file)
        }}
      />
    </>
  )
}
