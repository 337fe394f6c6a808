import type { Video } from '@/api'

/** What a picture leaves dark around it. */
export const DARK = '#0b0d11'

/** The place of the picture: of its own shape as far as that fits on a screen, whether it is there or not. */
export function stageStyle({ media }: Pick<Video, 'media'>) {
  const shape = media ? media.width / media.height : 16 / 9
  return {
    position: 'relative',
    width: 1,
    aspectRatio: String(Math.min(2.2, Math.max(1.2, shape))),
    minHeight: 232,
    maxHeight: { xs: '64dvh', md: 'clamp(17rem, 36dvh, 32rem)' },
    bgcolor: DARK,
  } as const
}
