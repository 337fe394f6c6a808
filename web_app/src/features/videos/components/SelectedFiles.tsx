import Box from '@mui/material/Box'
import { IconAction } from '@/components/IconAction'
import { size } from '@/lib/amounts'
import { rejectReason } from '../logic/labels'

interface Props {
  files: readonly File[]
  maxBytes: number | undefined
  onFiles: (files: readonly File[]) => void
}

const ONE_LINE = { overflow: 'hidden', textOverflow: 'ellipsis', whiteSpace: 'nowrap' } as const

/** The selected files, with the reason if one can't be uploaded; each can be removed. */
export function SelectedFiles({ files, maxBytes, onFiles }: Props) {
  return (
    <Box
      component="ul"
      aria-label="Selected files"
      sx={{
        m: 0,
        p: 0,
        listStyle: 'none',
        maxHeight: '13rem',
        overflowY: 'auto',
        border: 1,
        borderColor: 'divider',
        borderRadius: 1,
      }}
    >
      {files.map((file, place) => {
        const reason = rejectReason(file, maxBytes)
        return (
          <Box
            component="li"
            key={`${file.name} ${String(file.lastModified)} ${String(place)}`}
            sx={{
              display: 'flex',
              alignItems: 'center',
              gap: 1,
              pl: 2,
              pr: 0.5,
              minHeight: 48,
              borderTop: 1,
              borderColor: 'divider',
              '&:first-of-type': { borderTop: 0 },
            }}
          >
            <Box sx={{ flex: 1, minWidth: 0, py: 0.5 }}>
              <Box sx={{ ...ONE_LINE, fontSize: '0.875rem' }} title={file.name}>
                {file.name}
              </Box>
              {reason && (
                <Box sx={{ fontSize: '0.8125rem', color: 'error.main' }}>{`${reason} It won’t be uploaded.`}</Box>
              )}
            </Box>
            {!reason && (
              <Box component="span" sx={{ fontSize: '0.8125rem', color: 'text.secondary', whiteSpace: 'nowrap' }}>
                {size(file.size)}
              </Box>
            )}
            <IconAction
              name="close"
              label={`Remove ${file.name}`}
              onClick={() => onFiles(files.filter((other) => other !== file))}
            />
          </Box>
        )
      })}
    </Box>
  )
}
