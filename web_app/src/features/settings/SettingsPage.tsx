import { useTitle } from '@/lib/useTitle'

export function SettingsPage() {
  useTitle('Settings')
  return <h1>Settings</h1>
}
