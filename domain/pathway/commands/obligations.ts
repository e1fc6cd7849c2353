import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { type Role, roles } from '../../codes.ts'
import type { PathwayBuilder } from '../builder.ts'
import { agencyId, fieldMarks, words, obligationId } from '../../fields.ts'
import { type ObligationCode, obligationKinds } from '../../obligations/kinds.ts'
import type { ObligationKind } from '../../obligations/kind.ts'
import type { Obligation } from '../../obligations/obligation.ts'
import { given, refuse } from '../../entity/rule.ts'
import { rule, type PathwayRule } from '../rule.ts'
import { owed } from '../state.ts'
import { waiveReturnOf } from './research.ts'

const somethingOwed: PathwayRule['allowed'] = (state) =>
  owed(state).length > 0 ? undefined : refuse('nothing-owed')

const find = (builder: PathwayBuilder, id: string): Obligation | undefined =>
  builder.state.obligations[id]

/** Sends the owner a reminder out of turn. */
export const remindNow = rule({
  label: 'Send a reminder now',
  who: ['coordinator', 'supervisor'],
  afterEnd: 'whileOwed',
  body: z.strictObject({ obligationId: obligationId() }),
  example: { obligationId: 'pw0123456789ab.3' },
  allowed: somethingOwed,
  decide(builder, { obligationId }) {
    const obligation = find(builder, obligationId)
    if (!obligation) return refuse('no-such-obligation', 'obligationId')
    if (obligation.stopped !== undefined) return refuse('stopped-by-hold', 'obligationId')
    builder.record('reminder-asked', { id: obligation.id, nudge: obligation.nudges + 1 })
    return undefined
  },
})

/** Gives more time, with a reason; the ladder is planned again and the owner is told. */
export const extend = rule({
  label: 'Extend the deadline',
  who: ['coordinator', 'supervisor'],
  afterEnd: 'whileOwed',
  body: z.strictObject({
    obligationId: obligationId(),
    /** An instant, or a day: then by the end of working hours on it. */
    to: z
      .union([z.iso.datetime({ offset: true }), z.iso.date()])
      .register(fieldMarks, { mark: 'instant' }),
    reason: words(),
  }),
  example: {
    obligationId: 'pw0123456789ab.3',
    to: '2027-01-29',
    reason: 'Agreed by telephone with the agency.',
  },
  allowed: somethingOwed,
  decide(builder, { obligationId, to, reason }) {
    const obligation = find(builder, obligationId)
    if (!obligation) return refuse('no-such-obligation', 'obligationId')
    // Its clock does not run: a date now would say nothing of when it is due.
    if (obligation.stopped !== undefined) return refuse('stopped-by-hold', 'obligationId')
    const { zone, to: evening } = builder.calendar.hours
    const due = to.includes('T') ? Date.parse(to) : atCivil(to, evening, zone)
    if (due <= builder.context.receivedAt) return refuse('not-later', 'to')
    builder.move(obligation, due, reason)
    return undefined
  },
})

/** One agency's own to give: what it knows, what it referred, the session that it held, its own answer. */
const ofOneAgency = ['return', 'amend', 'recordSession', 'answerTransfer'] as const

function canMeet(what: ObligationCode, role: Role): boolean {
  const { owner, heldBy }: ObligationKind = obligationKinds[what]
  return heldBy === 'anyRole' || (heldBy ?? [owner]).includes(role)
}

/** Gives an obligation to another agency or role of the site, with a reason; the ladder is planned again. */
export const reassign = rule({
  label: 'Reassign',
  who: ['coordinator', 'supervisor'],
  afterEnd: 'whileOwed',
  body: z.strictObject({
    obligationId: obligationId(),
    agency: agencyId(),
    role: codeOf(roles),
    reason: words(),
  }),
  example: {
    obligationId: 'pw0123456789ab.3',
    agency: 'london-council',
    role: 'agencyWorker',
    reason: 'Agreed by telephone with the agency.',
  },
  allowed: somethingOwed,
  decide(builder, { obligationId, agency, role, reason }) {
    const obligation = find(builder, obligationId)
    if (!obligation) return refuse('no-such-obligation', 'obligationId')
    if (!Object.hasOwn(builder.context.reference.agencies, agency))
      return refuse('not-in-core-set', 'agency')
    if (ofOneAgency.some((what) => what === obligation.what) && agency !== obligation.agency)
      return refuse('not-yours', 'agency')
    if (!canMeet(obligation.what, role)) return refuse('cannot-meet', 'role')
    builder.reassign(obligation, { agency, role }, reason)
    if (obligation.what === 'action' && obligation.about !== undefined)
      builder.record('action-reassigned', { id: obligation.about, agency, role })
    return undefined
  },
})

/** Lets something go that keeps no stage from moving and guards no victim, with a reason. */
export const waiveObligation = rule({
  label: 'Waive',
  who: ['coordinator', 'supervisor'],
  body: z.strictObject({ obligationId: obligationId(), reason: words() }),
  example: { obligationId: 'pw0123456789ab.3', reason: 'Agreed by telephone with the agency.' },
  allowed: somethingOwed,
  decide(builder, { obligationId, reason }) {
    const obligation = find(builder, obligationId)
    if (!obligation) return refuse('no-such-obligation', 'obligationId')
    if (!obligationKinds[obligation.what].waivable) return refuse('not-waivable', 'obligationId')
    if (obligation.what === 'return') return waiveReturnOf(builder, obligation.agency, reason)
    builder.settleOne(obligation.id, 'waived', { reason })
    if (obligation.what === 'action' && obligation.about !== undefined)
      builder.record('action-ended', {
        id: obligation.about,
        outcome: 'noLongerPossible',
        note: reason,
      })
    return undefined
  },
})

/** The owner says that something is done which has no command of its own. */
export const recordDone = rule({
  label: 'Mark as done',
  who: 'anyAgency',
  body: z.strictObject({ obligationId: obligationId(), note: words().optional() }),
  example: { obligationId: 'pw0123456789ab.3', note: 'Spoke to the person concerned.' },
  allowed: (state, { by }) => {
    const open = owed(state).filter(byRecordDone)
    if (open.length === 0) return refuse('nothing-owed')
    return open.some(({ agency }) => agency === by.agency) ? undefined : refuse('not-yours')
  },
  decide(builder, { obligationId, note }) {
    const obligation = find(builder, obligationId)
    if (!obligation) return refuse('no-such-obligation', 'obligationId')
    if (!byRecordDone(obligation)) return refuse('has-own-command', 'obligationId')
    if (obligation.agency !== builder.context.by.agency) return refuse('not-yours', 'obligationId')
    builder.settleOne(obligation.id, 'met', given('note', note))
    return undefined
  },
})

function byRecordDone({ what }: Obligation): boolean {
  const { byHand }: ObligationKind = obligationKinds[what]
  return byHand === true
}
