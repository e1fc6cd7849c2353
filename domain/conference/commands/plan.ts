import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import { agencyId, instant, words, conferenceId } from '../../fields.ts'
import { at, beforeSession, conferenceRule } from '../rule.ts'
import { party } from '../bodies.ts'
import type { ConferenceDraft } from '../draft.ts'
import { calendarOf, underPolicy } from '../../reference/reference.ts'
import { isWorkingDay } from '../../calendar/calendar.ts'
import { datesOf } from '../dates.ts'
import { given, refuse } from '../../pathway/rule.ts'
import { listedItems, sameParty, seatKey } from '../state.ts'
import { rulesOf } from '../forms.ts'
import { cancelMeeting, removeFromList } from '../leave.ts'
import { usuallyInvited } from '../invited.ts'

/**
 * A meeting is made: by a person, who says why, by the site's rhythm for one of its slots, or as an emergency by a pathway.
 * Several pathways may make the same one, which is planned once; not when it should have met already, for nobody could come.
 */
export const planConference = conferenceRule({
  label: 'Plan a meeting',
  who: ['coordinator', 'chair'],
  alsoSystem: true,
  beforePlan: true,
  body: messages.conference['plan-conference'],
  allowed: ({ stage }, { by }) =>
    stage === 'unplanned' || by.system ? undefined : refuse('already-planned'),
  decide(draft, { site, form, at: when, place, slot, emergency, reconvenes, reason }) {
    const { reference, receivedAt, by, now } = draft.context
    const meets = Date.parse(when)
    const pathways = emergency && by.system === true
    if (draft.state.stage !== 'unplanned') return pathways ? undefined : refuse('already-planned')
    if (meets <= (pathways ? now : receivedAt)) return refuse('not-later', 'at')
    if (reconvenes === draft.state.id) return refuse('same-meeting', 'reconvenes')
    // Whether a day of the rhythm is a day off must be known: beyond the table of holidays it is not planned.
    if (slot !== undefined) isWorkingDay(slot, reference.policy.division, reference.table)
    if (!by.system && reason === undefined && reconvenes === undefined)
      return refuse('reason-needed', 'reason')
    const rules = rulesOf(reference.policy, form)
    draft.record('conference-planned', {
      site,
      form,
      policyVersion: reference.policyVersion,
      ...datesOf(meets, receivedAt, rules, calendarOf(reference), emergency),
      ...given('place', place),
      ...given('slot', slot),
      capacity: rules.capacity.items,
      minutesPerItem: rules.perItem.minutes,
      quorum: rules.quorum,
      ...(emergency ? { emergency } : {}),
      ...given('reconvenes', reconvenes),
      invited: usuallyInvited(reference, rules.quorum),
      byHand: by.system !== true,
      ...given('reason', reason),
    })
    if (emergency) for (const one of draft.state.invited) draft.askToCome(one)
    return undefined
  },
})

/** The rhythm leaves a meeting to people once its agenda is out, or its time has come. */
const byRhythm: ReturnType<typeof at> = (state, context) =>
  (state.meeting?.at ?? 0) > context.now
    ? at('planned', 'listClosed')(state, context)
    : refuse('meeting-stage')

const byAnyone: ReturnType<typeof at> = (state, context) =>
  context.by.system ? byRhythm(state, context) : at(...beforeSession)(state, context)

/** The meeting is at another time; whoever is invited and every pathway on its list hear of it. A person says why. */
export const moveConference = conferenceRule({
  label: 'Move the meeting',
  who: ['coordinator', 'chair'],
  alsoSystem: true,
  body: z.strictObject({
    at: instant(),
    place: words(300).optional(),
    reason: words().optional(),
  }),
  allowed: byAnyone,
  decide(draft, { at: when, place, reason }) {
    const { by, receivedAt } = draft.context
    const meets = Date.parse(when)
    if (meets <= receivedAt) return refuse('not-later', 'at')
    if (by.system && draft.state.movedByHand) return refuse('moved-by-hand')
    if (by.system && meets === draft.meeting.at) return undefined
    if (!by.system && reason === undefined) return refuse('reason-needed', 'reason')
    reschedule(draft, meets, { ...given('place', place), ...given('reason', reason) })
    return undefined
  },
})

/**
 * A meeting of the rhythm whose agenda is not out takes over what a newer version of its site's policy says: its date, when its
 * list closes, its place, capacity, time and quorum. What the chair extended stays extended; whoever is invited stays so.
 */
export const followPolicy = conferenceRule({
  label: "Apply the site's newer policy",
  who: 'system',
  body: messages.conference['follow-policy'],
  allowed: byRhythm,
  decide(draft, { version, at: when, place }) {
    const { policyVersion: before, at: was, form, place: where } = draft.meeting
    const elsewhere = place !== undefined && place !== where // the same words have the same id
    const meets = Date.parse(when)
    if (draft.state.movedByHand) return refuse('moved-by-hand')
    if (version <= before) return refuse('policy-not-newer', 'version')
    if (meets <= draft.context.receivedAt) return refuse('not-later', 'at')
    const to = underPolicy(draft.context.reference, version)
    if (!to) return refuse('no-such-policy', 'version')
    const extended = draft.meeting.capacity > draft.rules.capacity.items
    const { capacity, perItem, quorum } = rulesOf(to.policy, form)
    draft.record('policy-followed', {
      version,
      before,
      capacity: extended ? Math.max(draft.meeting.capacity, capacity.items) : capacity.items,
      minutesPerItem: perItem.minutes,
      quorum,
      ...given('place', place),
    })
    for (const invited of usuallyInvited(to, quorum)) draft.invite(invited)
    draft.weighAgenda()
    const { listClosesAt, returnsDueAt } = draft.meeting
    const dates = newDates(draft, meets)
    const same = listClosesAt === dates.listClosesAt && returnsDueAt === dates.returnsDueAt
    if (meets !== was || !same || elsewhere)
      reschedule(draft, meets, elsewhere ? given('place', place) : {})
    return undefined
  },
})

/** The meeting has other dates, and so has what is owed. */
function reschedule(
  draft: ConferenceDraft,
  meets: number,
  said: { place?: string; reason?: string } = {},
): void {
  draft.record('conference-rescheduled', {
    ...newDates(draft, meets),
    was: draft.meeting.at,
    sequence: draft.state.sequence + 1,
    byHand: draft.context.by.system !== true,
    ...said,
  })
  moveObligations(draft, said.reason)
}

/** The dates of the meeting when it meets then; a list that is closed stays closed. */
function newDates(draft: ConferenceDraft, meets: number) {
  const { emergency, listClosesAt } = draft.meeting
  const { receivedAt } = draft.context
  const dates = datesOf(meets, receivedAt, draft.rules, draft.calendar, emergency === true)
  return draft.state.stage === 'planned' ? dates : { ...dates, listClosesAt }
}

/** The dates of what is owed follow the meeting. The invited hear of it from the meeting; who owes a return, from that. */
function moveObligations(draft: ConferenceDraft, reason: string | undefined): void {
  const { at: meets, returnsDueAt } = draft.meeting
  const returnsBy = returnsDueAt <= draft.context.now ? meets : returnsDueAt
  for (const one of draft.owed('attend', 'attendUrgent')) draft.move(one, meets)
  for (const one of draft.owed('meetingReturn', 'meetingReturnUrgent'))
    draft.move(one, returnsBy, reason)
  for (const one of draft.owed('circulateAgenda'))
    draft.move(one, circulationDeadline(draft), reason)
  for (const one of draft.owed('holdMeeting')) draft.move(one, holdingDeadline(draft))
  // Whoever had been let off by the old date is asked anew.
  if (draft.state.stage === 'planned' && !draft.meeting.emergency) return
  for (const invited of draft.state.invited)
    if (!draft.owed('attend', 'attendUrgent').some((one) => sameParty(one, invited)))
      if (draft.state.seats[seatKey(invited)]?.how === undefined) draft.askToCome(invited)
}

/** The meeting does not take place. Its items go to the meeting that is named, or back to their pathways. A person says why. */
export const cancelConference = conferenceRule({
  label: 'Cancel the meeting',
  who: ['coordinator', 'chair'],
  alsoSystem: true,
  body: z.strictObject({ reason: words().optional(), to: conferenceId().optional() }),
  allowed: byAnyone,
  decide(draft, { reason, to }) {
    const { by } = draft.context
    if (to === draft.state.id) return refuse('same-meeting', 'to')
    if (by.system && draft.state.movedByHand) return refuse('moved-by-hand')
    if (!by.system && reason === undefined) return refuse('reason-needed', 'reason')
    for (const item of listedItems(draft.state))
      removeFromList(draft, item, { type: 'item-moved', because: 'cancelled', ...given('to', to) })
    cancelMeeting(draft, { byHand: by.system !== true, ...given('reason', reason) })
    return undefined
  },
})

/** Somebody else is asked to the table. */
export const inviteAgency = conferenceRule({
  label: 'Invite an agency',
  who: ['coordinator', 'chair'],
  body: z.strictObject({ ...party, agency: agencyId() }),
  allowed: at(...beforeSession, 'inSession'),
  decide(draft, invited) {
    if (!Object.hasOwn(draft.context.reference.agencies, invited.agency))
      return refuse('not-in-core-set', 'agency')
    if (draft.state.invited.some((other) => sameParty(other, invited)))
      return refuse('already-invited', 'agency')
    draft.invite(invited)
    return undefined
  },
})

/** By when the agenda goes out: by its clock after the returns, and before the meeting in any case. */
export function circulationDeadline(draft: ConferenceDraft): number {
  const { at: meets, returnsDueAt } = draft.meeting
  const usual = draft.dueAfter('circulateAgenda', Math.min(returnsDueAt, meets))
  return draft.notPassed(Math.min(usual, meets))
}

/** By when the meeting is held: the end of its day, or when it begins where that is later. */
export const holdingDeadline = (draft: ConferenceDraft): number => {
  const { at: meets } = draft.meeting
  return draft.notPassed(Math.max(draft.dueAfter('meeting', meets), meets))
}
