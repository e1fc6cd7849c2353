import { z } from 'zod'
import { outcomesOf } from '../../stages/outcomes.ts'
import { stages } from '../../stages/index.ts'
import { codeOf } from '../../titled.ts'
import { risks } from '../../codes.ts'
import type { PathwayBuilder } from '../builder.ts'
import { audience, agencyId, words } from '../../fields.ts'
import { owed } from '../state.ts'
import { oweNews } from '../victim-contact.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { meetingAsksAgencies } from '../listing.ts'
import { shortfall, suggestTriage } from '../screening.ts'
import { referredOn } from '../shape/referred-on.ts'

/** The police lead decides what happens next, with a risk and a rationale. */
const decideTriage = rule({
  label: 'Decide what happens next',
  area: 'referral',
  who: ['policeLead'],
  body: z.strictObject({
    outcome: codeOf(outcomesOf(stages.triage)),
    risk: codeOf(risks),
    rationale: words(),
    ...referredOn,
    audience: audience(),
  }),
  needed: { referTo: { when: 'outcome', is: ['referOn'] } },
  example: {
    outcome: 'conference',
    risk: 'high',
    rationale: 'Escalating, and fixated on one person.',
  },
  settles: ['triage', 'triageUrgent'],
  allowed: (state) => {
    if (state.stage !== 'triage') return refuse('wrong-stage')
    return owed(state, 'triage', 'triageUrgent').length ? undefined : refuse('already-decided')
  },
  decide(builder, { outcome, risk, rationale, referTo, receiver, receiverName }) {
    if (outcome === 'referOn' && !referTo) return refuse('receiver-missing', 'referTo')
    if (receiver && !Object.hasOwn(builder.context.reference.agencies, receiver))
      return refuse('not-in-core-set', 'receiver')
    if (outcome === 'reject' && owed(builder.state, 'emergencyConference').length > 0)
      return refuse('emergency-open', 'outcome')
    const { reference, receivedAt } = builder.context
    const suggested = suggestTriage(builder.state, reference, receivedAt)
    const less = shortfall(suggested, { outcome, risk, referTo })
    if (less) return refuse('below-suggestion', less)
    const askedAtMeeting = outcome === 'conference' && meetingAsksAgencies(builder)
    builder.settle(['triage', 'triageUrgent'])
    builder.record('triage-decided', {
      outcome,
      rationale,
      ...optional({
        referTo,
        receiver,
        receiverName,
        suggested: suggested.because.length ? suggested : undefined,
      }),
      ratedAt: receivedAt,
      ...(askedAtMeeting ? { askedAtMeeting } : {}),
    })
    builder.setRisk(risk, 'triage')
    if (outcome !== 'reject') oweNews(builder, 'triage') // with a rejection the pathway ends
    if (outcome === 'adviceOnly') builder.open('advice')
    else if (outcome === 'referOn')
      builder.open(
        'receiverAcknowledges',
        receiver ? { owner: { agency: receiver, role: 'agencyWorker' } } : {},
      )
    else if (outcome === 'conference')
      builder.leave('triage', outcome, { to: askedAtMeeting ? 'conference' : 'research' })
    else if (outcome === 'emergencyConference') {
      builder.leave('triage', outcome, { owes: [] })
      builder.flag('emergency', true)
      if (owed(builder.state, 'emergencyConference').length === 0)
        builder.open('emergencyConference', { clock: 'emergencyConferenceSameDay' })
    } else builder.leave('triage', outcome)
  },
})

/** Triage decided this, or a later conference did. Both wait where they are until the one thing owed is done. */
const whereDecided = ({ state }: PathwayBuilder): 'triage' | 'conference' =>
  state.stage === 'conference' ? 'conference' : 'triage'

/** The advice was given, and to whom: all that was owed, so closure comes next. */
const recordAdvice = rule({
  label: 'Record the advice given',
  area: 'referral',
  who: ['coordinator'],
  body: z.strictObject({
    /** What was advised. */
    note: words(),
    /** To whom, in words, and to which agency if it is one of the site's. */
    to: words(200).optional(),
    toAgency: agencyId().optional(),
    audience: audience(),
  }),
  example: {
    note: 'To record each contact, and to refer again at the next.',
    to: 'The referring officer',
    toAgency: 'metropolitan-police-service',
  },
  settles: ['advice'],
  allowed: (state) => (owed(state, 'advice').length ? undefined : refuse('nothing-owed')),
  decide(builder, { note, to, toAgency }) {
    if (toAgency && !Object.hasOwn(builder.context.reference.agencies, toAgency))
      return refuse('not-in-core-set', 'toAgency')
    builder.settle(['advice'])
    builder.record('advice-recorded', {
      note,
      ...optional({ to, toAgency }),
    })
    builder.leave(whereDecided(builder), 'adviceOnly')
  },
})

/** The receiving service, or the coordinator for it, confirms that it has the case. */
const acknowledgeReferralOn = rule({
  label: 'Confirm that the receiving service has the referral',
  area: 'referral',
  who: 'anyAgency',
  body: z.strictObject({ note: words(), audience: audience() }),
  example: { note: 'Confirmed by the MARAC coordinator.' },
  settles: ['receiverAcknowledges'],
  allowed: (state, { by }) => {
    const [obligation] = owed(state, 'receiverAcknowledges')
    if (!obligation) return refuse('nothing-owed')
    const may = by.roles.includes('coordinator') || by.agency === obligation.agency
    return may ? undefined : refuse('not-yours')
  },
  decide(builder, { note }) {
    builder.settle(['receiverAcknowledges'])
    builder.record('referral-on-acknowledged', { note })
    builder.leave(whereDecided(builder), 'referOn')
  },
})

/** The decision of triage, and what follows advice and a referral on. */
export const triageCommands = {
  'decide-triage': decideTriage,
  'record-advice': recordAdvice,
  'acknowledge-referral-on': acknowledgeReferralOn,
} as const
