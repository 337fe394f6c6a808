import { useSearchParams } from 'react-router'
import { readView, writeView, type View } from './reading/address'

export type ChangeView = (change: Partial<View>, options?: { replace?: boolean }) => void

/** What the address says to show. Any change but that of the page goes back to the first page. */
export function useView(): { view: View; change: ChangeView; addressOf: (change: Partial<View>) => string } {
  const [params, setParams] = useSearchParams()
  const view = readView(params)
  const next = (change: Partial<View>) => writeView({ ...view, page: 1, ...change })
  return {
    view,
    change: (change, { replace = false } = {}) => {
      setParams(next(change), { replace })
    },
    addressOf: (change) => `?${next(change).toString()}`,
  }
}
