import { entriesOf } from '../in-order.ts'
import type { ConferenceState } from './state.ts'
import type { Item, Seat } from './shape.ts'
import type { MeetingQuorum } from '../policy/meetings.ts'
import type { Role } from '../codes.ts'

/** Whether there is a quorum, and which of its roles nobody present fills. */
export interface Quorum {
  readonly met: boolean
  readonly present: readonly Role[]
  readonly missing: readonly Role[]
}

/** The arithmetic: each of the roles, or at least so many of them, among those that are filled. */
function quorumOf(
  { roles, atLeast }: Pick<MeetingQuorum, 'roles' | 'atLeast'>,
  filled: readonly string[],
): Quorum {
  const needed = [...new Set(roles)]
  const present = needed.filter((role) => filled.includes(role))
  const missing = needed.filter((role) => !filled.includes(role))
  return {
    met: present.length >= Math.min(atLeast ?? needed.length, needed.length),
    present,
    missing,
  }
}

/** The quorum of the meeting as it sits now; for one item, without those in conflict about it. Known at all times. */
export function quorumNow(state: ConferenceState, item?: Pick<Item, 'id'>): Quorum {
  const rule = state.meeting?.quorum
  if (!rule) return { met: false, present: [], missing: [] }
  return quorumOf(
    rule,
    presentSeats(state, item).map(([, role]) => role),
  )
}

/** Who is present and may take part, as agency and role; in an item, those without a conflict about it. */
export function presentSeats(
  { seats }: ConferenceState,
  item?: Pick<Item, 'id'>,
): (readonly [agency: string, role: string])[] {
  return entriesOf(seats)
    .filter(([, seat]) => seat.how === 'present' && !isInConflict(seat, item?.id))
    .map(([key]) => {
      const [agency = '', role = ''] = key.split('/')
      return [agency, role] as const
    })
}

/** Whether a seat declared a conflict about the whole meeting, or about this item. */
export const isInConflict = ({ conflict }: Seat, item?: string): boolean =>
  conflict === 'all' || (item !== undefined && conflict !== undefined && conflict.includes(item))

/** Whether somebody present has not accepted the confidentiality statement yet. */
export const isConfidentialityOpen = ({ seats }: ConferenceState): boolean =>
  Object.values(seats).some(({ how, accepted }) => how === 'present' && !accepted)

/** Whether the referrer attended, sent information instead, or briefed the presenter of the item. */
export const wasReferrerHeard = (
  { seats }: ConferenceState,
  { referrer, presented }: Item,
): boolean =>
  presented?.briefed === true ||
  presented?.agency === referrer.agency ||
  Object.entries(seats).some(
    ([key, { how }]) =>
      key.startsWith(`${referrer.agency}/`) && (how === 'present' || how === 'sentInformation'),
  )

/**
 * Whether an item may be heard although its referrer neither attended nor briefed anybody, if the chair says so,
 * because waiting is the greater risk.
 */
export const cannotWait = ({ meeting }: ConferenceState, { risk }: Item): boolean =>
  risk === 'high' || meeting?.emergency === true
