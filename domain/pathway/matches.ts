import { z } from 'zod'
import { codeOf } from '../titled.ts'
import { agreements, bands, standings } from '../matching/codes.ts'
import { victimsSchema } from './known-victims.ts'
import { suggestionsOf } from './not-same.ts'
import type { PathwayBuilder } from './builder.ts'
import type { Flag } from './shape/flags.ts'
import { watchEnd } from './watch-end.ts'

const matchSchema = z.strictObject({
  site: z.string(),
  band: codeOf(bands),
  standing: codeOf(standings),
  lastReferralAt: z.number(),
  /** What agreed, and the ids: of a pathway of the same site alone. */
  agreed: z.array(codeOf(agreements)).max(20),
  pathway: z.string().optional(),
  person: z.string().optional(),
})

/** What the search for the same person found when a referral came in: ids and codes. `searched` is false if the search failed. */
export const matchingSchema = z.strictObject({
  searched: z.boolean(),
  /** It ended at its bound: there may be more. */
  stopped: z.literal(true).optional(),
  found: z.array(matchSchema).max(20),
  /** What the search among victims found. */
  victims: victimsSchema.max(20).optional(),
})
export type Matching = z.output<typeof matchingSchema>
type Found = Matching['found'][number]

/**
 * Keeps what was found, and raises the flags that follow. Whatever was found is one fact, so the number of facts tells
 * the referrer nothing. About all other sites together it says only that the person may be known at one.
 */
export function recordMatches(
  builder: PathwayBuilder,
  { searched, stopped, found }: Matching,
): void {
  const others = found.some(({ pathway, band }) => pathway === undefined && band !== 'possible')
  const known = [
    ...found.flatMap(({ site, band, standing, agreed, pathway, person }) =>
      pathway === undefined || person === undefined
        ? []
        : [{ site, band, standing, agreed, pathway, person }],
    ),
    ...(others ? [{ elsewhere: true as const }] : []),
  ]
  const raises = flagsOf(builder, found)
  builder.record('matches-found', {
    searched,
    ...(stopped ? { stopped } : {}),
    ...{ found: known, raises, suggests: suggestionsOf({ found: known, raises }) },
  })
}

/** A match that is only possible is listed and raises nothing: many share a name. */
function flagsOf(builder: PathwayBuilder, found: readonly Found[]): Flag[] {
  const likely = found.filter(({ band }) => band !== 'possible')
  const earlier = likely.filter(({ standing }) => standing !== 'open')
  const within = ({ lastReferralAt }: Found) =>
    builder.context.receivedAt < watchEnd(builder.context.reference, lastReferralAt)
  const raised: Record<'possibleDuplicate' | 'repeat' | 'earlier', boolean> = {
    possibleDuplicate: likely.some(({ standing }) => standing === 'open'),
    repeat: earlier.some((one) => one.standing !== 'turnedAway' && within(one)),
    earlier: earlier.length > 0,
  }
  return (['possibleDuplicate', 'repeat', 'earlier'] as const).filter((flag) => raised[flag])
}
