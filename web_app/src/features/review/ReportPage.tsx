import { useTitle } from '@/lib/useTitle'

export function ReportPage() {
  useTitle('Report')
  return <h1>Report</h1>
}
