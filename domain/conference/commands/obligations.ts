import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { agencyId, words, obligationId } from '../../fields.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { roles, type Role } from '../../codes.ts'
import { conferenceKinds, type ConferenceKind, type ConferenceKindCode } from '../kinds.ts'
import { rule, type ConferenceRule } from '../rule.ts'
import { fieldMarks } from '../../fields.ts'
import { given, refuse } from '../../entity/rule.ts'
import { owedOf } from '../../obligations/owing.ts'

const somethingOwed: ConferenceRule['allowed'] = (state) =>
  owedOf(state).length > 0 ? undefined : refuse('nothing-owed')

/** Sends the owner a reminder out of turn. */
export const remindNow = rule({
  label: 'Send a reminder now',
  who: ['coordinator', 'supervisor'],
  body: z.strictObject({ obligationId: obligationId() }),
  example: { obligationId: 'cf0123456789ab.3' },
  allowed: somethingOwed,
  decide(builder, { obligationId }) {
    const obligation = builder.state.obligations[obligationId]
    if (!obligation) return refuse('no-such-obligation', 'obligationId')
    builder.record('reminder-asked', { id: obligation.id, nudge: obligation.nudges + 1 })
    return undefined
  },
})

/** Gives more time, with a reason; the ladder is planned anew and the owner is told. The meeting itself is moved by its own command. */
export const extend = rule({
  label: 'Extend the deadline',
  who: ['coordinator', 'supervisor'],
  body: z.strictObject({
    obligationId: obligationId(),
    /** An instant, or a day: then by the end of working hours on it. */
    to: z
      .union([z.iso.datetime({ offset: true }), z.iso.date()])
      .register(fieldMarks, { mark: 'instant' }),
    reason: words(),
  }),
  example: {
    obligationId: 'cf0123456789ab.3',
    to: '2026-12-12',
    reason: 'The room is not free that morning.',
  },
  allowed: somethingOwed,
  decide(builder, { obligationId, to, reason }) {
    const obligation = builder.state.obligations[obligationId]
    if (!obligation) return refuse('no-such-obligation', 'obligationId')
    if (byTheMeeting.some((what) => what === obligation.what))
      return refuse('has-own-command', 'obligationId')
    const { zone, to: evening } = builder.calendar.hours
    const due = to.includes('T') ? Date.parse(to) : atCivil(to, evening, zone)
    if (due <= builder.context.receivedAt) return refuse('not-later', 'to')
    builder.move(obligation, due, reason)
    return undefined
  },
})

/** When these are due is when the meeting is. */
const byTheMeeting = ['attend', 'attendUrgent', 'holdMeeting'] as const

/** One agency's own to give: its presence, and what it knows. */
const ofOneAgency = ['attend', 'attendUrgent', 'meetingReturn', 'meetingReturnUrgent'] as const

function canMeet(what: ConferenceKindCode, role: Role): boolean {
  const { owner, heldBy }: ConferenceKind = conferenceKinds[what]
  return heldBy === 'anyRole' || (heldBy ?? [owner]).includes(role)
}

/** Gives an obligation to another agency or role of the site, with a reason; the ladder is planned anew. */
export const reassign = rule({
  label: 'Reassign',
  who: ['coordinator', 'supervisor'],
  body: z.strictObject({
    obligationId: obligationId(),
    agency: agencyId(),
    role: codeOf(roles),
    reason: words(),
  }),
  example: {
    obligationId: 'cf0123456789ab.3',
    agency: 'metropolitan-police-service',
    role: 'policeLead',
    reason: 'The room is not free that morning.',
  },
  allowed: somethingOwed,
  decide(builder, { obligationId, agency, role, reason }) {
    const obligation = builder.state.obligations[obligationId]
    if (!obligation) return refuse('no-such-obligation', 'obligationId')
    if (!Object.hasOwn(builder.context.reference.agencies, agency))
      return refuse('not-in-core-set', 'agency')
    if (ofOneAgency.some((what) => what === obligation.what) && agency !== obligation.agency)
      return refuse('not-yours', 'agency')
    if (!canMeet(obligation.what, role)) return refuse('cannot-meet', 'role')
    builder.reassign(obligation, { agency, role }, reason)
    return undefined
  },
})

/** The owner says that something is done which has no command of its own. */
export const recordDone = rule({
  label: 'Mark as done',
  who: 'anyAgency',
  body: z.strictObject({ obligationId: obligationId(), note: words().optional() }),
  example: { obligationId: 'cf0123456789ab.3', note: 'The address is right again.' },
  allowed: (state, { by }) => {
    const open = owedOf(state, 'mendAddress')
    if (open.length === 0) return refuse('nothing-owed')
    return open.some(({ agency }) => agency === by.agency) ? undefined : refuse('not-yours')
  },
  decide(builder, { obligationId, note }) {
    const obligation = builder.state.obligations[obligationId]
    if (!obligation) return refuse('no-such-obligation', 'obligationId')
    if (obligation.what !== 'mendAddress') return refuse('has-own-command', 'obligationId')
    if (obligation.agency !== builder.context.by.agency) return refuse('not-yours', 'obligationId')
    builder.settleOne(obligation.id, 'met', given('note', note))
    return undefined
  },
})
