import { z } from 'zod'
import { askForResponse } from './interrupt.ts'
import { bands } from '../matching/codes.ts'
import { codeOf } from '../titled.ts'
import { hearReferrer } from './referred-contact.ts'
import { holderOf } from '../reference/reference.ts'
import { isRaised, strandsOf } from './strands.ts'
import { knownAs, type KnownElsewhere } from './shape/known-victim.ts'
import type { MessageInput } from '../entity/messages.ts'
import { optional } from '../entity/rule.ts'
import type { PathwayBuilder } from './builder.ts'
import { type StrandBuilder, strandIn } from './strand-builder.ts'

/** What the search among victims found when a referral came in: ids and codes, of pathways of the same site. */
export const victimsSchema = z.array(
  z.strictObject({
    as: codeOf(knownAs),
    band: codeOf(bands),
    pathway: z.string(),
    victim: z.string().optional(),
  }),
)
type FoundVictims = z.output<typeof victimsSchema>

/**
 * Keeps what was found of victims, and has it looked at: by the advocate where a victim may be one who is known; by the
 * coordinator and the advocates at once where each side may name the other. Returns whether that may be so.
 */
export function recordVictims(of: StrandBuilder, found: FoundVictims = []): boolean {
  const builder = of.whole
  if (found.length === 0) return false
  const all: KnownElsewhere[] = found.map(({ as, pathway, victim }) => ({
    ...{ as, pathway },
    ...optional({ victim }),
  }))
  of.record('victims-found', { found: all })
  for (const { as, pathway } of all) if (as === 'same') of.open('lookAtVictim', { about: pathway })
  const counter = all.some(({ as }) => as !== 'same')
  if (counter) warnOfCounter(builder)
  return counter
}

/** Coordinator and advocate are warned at once that who is called a victim may be the person elsewhere. */
export function warnOfCounter(builder: PathwayBuilder): void {
  builder.flag('counterAllegation', true)
  if (builder.owed('lookAtCounter').length > 0) return
  for (const role of ['coordinator', 'victimAdvocate'] as const)
    builder.open('lookAtCounter', optional({ owner: holderOf(builder.context.reference, role) }))
}

/** The strand that has this victim, if it has not ended. */
export const strandWith = (builder: PathwayBuilder, victim: string): StrandBuilder | undefined => {
  const found = strandsOf(builder.state).find((one) => one.victim === victim && !one.ended)
  return found && strandIn(builder, found.id)
}

/** Another pathway of the same victim says that contact is unsafe, or that there was a threat: both hold for the victim. */
export function hearOfVictim(
  of: StrandBuilder,
  { pathway, unsafe, threat }: MessageInput<'pathway', 'hear-of-victim'>,
): void {
  const news = unsafe === true && !isRaised(of.strand, 'contactUnsafe')
  if (!news && threat !== true) return
  of.record('heard-of-victim', {
    pathway,
    ...(news ? { unsafe } : {}),
    ...(threat ? { threat } : {}),
  })
  if (news) hearReferrer(of, false)
  if (threat) askForResponse(of.whole, 'hearOfReport', pathway)
}
