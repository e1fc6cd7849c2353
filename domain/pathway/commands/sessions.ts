import { z } from 'zod'
import { moveRequesters, sessionModes, treatmentBases } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { codes, roles } from '../../codes.ts'
import { pilotProgrammes } from '../../policy/defaults.ts'
import type { PathwayBuilder } from '../builder.ts'
import { nextSession } from '../state.ts'
import type { Refusal } from '../../entity/decider.ts'
import { absences, type Session } from '../shape/treatment.ts'
import { sessionAt } from '../session-days.ts'
import {
  agencyId,
  instant,
  mandatingOrderId,
  programmeCode,
  sessionId,
  words,
} from '../../fields.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { atStages, rule, type PathwayRule, ruleWith } from '../rule.ts'
import { endProgramme, wasNotDelivered } from '../programme.ts'
import { openSessionRecord } from '../session-record.ts'
import { isInsideHold } from '../hold.ts'
import { waitsForPolice } from '../investigation.ts'
import { followUp, isMissed, missedInRow, tellMissed } from '../missed-sessions.ts'
import { whyNoMandate } from '../mandate.ts'

const ofPolicy = `The code of a programme of the site's policy. The pilots have ${codes(pilotProgrammes).join(', ')}; a code that a site does not have is refused with those that it has.`

/**
 * Sessions by a programme of the site's policy; the count and the rhythm can be set apart from it. What would fall on a day
 * off is held on the next working day, unless the first was set for one.
 */
const planSessions = rule({
  label: 'Plan the sessions',
  area: 'treatment',
  who: ['forensicClinician', 'probation'],
  ofTheLiving: true,
  body: z.strictObject({
    programme: programmeCode(ofPolicy),
    provider: z.strictObject({ agency: agencyId(), role: codeOf(roles) }),
    firstAt: instant(),
    count: z.int().min(1).max(60).optional(),
    everyDays: z.int().min(1).max(90).optional(),
    basis: codeOf(treatmentBases),
    /** Which order mandates them. */
    orderId: mandatingOrderId().optional(),
  }),
  example: {
    programme: 'eight-weekly-and-follow-up',
    provider: { agency: 'barnet-enfield-haringey-mental-health-trust', role: 'forensicClinician' },
    firstAt: '2027-02-02T10:00:00Z',
    count: 9,
    everyDays: 7,
    basis: 'consent',
  },
  settles: ['planSessions'],
  allowed: (state, context) =>
    atStages('sessions')(state, context) ??
    (nextSession(state) ? refuse('sessions-planned') : undefined) ??
    (waitsForPolice(state, context.reference) ? refuse('under-investigation') : undefined),
  decide(builder, { programme, provider, firstAt, count, everyDays, basis, orderId }) {
    const { reference, receivedAt } = builder.context
    const planned = reference.policy.programmes[programme]
    if (!planned) return refuse('unknown-programme', 'programme')
    if (!Object.hasOwn(reference.agencies, provider.agency))
      return refuse('not-in-core-set', 'provider.agency')
    if (basis === 'consent' && builder.state.consent === 'withdrawn')
      return refuse('consent-withdrawn', 'basis')
    if (basis === 'consent' && builder.state.consent !== 'given')
      return refuse('consent-missing', 'basis')
    const noMandate = whyNoMandate(builder, basis, orderId)
    if (noMandate) return noMandate
    const first = Date.parse(firstAt)
    if (first <= receivedAt) return refuse('not-later', 'firstAt')
    const rhythm = everyDays ?? planned.everyDays
    const before = builder.state.sessions.length
    const sessions = Array.from(
      { length: count ?? planned.sessions + planned.followUps },
      (_, n) => ({
        id: `s${before + n + 1}`,
        at: sessionAt(first, n * rhythm, builder.calendar),
      }),
    )
    builder.settle(['planSessions'])
    builder.record('sessions-planned', {
      programme,
      provider,
      basis,
      ...optional({ orderId }),
      sessions,
    })
    openSessionRecord(builder)
  },
})

/** Only the provider, while sessions are planned. */
export const byProvider: PathwayRule['allowed'] = (state, context) =>
  atStages('sessions')(state, context) ??
  (nextSession(state) ? undefined : refuse('nothing-owed')) ??
  (context.by.agency === state.provider?.agency ? undefined : refuse('not-yours'))

/** The session with an id, if it has no record yet; or why not. */
function findOpenSession({ state }: PathwayBuilder, id: string): Session | Refusal {
  const session = state.sessions.find((one) => one.id === id)
  if (!session) return refuse('no-such-session', 'sessionId')
  return session.record ? refuse('already-ended', 'sessionId') : session
}

/** What the provider does with a session. */
const providerRule = ruleWith({
  area: 'treatment',
  who: 'anyAgency',
  ofTheLiving: true,
  allowed: byProvider,
})

/** Four facts kept apart: whether it was held, who came, whether late, and why not. Missed ones in a row are told. */
const recordSession = providerRule({
  label: 'Record a session',
  body: z.strictObject({
    sessionId: sessionId(),
    held: z.boolean(),
    attended: z.boolean(),
    late: z.boolean().default(false),
    absence: codeOf(absences).optional(),
    note: words().optional(),
  }),
  example: { sessionId: 's1', held: true, attended: true, late: false },
  settles: ['recordSession'],
  decide(builder, { sessionId, held, attended, late, absence, note }) {
    const session = findOpenSession(builder, sessionId)
    if ('code' in session) return session
    if (held && session.at > builder.context.receivedAt) return refuse('not-held-yet', 'held')
    if (attended && !held) return refuse('session-contradicts', 'attended')
    if (late && !attended) return refuse('session-contradicts', 'late')
    if (attended && absence) return refuse('absence-not-needed', 'absence')
    const record = { held, attended, late, ...optional({ absence }) }
    const missed = isMissed(record) && !isInsideHold(builder.state, session)
    const before = builder.state.missedRunning
    const missedRunning = missedInRow(builder.state, { id: sessionId, record })
    builder.settle(['recordSession'], 'met', sessionId)
    builder.record('session-recorded', {
      id: sessionId,
      record,
      missedRunning,
      ...optional({ note }),
    })
    if (missed) followUp(builder, sessionId)
    tellMissed(builder, before)
    continueProgramme(builder)
  },
})

/** Where a session takes place and with whom, and what the person needs for it. */
const bookSession = providerRule({
  label: 'Book a session',
  body: z.strictObject({
    sessionId: sessionId(),
    how: codeOf(sessionModes),
    place: words(200).optional(),
    withWhom: words(200).optional(),
    needs: words(1000).optional(),
  }),
  needed: { place: { when: 'how', is: ['inPerson'] } },
  example: {
    sessionId: 's1',
    how: 'inPerson',
    place: 'Room 4, the clinic',
    withWhom: 'His own clinician',
    needs: 'An interpreter',
  },
  decide(builder, { sessionId, how, place, withWhom, needs }) {
    const session = findOpenSession(builder, sessionId)
    if ('code' in session) return session
    if (how === 'inPerson' && place === undefined) return refuse('place-missing', 'place')
    builder.record('session-booked', {
      id: sessionId,
      how,
      ...optional({ place, withWhom, needs }),
    })
  },
})

/** The service cancels a session: its own fault, which counts against nobody and is missing from the dosage. */
const cancelSession = providerRule({
  label: 'Cancel a session',
  body: z.strictObject({ sessionId: sessionId(), reason: words() }),
  example: { sessionId: 's2', reason: 'The clinician is ill.' },
  decide(builder, { sessionId, reason }) {
    const session = findOpenSession(builder, sessionId)
    if ('code' in session) return session
    builder.settle(['recordSession'], 'ended', sessionId)
    builder.record('session-cancelled', { id: sessionId, reason })
    continueProgramme(builder)
  },
})

/** The record of the next session is owed, or the programme is complete. */
function continueProgramme(builder: PathwayBuilder): void {
  if (nextSession(builder.state)) openSessionRecord(builder)
  else endProgramme(builder, wasNotDelivered(builder) ? 'notDelivered' : 'complete')
}

/** Moves a session that is still to come, with who asked and why. */
const moveSession = providerRule({
  label: 'Move a session',
  body: z.strictObject({
    sessionId: sessionId(),
    to: instant(),
    requestedBy: codeOf(moveRequesters),
    reason: words(),
  }),
  example: {
    sessionId: 's2',
    to: '2027-02-11T10:00:00Z',
    requestedBy: 'provider',
    reason: 'The room is not free.',
  },
  decide(builder, { sessionId, to, requestedBy, reason }) {
    const session = findOpenSession(builder, sessionId)
    if ('code' in session) return session
    const moved = Date.parse(to)
    if (moved <= builder.context.receivedAt) return refuse('not-later', 'to')
    builder.record('session-moved', { id: sessionId, to: moved, requestedBy, reason })
    builder.settle(['recordSession'], 'ended')
    openSessionRecord(builder)
  },
})

/** Planning, booking, moving and recording sessions. */
export const sessionCommands = {
  'plan-sessions': planSessions,
  'record-session': recordSession,
  'move-session': moveSession,
  'book-session': bookSession,
  'cancel-session': cancelSession,
} as const
