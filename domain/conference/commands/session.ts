import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { audience, agencyId, instant, words } from '../../fields.ts'
import { hasAccepted } from '../readable.ts'
import { addDueItems } from '../automatic-items.ts'
import { atStages, beforeSession, requireInvited, ruleWith } from '../rule.ts'
import { adjournReasons, attendances } from '../codes.ts'
import { conflictCommands } from './conflicts.ts'
import { civilDateOf } from '../../calendar/calendar.ts'
import { defer } from './agenda.ts'
import { refuse } from '../../entity/rule.ts'
import { party } from '../bodies.ts'
import { listedItems, sameParty, seatKey } from '../state.ts'
import { cannotWait, wasReferrerHeard } from '../quorum.ts'
import { holdsSeat, seatRefused, seatRule } from '../seat-rule.ts'

const chairRule = ruleWith({ area: 'session', who: ['chair'] })

/** The chair opens the session, on the day of the meeting at the earliest. */
const openSession = chairRule({
  label: 'Open the session',
  body: z.strictObject({}),
  example: {},
  reads: { agenda: true },
  allowed: (state, context) =>
    atStages('circulated')(state, context) ?? notBeforeItsDay(state, context),
  decide(builder) {
    // How much they hear is now for those at the table; an agenda that is too full is no longer anybody's obligation.
    builder.settle(['attend', 'attendUrgent', 'fitAgenda'], 'ended')
    addDueItems(builder)
    builder.record('session-opened', { at: builder.context.receivedAt })
    builder.weighQuorum()
  },
})

const notBeforeItsDay: ReturnType<typeof atStages> = ({ meeting }, { receivedAt, reference }) => {
  const { zone } = reference.policy.hours
  const early = meeting && civilDateOf(receivedAt, zone) < civilDateOf(meeting.at, zone)
  return early ? refuse('not-that-day-yet') : undefined
}

/**
 * Who is here, who sent apologies or information, who came late or left, recorded by those who run the meeting or by
 * the seat's holder. Somebody present counts from the beginning, unless a time is given or they had left earlier. If
 * this loses the quorum, the meeting is adjourned.
 */
const recordAttendance = seatRule({
  label: 'Record attendance',
  body: z.strictObject({
    ...party,
    agency: agencyId(),
    how: codeOf(attendances),
    at: instant().optional(),
  }),
  example: { agency: 'metropolitan-police-service', role: 'policeLead', how: 'present' },
  settles: ['attend', 'attendUrgent'],
  allowed: (state, context) =>
    atStages(...beforeSession, 'inSession')(state, context) ?? requireInvited(state, context),
  decide(builder, { agency, role, how, at: when }) {
    const seat = { agency, role }
    const refused = seatRefused(builder, seat)
    if (refused) return refused
    const { receivedAt } = builder.context
    const { openedAt, seats } = builder.state
    const inTheRoom = how === 'present' || how === 'left'
    if (inTheRoom && openedAt === undefined) return refuse('meeting-stage', 'how')
    if (how === 'left' && seats[seatKey(seat)]?.how !== 'present') return refuse('not-present')
    const time = when === undefined ? undefined : Date.parse(when)
    if (time !== undefined && (time > receivedAt || time < (openedAt ?? time)))
      return refuse('time-outside', 'at')
    const again = seats[seatKey(seat)]?.how === 'left'
    const from = how === 'present' && !again ? (openedAt ?? receivedAt) : receivedAt
    const late = how === 'present' && time !== undefined && time > from
    for (const one of builder.owed('attend', 'attendUrgent'))
      if (sameParty(one, seat)) builder.settleOne(one.id, 'met')
    builder.record('attendance-recorded', {
      ...seat,
      how,
      at: time ?? from,
      ...(late ? { late } : {}),
    })
    builder.weighQuorum()
  },
})

/** Everybody present accepts the confidentiality statement; if it was on paper, those who run the meeting record it. */
const acceptConfidentiality = seatRule({
  label: 'Accept the confidentiality statement',
  body: z.strictObject({ ...party, agency: agencyId() }),
  example: { agency: 'metropolitan-police-service', role: 'policeLead' },
  allowed: (state, context) =>
    atStages('inSession')(state, context) ?? requireInvited(state, context),
  decide(builder, seat) {
    const refused = seatRefused(builder, seat)
    if (refused) return refused
    const present = builder.state.seats[seatKey(seat)]
    if (present?.how !== 'present') return refuse('not-present', 'role')
    if (present.accepted) return refuse('already-accepted', 'role')
    builder.record('confidentiality-accepted', seat)
    const { by } = builder.context
    if (holdsSeat(seat, by) && !hasAccepted(builder.state, by))
      builder.record('papers-accepted', { reader: by.id })
  },
})

/** Whoever is invited accepts the statement for themselves, before they read the papers of the meeting. */
const acceptForPapers = ruleWith({ area: 'session', who: 'anyAgency' })({
  label: 'Accept confidentiality for the papers',
  body: z.strictObject({}),
  example: {},
  afterEnd: true, // minutes are read when the meeting is over
  allowed: (state, context) =>
    atStages(...beforeSession, 'inSession', 'adjourned', 'minutes', 'locked')(state, context) ??
    requireInvited(state, context) ??
    (hasAccepted(state, context.by) ? refuse('already-accepted') : undefined),
  decide(builder) {
    builder.record('papers-accepted', { reader: builder.context.by.id })
  },
})

/** The chair ends the session before its agenda is heard; it is reconvened, and begins with what is undecided. */
const adjourn = chairRule({
  label: 'Adjourn the meeting',
  body: z.strictObject({ because: codeOf(adjournReasons), reason: words(), audience: audience() }),
  example: { because: 'other', reason: 'A fire alarm.' },
  settles: ['holdMeeting'],
  allowed: atStages('inSession'),
  decide(builder, why) {
    builder.adjourn(why)
  },
})

/**
 * The session ends: each item is settled and each open action reviewed. An item whose referrer neither came nor briefed
 * anybody is deferred by that (S34). If its risk is high or the meeting an emergency, it is the chair's to hear or to defer.
 */
const closeSession = chairRule({
  label: 'Close the session',
  body: z.strictObject({}),
  example: {},
  settles: ['holdMeeting'],
  allowed: (state, context) =>
    atStages('inSession')(state, context) ??
    (state.actions.some(({ review }) => !review) ? refuse('actions-unreviewed') : undefined),
  decide(builder) {
    const noShow = listedItems(builder.state).filter(
      (item) => !cannotWait(builder.state, item) && !wasReferrerHeard(builder.state, item),
    )
    if (listedItems(builder.state).length > noShow.length) return refuse('items-undecided')
    for (const { id } of noShow) defer(builder, id, { because: 'referrerAbsent' })
    builder.noteAbsent()
    builder.settle(['holdMeeting'])
    builder.settle(['meetingReturn', 'meetingReturnUrgent', 'fitAgenda'], 'ended')
    builder.record('session-closed', {})
    builder.open('draftMinutes')
  },
})

/** The meeting itself: who is there, and its opening, adjournment and closing. */
export const sessionCommands = {
  'open-session': openSession,
  'record-attendance': recordAttendance,
  'accept-confidentiality': acceptConfidentiality,
  'accept-for-papers': acceptForPapers,
  ...conflictCommands,
  adjourn,
  'close-session': closeSession,
} as const
