import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useMutation } from '@tanstack/react-query'
import { ServiceBusy, measureSpeed, RequestRejected, type Speed } from '@/api'
import { count, milliseconds } from '@/lib/format'
import { Section } from './Section'

/** How quick the model is on the machine of the service, measured when asked. */
export function SpeedPanel({ name }: { name: string }) {
  const { mutate, data, error, isPending } = useMutation({ mutationFn: () => measureSpeed(name) })
  return (
    <Section
      title="Speed on this machine"
      note="One face a call, on the computer that runs Mien, beside whatever else it does just now."
      action={
        <Button
          variant="outlined"
          // Not disabled while it measures: the focus would be lost.
          aria-disabled={isPending}
          onClick={() => {
            if (!isPending) mutate()
          }}
          sx={{ minWidth: '10rem' }}
        >
          {isPending ? 'Measuring…' : data ? 'Measure again' : 'Measure speed'}
        </Button>
      }
    >
      <Box
        role="status"
        sx={{ minHeight: '3.75rem', display: 'grid', alignContent: 'start', opacity: isPending ? 0.6 : 1 }}
      >
        {error ? (
          <Typography>{reason(error)}</Typography>
        ) : data ? (
          <Result speed={data} />
        ) : (
          <Typography color="textSecondary">
            {isPending ? 'This takes half a second.' : 'Not measured yet. It takes half a second.'}
          </Typography>
        )}
      </Box>
    </Section>
  )
}

const RUNTIMES: Record<Speed['runtime'], string> = { onnx: 'ONNX Runtime', keras: 'Keras' }

function Result({ speed: { runtime, threads, runs, median_ms: median, p95_ms: p95 } }: { speed: Speed }) {
  const work =
    threads === null
      ? RUNTIMES[runtime]
      : `${RUNTIMES[runtime]}, ${threads === 1 ? 'one thread' : `${String(threads)} threads`}`
  return (
    <>
      <Box component="span" sx={{ fontSize: '1.75rem', fontWeight: 600, lineHeight: 1.2, letterSpacing: '-0.01em' }}>
        {milliseconds(median)} ms a face
      </Box>
      <Typography variant="body2" color="textSecondary">
        The median of {count(runs)} calls; 95 of 100 took {milliseconds(p95)} ms or less. {work}.
      </Typography>
    </>
  )
}

function reason(error: Error): string {
  if (error instanceof ServiceBusy || error instanceof RequestRejected) return error.message
  return 'The service does not answer. Try again in a moment.'
}
