import { entriesOf } from '../in-order.ts'
import { type ConferenceState, itemOf, seatKey } from './state.ts'
import { inRow, lower } from '../sentence.ts'
import type { Party } from '../entity/decider.ts'
import { roleTitle } from '../describe.ts'
import type { Item, Seat } from './shape.ts'
import type { MeetingQuorum } from '../policy/meetings.ts'
import type { Role } from '../codes.ts'

/** Whether there is a quorum, and which of its roles nobody present fills. */
export interface Quorum {
  readonly met: boolean
  readonly present: readonly Role[]
  readonly missing: readonly Role[]
  /** Who is present in a missing role and may not take part, because of a conflict of interest. */
  readonly inConflict: readonly Party[]
  /** Who is present in a missing role for an agency of which one person alone may sit there, and has not sat down. */
  readonly unrepresented: readonly Party[]
}

/** The arithmetic: each of the roles, or at least so many of them, among those that are filled. */
function quorumOf(
  { roles, atLeast }: Pick<MeetingQuorum, 'roles' | 'atLeast'>,
  filled: readonly string[],
): Omit<Quorum, 'inConflict' | 'unrepresented'> {
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
  if (!rule) return { met: false, present: [], missing: [], inConflict: [], unrepresented: [] }
  const quorum = quorumOf(
    rule,
    presentSeats(state, item).map(([, role]) => role),
  )
  const idle = state.invited.filter(
    (party) =>
      state.seats[seatKey(party)]?.how === 'present' && quorum.missing.includes(party.role),
  )
  return {
    ...quorum,
    inConflict: idle.filter((party) => isInConflict(state.seats[seatKey(party)] ?? {}, item?.id)),
    unrepresented: idle.filter((party) => isUnrepresented(state, party, item?.id)),
  }
}

/** In words why there is no quorum; undefined where there is one. */
export function whyInquorate(
  { met, present, missing, inConflict, unrepresented }: Quorum,
  needed: number,
  nameOf: (agency: string) => string,
): string | undefined {
  if (met) return undefined
  const all = present.length + missing.length
  const some =
    needed < all
      ? `${needed} of ${all} roles are needed, and ${present.length} can take part. `
      : ''
  const each = missing.map((role) => {
    const title = lower(roleTitle(role))
    if (unrepresented.some((party) => party.role === role))
      return `Nobody who may hear this item has taken the seat of ${title}.`
    const near = inConflict
      .filter((party) => party.role === role)
      .map(({ agency }) => nameOf(agency))
    return near.length === 0
      ? `Nobody is present as ${title}.`
      : `${inRow(near)} (${title}) declared a conflict of interest, and no colleague has taken the seat.`
  })
  return some + each.join(' ')
}

/** Who is present and may take part, as agency and role; in an item, those without a conflict about it. */
export function presentSeats(
  state: ConferenceState,
  item?: Pick<Item, 'id'>,
): (readonly [agency: string, role: string])[] {
  return entriesOf(state.seats)
    .filter(([, seat]) => seat.how === 'present' && !isInConflict(seat, item?.id))
    .map(([key]) => {
      const [agency = '', role = ''] = key.split('/')
      return { agency, role }
    })
    .filter((party) => !isUnrepresented(state, party, item?.id))
    .map(({ agency, role }) => [agency, role] as const)
}

/** Who alone may sit for an agency at an item, if that is so. */
export const representativeAt = (state: ConferenceState, agency: string, item?: string) =>
  item === undefined
    ? undefined
    : itemOf(state, item)?.represented?.find((one) => one.agency === agency)?.person

/** Whether one person alone may sit for an agency at an item, and has not taken this seat of it. */
export const isUnrepresented = (
  state: ConferenceState,
  { agency, role }: { readonly agency: string; readonly role: string },
  item?: string,
): boolean =>
  item !== undefined &&
  representativeAt(state, agency, item) !== undefined &&
  !(itemOf(state, item)?.sitting ?? []).includes(`${agency}/${role}`)

/** Whether there is a seat that somebody could take: one in conflict, or one at an item that a single person may hear. */
export const hasSeatToTake = (state: ConferenceState): boolean =>
  Object.values(state.seats).some(({ conflict = [] }) => conflict.length > 0) ||
  state.invited.some((party) => state.items.some(({ id }) => isUnrepresented(state, party, id)))

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
