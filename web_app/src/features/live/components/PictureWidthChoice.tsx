import { Choice } from '@/components/Choice'
import { useSignal } from '@/lib/signal'
import { PICTURE_WIDTHS } from '../engine/session'
import { useLive } from '../LiveContext'

const NAMES = { 320: '320 px: fastest', 640: '640 px', 960: '960 px: small faces' } as const
const OPTIONS = PICTURE_WIDTHS.map((value) => ({ value, name: NAMES[value] }))

export function PictureWidthChoice() {
  const { pictureWidth } = useLive()
  return <Choice label="Picture sent" value={useSignal(pictureWidth)} options={OPTIONS} onChange={pictureWidth.set} />
}
