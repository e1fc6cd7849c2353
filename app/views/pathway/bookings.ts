import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { sessionModes } from '../../../domain/pathway/shape/choices.ts'
import { type WhyNull, whyNull } from '../../access/withheld.ts'
import { z } from 'zod'

const text = z.string().nullable()

/** How and where a session takes place, with whom, and what the person needs for it. */
export const bookingOut = z.object({
  how: storedCodeOf(sessionModes),
  place: text,
  withWhom: text,
  needs: text,
  withheld: codeOf(whyNull).nullable().meta({
    description: 'Why `place`, `withWhom` and `needs` are null, where they are not for you.',
  }),
})

interface Booking {
  readonly id: string
  readonly how: keyof typeof sessionModes
  readonly place?: string | null
  readonly withWhom?: string | null
  readonly needs?: string | null
}

/** The booking of a session that counts, which is the last: its words as far as they may be read. */
export function bookingOf(events: readonly ReadEvent[], session: string) {
  const last = events.findLast(
    ({ type, data }) => type === 'session-booked' && data['id'] === session,
  )
  if (!last) return null
  const { how, place, withWhom, needs } = last.data as unknown as Booking // the facts of `session-booked`
  const [why] = Object.values<WhyNull>(last.withheld)
  return {
    how,
    place: place ?? null,
    withWhom: withWhom ?? null,
    needs: needs ?? null,
    withheld: why ?? null,
  }
}
