import { useTitle } from '@/lib/useTitle'

export function SessionsPage() {
  useTitle('Sessions')
  return <h1>Sessions</h1>
}
