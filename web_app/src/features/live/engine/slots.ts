import type { Slot } from './phase'

/** How long a face that left keeps its slot. */
export const KEEP = 8000

/**
 * The list of faces after a new result. A face keeps its slot; a new one takes the first slot whose face left long
 * ago, or a new slot at the end; only slots at the end are removed. So nothing ever moves.
 */
export function assignSlots(slots: readonly Slot[], seen: readonly number[], now: number): readonly Slot[] {
  const present = new Set(seen)
  const next = slots.map((slot) => (present.has(slot.id) ? { id: slot.id, present: true, lastSeen: now } : away(slot)))
  const known = new Set(next.map((slot) => slot.id))
  for (const id of seen) {
    if (known.has(id)) continue
    const free = next.findIndex((slot) => !slot.present && now - slot.lastSeen > KEEP)
    next.splice(free === -1 ? next.length : free, free === -1 ? 0 : 1, { id, present: true, lastSeen: now })
  }
  while (next.length > 0 && isGone(next.at(-1), now)) next.pop()
  return sameFaces(slots, next) ? slots : next
}

const away = (slot: Slot): Slot => (slot.present ? { ...slot, present: false } : slot)

const isGone = (slot: Slot | undefined, now: number) => slot && !slot.present && now - slot.lastSeen > KEEP

function sameFaces(a: readonly Slot[], b: readonly Slot[]): boolean {
  return a.length === b.length && a.every((slot, at) => slot.id === b[at]?.id && slot.present === b[at].present)
}
