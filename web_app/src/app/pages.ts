import type { ComponentType } from 'react'
import { LazyModule } from '@/lib/lazyModule'

export type PageModule = LazyModule<ComponentType>

const page = (load: () => Promise<ComponentType>): PageModule => new LazyModule(load)

/** Every page, each in its own chunk. */
export const pages = {
  live: page(async () => (await import('@/features/live/LivePage')).LivePage),
  videos: page(async () => (await import('@/features/videos/VideosPage')).VideosPage),
  sessions: page(async () => (await import('@/features/sessions/SessionsPage')).SessionsPage),
  review: page(async () => (await import('@/features/review/ReviewPage')).ReviewPage),
  report: page(async () => (await import('@/features/review/ReportPage')).ReportPage),
  compare: page(async () => (await import('@/features/compare/ComparePage')).ComparePage),
  models: page(async () => (await import('@/features/models/ModelsPage')).ModelsPage),
  settings: page(async () => (await import('@/features/settings/SettingsPage')).SettingsPage),
  about: page(async () => (await import('@/features/about/AboutPage')).AboutPage),
}
