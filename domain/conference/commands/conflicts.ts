import { z } from 'zod'
import { actorId, agencyId, conflictId, itemId, words } from '../../fields.ts'
import { atStages, beforeSession, requireInvited, ruleWith, runsMeeting } from '../rule.ts'
import { hasInterest, standingInterests } from '../conflicts.ts'
import { holdsSeat, seatRefused, seatRule } from '../seat-rule.ts'
import { hasSeatToTake, isInConflict, isUnrepresented, representativeAt } from '../quorum.ts'
import { itemOf, seatKey } from '../state.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { party } from '../bodies.ts'

/**
 * Somebody is too near to an item, or to the whole meeting. From then on what the meeting has about it is closed to them, and
 * their seat counts for nothing there until a colleague takes it. Those who run the meeting say whose conflict it is.
 */
const declareConflict = seatRule({
  label: 'Declare a conflict of interest',
  body: z.strictObject({
    ...party,
    agency: agencyId(),
    item: itemId().optional(),
    actor: actorId().optional().meta({
      description: 'Whose it is, if those who run the meeting record it for somebody.',
    }),
    reason: words().optional(),
  }),
  example: {
    ...{ agency: 'metropolitan-police-service', role: 'policeLead', item: 'i1' },
    reason: 'He is my cousin.',
  },
  allowed: requireInvited, // from the listing on, and until the minutes are locked: it can come to mind while they are read
  decide(builder, { item, actor, reason, ...seat }) {
    const refused = seatRefused(builder, seat)
    if (refused) return refused
    const { state, context } = builder
    const { by } = context
    if (actor !== undefined && actor !== by.id && !runsMeeting(context))
      return refuse('not-yours', 'actor')
    if (item !== undefined && !itemOf(state, item)) return refuse('not-listed', 'item')
    const person = actor ?? (holdsSeat(seat, by) ? by.id : undefined)
    const declared =
      person === undefined
        ? isInConflict(state.seats[seatKey(seat)] ?? {}, item)
        : hasInterest(state, person, item)
    if (declared) return refuse('already-declared')
    const id = `c${(state.interests ?? []).length + 1}`
    builder.record('conflict-declared', { ...seat, id, ...optional({ item, person, reason }) })
    builder.weighQuorum()
    return undefined
  },
})

/** Whoever declared it, or the chair, takes it back; what the meeting has about the item is open to them again. */
const withdrawConflict = ruleWith({ area: 'session', who: 'anyAgency' })({
  label: 'Take back a conflict of interest',
  body: z.strictObject({ conflict: conflictId() }),
  example: { conflict: 'c1' },
  allowed: (state, context) =>
    requireInvited(state, context) ??
    (standingInterests(state).length > 0 ? undefined : refuse('not-in-conflict')),
  decide(builder, { conflict }) {
    const { by } = builder.context
    const found = standingInterests(builder.state).find(({ id }) => id === conflict)
    if (!found) return refuse('not-in-conflict', 'conflict')
    const { id, agency, role, item, person } = found
    const own = person === undefined ? holdsSeat(found, by) : person === by.id
    if (!own && !by.roles.includes('chair')) return refuse('not-yours', 'conflict')
    builder.record('conflict-withdrawn', { id, agency, role, ...optional({ item }) })
    builder.weighQuorum()
    return undefined
  },
})

/**
 * A colleague without the conflict, or whoever alone may hear the item for an agency that is kept out of it, sits in for
 * an item, or for the whole meeting if the conflict is about that: the seat counts again.
 */
const takeSeat = seatRule({
  label: 'Take the seat of a colleague',
  body: z.strictObject({ ...party, agency: agencyId(), item: itemId().optional() }),
  example: { agency: 'metropolitan-police-service', role: 'policeLead', item: 'i1' },
  allowed: (state, context) =>
    atStages(...beforeSession, 'inSession')(state, context) ??
    requireInvited(state, context) ??
    (hasSeatToTake(state) ? undefined : refuse('not-in-conflict')),
  decide(builder, { item, ...seat }) {
    const refused = seatRefused(builder, seat)
    if (refused) return refused
    const { state, context } = builder
    const taken = state.seats[seatKey(seat)]
    const alone = representativeAt(state, seat.agency, item)
    if (item !== undefined && alone !== undefined && isUnrepresented(state, seat, item)) {
      if (alone !== context.by.id && !runsMeeting(context)) return refuse('represented', 'role')
      if (hasInterest(state, alone, item)) return refuse('in-conflict')
      builder.record('seat-taken', { ...seat, item, represents: true })
      builder.weighQuorum()
      return undefined
    }
    if (!taken || !isInConflict(taken, item)) return refuse('not-in-conflict')
    if (hasInterest(state, context.by.id, item)) return refuse('in-conflict')
    const about = taken.conflict === 'all' ? undefined : item
    builder.record('seat-taken', { ...seat, ...optional({ item: about }) })
    builder.weighQuorum()
    return undefined
  },
})

/** Who is too near to what is heard, and who sits in for them. */
export const conflictCommands = {
  'declare-conflict': declareConflict,
  'withdraw-conflict': withdrawConflict,
  'take-seat': takeSeat,
} as const
