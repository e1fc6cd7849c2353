import { z } from 'zod'
import { moveRequesters, sessionModes, treatmentBases } from '../shape/choices.ts'
import { outcomesOf } from '../../stages/outcomes.ts'
import { stages } from '../../stages/index.ts'
import { codeOf } from '../../titled.ts'
import { roles } from '../../codes.ts'
import type { Draft } from '../draft.ts'
import { nextSession, owed, type PathwayState } from '../state.ts'
import { absences, type Session } from '../shape/treatment.ts'
import { addCivil } from '../../calendar/calendar.ts'
import { agencyId, instant, words, sessionId, programmeCode, orderId } from '../../fields.ts'
import { at, given, refuse, rule, type Rule } from '../rule.ts'
import { endProgramme } from '../programme.ts'
import { isInsideHold } from '../hold.ts'
import { waitsForPolice } from '../investigation.ts'
import { followUp, isMissed } from './missed.ts'
import { whyNoMandate } from '../mandate.ts'

/**
 * The clinician says whether an intervention suits the person; "not ready" owes a second look. If the site waits for
 * the end of a police investigation, nobody is suitable until then.
 */
export const recordSuitability = rule({
  label: 'Record suitability',
  who: ['forensicClinician'],
  body: z.strictObject({
    result: codeOf(outcomesOf(stages.suitability)),
    note: words().optional(),
  }),
  allowed: at('suitability'),
  decide(draft, { result, note }) {
    if (result === 'suitable' && waitsForPolice(draft.state, draft.context.reference))
      return refuse('under-investigation', 'result')
    draft.settle(['suitability', 'suitabilityRecheck'])
    draft.record('suitability-recorded', { result, ...given('note', note) })
    if (result === 'suitableNotReady') draft.open('suitabilityRecheck')
    else draft.leave('suitability', result)
    return undefined
  },
})

/** Sessions by a programme of the site's policy; the count and the rhythm can be set apart from it. */
export const planSessions = rule({
  label: 'Plan the sessions',
  who: ['forensicClinician', 'probation'],
  body: z.strictObject({
    programme: programmeCode(),
    provider: z.strictObject({ agency: agencyId(), role: codeOf(roles) }),
    firstAt: instant(),
    count: z.int().min(1).max(60).optional(),
    everyDays: z.int().min(1).max(90).optional(),
    basis: codeOf(treatmentBases),
    /** Which order mandates them. */
    orderId: orderId().optional(),
  }),
  allowed: (state, context) =>
    at('sessions')(state, context) ??
    (nextSession(state) ? refuse('sessions-planned') : undefined) ??
    (waitsForPolice(state, context.reference) ? refuse('under-investigation') : undefined),
  decide(draft, { programme, provider, firstAt, count, everyDays, basis, orderId }) {
    const { reference, receivedAt } = draft.context
    const planned = reference.policy.programmes[programme]
    if (!planned) return refuse('unknown-programme', 'programme')
    if (!Object.hasOwn(reference.agencies, provider.agency))
      return refuse('not-in-core-set', 'provider.agency')
    if (basis === 'consent' && draft.state.consent === 'withdrawn')
      return refuse('consent-withdrawn', 'basis')
    const noMandate = whyNoMandate(draft, basis, orderId)
    if (noMandate) return noMandate
    const first = Date.parse(firstAt)
    if (first <= receivedAt) return refuse('not-later', 'firstAt')
    const rhythm = everyDays ?? planned.everyDays
    const before = draft.state.sessions.length
    const sessions = Array.from(
      { length: count ?? planned.sessions + planned.followUps },
      (_, n) => ({
        id: `s${before + n + 1}`,
        at: addCivil(first, { days: n * rhythm }, draft.calendar.hours.zone),
      }),
    )
    draft.settle(['planSessions'])
    draft.record('sessions-planned', {
      programme,
      provider,
      basis,
      ...given('orderId', orderId),
      sessions,
    })
    openSessionRecord(draft)
    return undefined
  },
})

const byProvider: Rule['allowed'] = (state, context) =>
  at('sessions')(state, context) ??
  (nextSession(state) ? undefined : refuse('nothing-owed')) ??
  (context.by.agency === state.provider?.agency ? undefined : refuse('not-yours'))

const findSession = (state: PathwayState, id: string): Session | undefined =>
  state.sessions.find((session) => session.id === id)

/** Four facts kept apart: whether it was held, who came, whether late, and why not. Missed ones in a row are told. */
export const recordSession = rule({
  label: 'Record a session',
  who: 'anyAgency',
  body: z.strictObject({
    sessionId: sessionId(),
    held: z.boolean(),
    attended: z.boolean(),
    late: z.boolean().default(false),
    absence: codeOf(absences).optional(),
    note: words().optional(),
  }),
  allowed: byProvider,
  decide(draft, { sessionId, held, attended, late, absence, note }) {
    const session = findSession(draft.state, sessionId)
    if (!session) return refuse('no-such-session', 'sessionId')
    if (session.record) return refuse('already-ended', 'sessionId')
    if (held && session.at > draft.context.receivedAt) return refuse('not-held-yet', 'held')
    if (attended && !held) return refuse('session-contradicts', 'attended')
    if (late && !attended) return refuse('session-contradicts', 'late')
    if (attended && absence) return refuse('absence-not-needed', 'absence')
    const record = { held, attended, late, ...given('absence', absence) }
    const missed = isMissed(record) && !isInsideHold(draft.state, session)
    const missedRunning = attended ? 0 : draft.state.missedRunning + (missed ? 1 : 0)
    draft.settle(['recordSession'], 'met', sessionId)
    draft.record('session-recorded', {
      id: sessionId,
      record,
      missedRunning,
      ...given('note', note),
    })
    if (missed) followUp(draft, sessionId, missedRunning)
    continueProgramme(draft)
    return undefined
  },
})

/** Where a session takes place and with whom, and what the person needs for it. */
export const bookSession = rule({
  label: 'Book a session',
  who: 'anyAgency',
  body: z.strictObject({
    sessionId: sessionId(),
    how: codeOf(sessionModes),
    place: words(200).optional(),
    withWhom: words(200).optional(),
    needs: words(1000).optional(),
  }),
  allowed: byProvider,
  decide(draft, { sessionId, how, place, withWhom, needs }) {
    const session = findSession(draft.state, sessionId)
    if (!session) return refuse('no-such-session', 'sessionId')
    if (session.record) return refuse('already-ended', 'sessionId')
    if (how === 'inPerson' && place === undefined) return refuse('place-missing', 'place')
    const said = {
      ...given('place', place),
      ...given('withWhom', withWhom),
      ...given('needs', needs),
    }
    draft.record('session-booked', { id: sessionId, how, ...said })
    return undefined
  },
})

/** The service cancels a session: its own fault, which counts against nobody and is missing from the dosage. */
export const cancelSession = rule({
  label: 'Cancel a session',
  who: 'anyAgency',
  body: z.strictObject({ sessionId: sessionId(), reason: words() }),
  allowed: byProvider,
  decide(draft, { sessionId, reason }) {
    const session = findSession(draft.state, sessionId)
    if (!session) return refuse('no-such-session', 'sessionId')
    if (session.record) return refuse('already-ended', 'sessionId')
    draft.settle(['recordSession'], 'ended', sessionId)
    draft.record('session-cancelled', { id: sessionId, reason })
    continueProgramme(draft)
    return undefined
  },
})

/** The record of the next session is owed, or the programme is complete. */
function continueProgramme(draft: Draft): void {
  if (nextSession(draft.state)) openSessionRecord(draft)
  else endProgramme(draft, 'complete')
}

/** Moves a session that is still to come, with who asked and why. */
export const moveSession = rule({
  label: 'Move a session',
  who: 'anyAgency',
  body: z.strictObject({
    sessionId: sessionId(),
    to: instant(),
    requestedBy: codeOf(moveRequesters),
    reason: words(),
  }),
  allowed: byProvider,
  decide(draft, { sessionId, to, requestedBy, reason }) {
    const session = findSession(draft.state, sessionId)
    if (!session) return refuse('no-such-session', 'sessionId')
    if (session.record) return refuse('already-ended', 'sessionId')
    const moved = Date.parse(to)
    if (moved <= draft.context.receivedAt) return refuse('not-later', 'to')
    draft.record('session-moved', { id: sessionId, to: moved, requestedBy, reason })
    draft.settle(['recordSession'], 'ended')
    openSessionRecord(draft)
    return undefined
  },
})

/** Owes the record of the next session by the end of the working day after it. One at a time: the next follows on it. */
export function openSessionRecord(draft: Draft): void {
  const session = nextSession(draft.state)
  if (!session || owed(draft.state, 'recordSession').length > 0) return
  draft.open('recordSession', {
    ...given('owner', draft.state.provider),
    // Of a session that passed while the pathway stood elsewhere, the record is owed from now.
    from: Math.max(session.at, draft.context.receivedAt),
    about: session.id,
  })
}
