import { z } from 'zod'
import { rungTitles } from '../../../domain/rung-words.ts'
import { roles } from '../../../domain/codes.ts'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import { foreseenKinds } from '../codes.ts'
import { forecast } from '../../../domain/pathway/forecast.ts'
import { instantOut, iso } from '../instants.ts'
import { onePage } from '../../paging.ts'
import type { PathwayLook } from '../../access/look.ts'
import { titleOf } from '../../../domain/describe.ts'

/** Something that time will do if nobody acts. */
export const foreseenOut = z
  .object({
    at: instantOut,
    what: codeOf(foreseenKinds),
    obligationId: z.string().nullable(),
    title: z.string().nullable(),
    rung: storedCodeOf(rungTitles).nullable(),
    agency: z.string().nullable(),
    role: storedCodeOf(roles).nullable(),
  })
  .meta({ id: 'Foreseen' })

const mostForeseen = 60

/** What time will do on the pathway if nobody acts. */
export async function forecastView({ rules, reader, now }: PathwayLook) {
  const { state, at, reference } = await rules()
  const foreseen = forecast(state, reference, Math.max(now, at), mostForeseen)
  return onePage(
    foreseen
      .filter(({ to, obligation }) => reader.sees(to?.agency) && reader.knowsOf(obligation))
      .map(({ at: when, what, obligation, kind, rung, to }) => ({
        at: iso(when),
        what,
        obligationId: obligation ?? null,
        title: kind === undefined ? null : titleOf(kind),
        rung: rung ?? null,
        agency: to?.agency ?? null,
        role: to?.role ?? null,
      })),
  )
}
