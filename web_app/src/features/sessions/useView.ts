import { useSearchParams } from 'react-router'
import { readView, writeView, type View } from './logic/urlState'

export type ChangeView = (change: Partial<View>, options?: { replace?: boolean }) => void

/** The view in the URL. Any change except of the page returns to the first page. */
export function useView(): { view: View; change: ChangeView; addressOf: (change: Partial<View>) => string } {
  const [params, setParams] = useSearchParams()
  const view = readView(params)
  return {
    view,
    change: (change, { replace = false } = {}) => {
      // The current URL: a second change may come before the page has rendered the first.
      const now = readView(new URLSearchParams(window.location.search))
      setParams(writeView({ ...now, page: 1, ...change }), { replace })
    },
    addressOf: (change) => `?${writeView({ ...view, ...change }).toString()}`,
  }
}
