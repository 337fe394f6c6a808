import { getHealth } from './generated'
import { ensureOk } from './unwrap'

/** Whether the service responds. */
export const isServiceUp = (signal: AbortSignal): Promise<boolean> =>
  ensureOk(getHealth({ signal })).then(
    () => true,
    () => false,
  )
