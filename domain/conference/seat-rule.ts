import type { Actor, Party, Refusal } from '../entity/decider.ts'
import type { ConferenceBuilder } from './builder.ts'
import { refuse } from '../entity/rule.ts'
import { ruleWith, runsMeeting } from './rule.ts'
import { sameParty } from './state.ts'

/** What somebody invited does, or those who run the meeting for them. */
export const seatRule = ruleWith({ area: 'session', who: 'anyAgency', oneOf: 'seat' })

/** Whether a seat is somebody's own: their agency's, in a role that they hold. */
export const holdsSeat = (seat: Party, { agency, roles }: Pick<Actor, 'agency' | 'roles'>) =>
  seat.agency === agency && roles.includes(seat.role)

/** Whether this person may speak for this seat: its holder may, and those who run the meeting, but no colleague in another role. */
export function seatRefused(builder: ConferenceBuilder, seat: Party): Refusal | undefined {
  if (!builder.state.invited.some((one) => sameParty(one, seat)))
    return refuse('not-invited', 'role')
  const may = holdsSeat(seat, builder.context.by) || runsMeeting(builder.context)
  return may ? undefined : refuse('not-yours', 'agency')
}
