import { done } from './answer'
import { getHealth } from './generated'

/** Whether the service answers. */
export const isServiceUp = (signal: AbortSignal): Promise<boolean> =>
  done(getHealth({ signal })).then(
    () => true,
    () => false,
  )
