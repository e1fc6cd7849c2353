import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import { audience, agencyId, instant, words, conferenceId } from '../../fields.ts'
import { atStages, beforeSession, rule, ruleWith } from '../rule.ts'
import { planExample, party } from '../bodies.ts'
import type { ConferenceBuilder } from '../builder.ts'
import { calendarOf, underPolicy } from '../../reference/reference.ts'
import { isWorkingDay } from '../../calendar/calendar.ts'
import { datesOf } from '../dates.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { listedItems, sameParty, seatKey } from '../state.ts'
import { rulesOf } from '../forms.ts'
import { cancelMeeting, removeFromList } from '../leave.ts'
import { usuallyInvited } from '../invited.ts'

/** Those who run meetings plan them, and so does the rhythm of the site. */
const planRule = ruleWith({ area: 'meeting', who: ['coordinator', 'chair'], alsoSystem: true })

/**
 * A meeting is created: by a person, who says why, by the site's rhythm for one of its slots, or as an emergency by a
 * pathway. Several pathways may create the same one, which is planned once. A meeting whose time has already passed is
 * not planned, because nobody could attend.
 */
const planConference = planRule({
  label: 'Plan a meeting',
  beforeBeginning: true,
  body: messages.conference['plan-conference'],
  needed: { reason: 'asThingsStand' },
  example: planExample,
  reads: { ownSite: 'site' },
  settles: ['reconvene'],
  allowed: ({ stage }, { by }) =>
    stage === 'unplanned' || by.system ? undefined : refuse('already-planned'),
  decide(builder, { site, form, at: when, place, slot, emergency, reconvenes, reason }) {
    const { reference, receivedAt, by, now } = builder.context
    const meets = Date.parse(when)
    const pathways = emergency && by.system === true
    if (builder.state.stage !== 'unplanned') return pathways ? undefined : refuse('already-planned')
    if (meets <= (pathways ? now : receivedAt)) return refuse('not-later', 'at')
    if (reconvenes === builder.state.id) return refuse('same-meeting', 'reconvenes')
    // Whether a day of the rhythm is a day off must be known: beyond the table of holidays it is not planned.
    if (slot !== undefined) isWorkingDay(slot, reference.policy.division, reference.table)
    if (!by.system && reason === undefined && reconvenes === undefined)
      return refuse('reason-needed', 'reason')
    const rules = rulesOf(reference.policy, form)
    builder.record('conference-planned', {
      site,
      form,
      policyVersion: reference.policyVersion,
      ...datesOf(meets, receivedAt, rules, calendarOf(reference), emergency),
      ...optional({ place, slot }),
      capacity: rules.capacity.items,
      minutesPerItem: rules.perItem.minutes,
      quorum: rules.quorum,
      ...(emergency ? { emergency } : {}),
      ...optional({ reconvenes }),
      invited: usuallyInvited(reference, rules.quorum),
      byHand: by.system !== true,
      ...optional({ reason }),
    })
    if (emergency) for (const one of builder.state.invited) builder.askToCome(one)
  },
})

/** The rhythm leaves a meeting to people once its agenda is out, or its time has come. */
const byRhythm: ReturnType<typeof atStages> = (state, context) =>
  (state.meeting?.at ?? 0) > context.now
    ? atStages('planned', 'listClosed')(state, context)
    : refuse('meeting-stage')

const byAnyone: ReturnType<typeof atStages> = (state, context) =>
  context.by.system ? byRhythm(state, context) : atStages(...beforeSession)(state, context)

/** The meeting is at another time. Everybody invited and every pathway on its list is told. A person gives a reason. */
const moveConference = planRule({
  label: 'Move the meeting',
  body: z.strictObject({
    at: instant(),
    place: words(300).optional(),
    reason: words().optional(),
    audience: audience(),
  }),
  needed: { reason: 'always' },
  example: { at: '2026-12-10T10:00:00Z', reason: 'The room is not free that morning.' },
  allowed: byAnyone,
  decide(builder, { at: when, place, reason }) {
    const { by, receivedAt } = builder.context
    const meets = Date.parse(when)
    if (meets <= receivedAt) return refuse('not-later', 'at')
    if (by.system && builder.state.movedByHand) return refuse('moved-by-hand')
    if (by.system && meets === builder.meeting.at) return undefined
    if (!by.system && reason === undefined) return refuse('reason-needed', 'reason')
    reschedule(builder, meets, optional({ place, reason }))
  },
})

/**
 * A meeting of the rhythm whose agenda is not out adopts what a newer version of its site's policy says: its date, list
 * closing, place, capacity, time and quorum. What the chair extended stays extended, and those invited stay invited.
 */
const followPolicy = rule({
  label: "Apply the site's newer policy",
  area: 'meeting',
  who: 'system',
  body: messages.conference['follow-policy'],
  reads: { policy: 'version' },
  allowed: byRhythm,
  decide(builder, { version, at: when, place }) {
    const { policyVersion: before, at: was, form, place: where } = builder.meeting
    const elsewhere = place !== undefined && place !== where // the same words have the same id
    const meets = Date.parse(when)
    if (builder.state.movedByHand) return refuse('moved-by-hand')
    if (version <= before) return refuse('policy-not-newer', 'version')
    if (meets <= builder.context.receivedAt) return refuse('not-later', 'at')
    const to = underPolicy(builder.context.reference, version)
    if (!to) return refuse('no-such-policy', 'version')
    const extended = builder.meeting.capacity > builder.rules.capacity.items
    const { capacity, perItem, quorum } = rulesOf(to.policy, form)
    builder.record('policy-followed', {
      version,
      before,
      capacity: extended ? Math.max(builder.meeting.capacity, capacity.items) : capacity.items,
      minutesPerItem: perItem.minutes,
      quorum,
      ...optional({ place }),
    })
    for (const invited of usuallyInvited(to, quorum)) builder.invite(invited)
    builder.weighAgenda()
    const { listClosesAt, returnsDueAt } = builder.meeting
    const dates = newDates(builder, meets)
    const same = listClosesAt === dates.listClosesAt && returnsDueAt === dates.returnsDueAt
    if (meets !== was || !same || elsewhere)
      reschedule(builder, meets, elsewhere ? optional({ place }) : {})
  },
})

/** The meeting has other dates, and so has what is owed. */
function reschedule(
  builder: ConferenceBuilder,
  meets: number,
  said: { place?: string; reason?: string } = {},
): void {
  builder.record('conference-rescheduled', {
    ...newDates(builder, meets),
    was: builder.meeting.at,
    sequence: builder.state.sequence + 1,
    byHand: builder.context.by.system !== true,
    ...said,
  })
  moveObligations(builder, said.reason)
}

/** The dates of the meeting when it meets then; a list that is closed stays closed. */
function newDates(builder: ConferenceBuilder, meets: number) {
  const { emergency, listClosesAt } = builder.meeting
  const { receivedAt } = builder.context
  const dates = datesOf(meets, receivedAt, builder.rules, builder.calendar, emergency === true)
  return builder.state.stage === 'planned' ? dates : { ...dates, listClosesAt }
}

/** The dates of what is owed follow the meeting. Those invited learn it from the meeting itself, and those who owe a return from that return. */
function moveObligations(builder: ConferenceBuilder, reason: string | undefined): void {
  const { at: meets, returnsDueAt } = builder.meeting
  const returnsBy = returnsDueAt <= builder.context.now ? meets : returnsDueAt
  for (const one of builder.owed('attend', 'attendUrgent')) builder.move(one, meets)
  for (const one of builder.owed('meetingReturn', 'meetingReturnUrgent'))
    builder.move(one, returnsBy, reason)
  for (const one of builder.owed('circulateAgenda'))
    builder.move(one, circulationDeadline(builder), reason)
  for (const one of builder.owed('holdMeeting')) builder.move(one, holdingDeadline(builder))
  // Those excused from the old date are asked again.
  if (builder.state.stage === 'planned' && !builder.meeting.emergency) return
  for (const invited of builder.state.invited)
    if (!builder.owed('attend', 'attendUrgent').some((one) => sameParty(one, invited)))
      if (builder.state.seats[seatKey(invited)]?.how === undefined) builder.askToCome(invited)
}

/** The meeting does not take place. Its items go to the meeting that is named, or back to their pathways. A person says why. */
const cancelConference = planRule({
  label: 'Cancel the meeting',
  body: z.strictObject({
    reason: words().optional(),
    to: conferenceId().optional(),
    audience: audience(),
  }),
  needed: { reason: 'always' },
  example: { reason: 'The room is not free that morning.', to: 'cf0123456789ab' },
  allowed: byAnyone,
  decide(builder, { reason, to }) {
    const { by } = builder.context
    if (to === builder.state.id) return refuse('same-meeting', 'to')
    if (by.system && builder.state.movedByHand) return refuse('moved-by-hand')
    if (!by.system && reason === undefined) return refuse('reason-needed', 'reason')
    for (const item of listedItems(builder.state))
      removeFromList(builder, item, {
        type: 'item-moved',
        because: 'cancelled',
        ...optional({ to }),
      })
    cancelMeeting(builder, { byHand: by.system !== true, ...optional({ reason }) })
  },
})

/** Somebody else is asked to the table. */
const inviteAgency = rule({
  label: 'Invite an agency',
  area: 'meeting',
  who: ['coordinator', 'chair'],
  body: z.strictObject({ ...party, agency: agencyId() }),
  example: { agency: 'london-housing', role: 'agencyWorker' },
  allowed: atStages(...beforeSession, 'inSession'),
  decide(builder, invited) {
    if (!Object.hasOwn(builder.context.reference.agencies, invited.agency))
      return refuse('not-in-core-set', 'agency')
    if (builder.state.invited.some((other) => sameParty(other, invited)))
      return refuse('already-invited', 'agency')
    builder.invite(invited)
  },
})

/** The deadline for circulating the agenda: by its clock after the returns, and always before the meeting. */
export function circulationDeadline(builder: ConferenceBuilder): number {
  const { at: meets, returnsDueAt } = builder.meeting
  const usual = builder.dueAfter('circulateAgenda', Math.min(returnsDueAt, meets))
  return builder.notPassed(Math.min(usual, meets))
}

/** The deadline for holding the meeting: the end of its day, or its beginning if that is later. */
export const holdingDeadline = (builder: ConferenceBuilder): number => {
  const { at: meets } = builder.meeting
  return builder.notPassed(Math.max(builder.dueAfter('meeting', meets), meets))
}

/** Planning, moving and cancelling a meeting, and inviting agencies to it. */
export const planCommands = {
  'plan-conference': planConference,
  'move-conference': moveConference,
  'follow-policy': followPolicy,
  'cancel-conference': cancelConference,
  'invite-agency': inviteAgency,
} as const
