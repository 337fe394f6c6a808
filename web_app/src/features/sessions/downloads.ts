import { exportAddress, type ExportFormat } from '@/api'
import { pause } from '@/lib/backoff'

/** Browsers drop downloads that start at the same time. */
const APART = 500

export const FORMATS: readonly { format: ExportFormat; name: string }[] = [
  { format: 'csv', name: 'CSV, for spreadsheets' },
  { format: 'json', name: 'JSON, with everything' },
  { format: 'parquet', name: 'Parquet, for data tools' },
]

/** Downloads a file for each session, one after the other. */
export async function download(ids: readonly string[], format: ExportFormat): Promise<void> {
  for (const [place, id] of ids.entries()) {
    if (place > 0) await pause(APART, new AbortController().signal)
    const link = document.createElement('a')
    link.href = exportAddress(id, format)
    link.download = ''
    link.click()
  }
}
