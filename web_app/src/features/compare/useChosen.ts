import { useSearchParams } from 'react-router'
import { readChosen, writeChosen, type Chosen } from './reading/address'

/** What is compared, held by the address; Back leads to what was compared before. */
export function useChosen(): [chosen: Chosen, choose: (next: Chosen) => void] {
  const [params, setParams] = useSearchParams()
  const choose = (next: Chosen) => {
    setParams(writeChosen(next), { flushSync: true })
  }
  return [readChosen(params), choose]
}
