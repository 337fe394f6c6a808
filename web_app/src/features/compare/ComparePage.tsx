import { useTitle } from '@/lib/useTitle'

export function ComparePage() {
  useTitle('Compare')
  return <h1>Compare</h1>
}
