import { useSearchParams } from 'react-router'
import { readSelection, writeSelection, type Selection } from './logic/urlState'

/** What is compared, held by the address; Back leads to what was compared before. */
export function useSelection(): [chosen: Selection, choose: (next: Selection) => void] {
  const [params, setParams] = useSearchParams()
  const choose = (next: Selection) => {
    setParams(writeSelection(next), { flushSync: true })
  }
  return [readSelection(params), choose]
}
