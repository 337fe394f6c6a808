import { useSearchParams } from 'react-router'
import { readView, writeView, type View } from './logic/urlState'

export type ChangeView = (change: Partial<View>, options?: { replace?: boolean }) => void

/** What the address says to show. Any change but that of the page goes back to the first page. */
export function useView(): { view: View; change: ChangeView; addressOf: (change: Partial<View>) => string } {
  const [params, setParams] = useSearchParams()
  const view = readView(params)
  return {
    view,
    change: (change, { replace = false } = {}) => {
      // The address itself: two changes may follow each other before the page has drawn the first.
      const now = readView(new URLSearchParams(window.location.search))
      setParams(writeView({ ...now, page: 1, ...change }), { replace })
    },
    addressOf: (change) => `?${writeView({ ...view, ...change }).toString()}`,
  }
}
