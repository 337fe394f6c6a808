import type { Video } from '@/api'

/** The background around the picture. */
export const DARK = '#0b0d11'

/** The player's size: the picture's aspect ratio as far as it fits on the screen, whether it is loaded or not. */
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
