import Button from '@mui/material/Button'
import { useRef } from 'react'
import { Icon } from '@/components/Icon'

/** Lets a person choose a video from their disk. */
export function FileButton({ label, onChoose }: { label: string; onChoose: (file: File) => void }) {
  const input = useRef<HTMLInputElement>(null)
  return (
    <>
      <Button variant="contained" startIcon={<Icon name="file" />} onClick={() => input.current?.click()}>
        {label}
      </Button>
      <input
        ref={input}
        type="file"
        // Not every browser counts these as videos.
        accept="video/*,.mkv,.avi,.gif"
        hidden
        data-testid="same-file"
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
