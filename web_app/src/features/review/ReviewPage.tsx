import { useTitle } from '@/lib/useTitle'

export function ReviewPage() {
  useTitle('Review')
  return <h1>Review</h1>
}
