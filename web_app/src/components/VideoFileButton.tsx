import Button from '@mui/material/Button'
import { useRef } from 'react'
import { Icon } from './Icon'

// Some browsers don't count the latter as videos.
const ANALYSED = 'video/*,.mkv,.avi,.gif'

interface Props {
  label: string
  main?: boolean
  disabled?: boolean
  /** Accepts any file that can be analysed, even if the browser can't play it. */
  analysed?: boolean
  testId: string
  onChoose: (file: File) => void
}

/** Lets a person choose a video from their disk. */
export function VideoFileButton({ label, main = false, disabled = false, analysed = false, testId, onChoose }: Props) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button
        disabled={disabled}
        variant={main ? 'contained' : 'text'}
        startIcon={<Icon name="file" />}
        onClick={() => input.current?.click()}
      >
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        accept={analysed ? ANALYSED : 'video/*'}
        hidden
        data-testid={testId}
        onChange={(event) => {
          const file = event.target.files?.[0]
          // The same file can be chosen again.
          event.target.value = ''
          if (file) onChoose(file)
        }}
      />
    </>
  )
}
