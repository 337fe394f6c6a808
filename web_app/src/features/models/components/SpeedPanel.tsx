import Box from '@mui/material/Box'
import Button from '@mui/material/Button'
import Typography from '@mui/material/Typography'
import { useMutation } from '@tanstack/react-query'
import { ServiceBusy, measureSpeed, RequestRejected, type Speed } from '@/api'
import { count, milliseconds } from '@/lib/format'
import { Section } from './Section'

/** The model's speed on the service's machine, measured on request. */
export function SpeedPanel({ name }: { name: string }) {
  const { mutate, data, error, isPending } = useMutation({ mutationFn: () => measureSpeed(name) })
  return (
    <Section
      title="Speed on this machine"
      note="One face per call, on the computer that runs Mien, under its current load."
      action={
        <Button
          variant="outlined"
          // Not disabled while measuring, which would lose the focus.
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
        {milliseconds(median)} ms per face
      </Box>
      <Typography variant="body2" color="textSecondary">
        Median of {count(runs)} calls; 95th percentile {milliseconds(p95)} ms. {work}.
      </Typography>
    </>
  )
}

function reason(error: Error): string {
  if (error instanceof ServiceBusy || error instanceof RequestRejected) return error.message
  return 'The service isn’t responding. Try again in a moment.'
}
