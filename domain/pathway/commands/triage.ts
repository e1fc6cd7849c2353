import { z } from 'zod'
import { outcomesOf } from '../../stages/outcomes.ts'
import { stages } from '../../stages/index.ts'
import { codeOf } from '../../titled.ts'
import { risks } from '../../codes.ts'
import type { Draft } from '../draft.ts'
import { agencyId, words } from '../../fields.ts'
import { owed } from '../state.ts'
import { oweNews } from '../victim-contact.ts'
import { given, refuse, rule } from '../rule.ts'
import { meetingAsksAgencies } from '../listing.ts'
import { shortfall, suggestTriage } from '../screening.ts'
import { referredOn } from '../shape/referred-on.ts'

/** The police lead decides what happens next, with a risk and a rationale. */
export const decideTriage = rule({
  label: 'Decide what happens next',
  who: ['policeLead'],
  body: z.strictObject({
    outcome: codeOf(outcomesOf(stages.triage)),
    risk: codeOf(risks),
    rationale: words(),
    ...referredOn,
  }),
  allowed: (state) => {
    if (state.stage !== 'triage') return refuse('wrong-stage')
    return owed(state, 'triage', 'triageUrgent').length ? undefined : refuse('already-decided')
  },
  decide(draft, { outcome, risk, rationale, referTo, receiver, receiverName }) {
    if (outcome === 'referOn' && !referTo) return refuse('receiver-missing', 'referTo')
    if (receiver && !Object.hasOwn(draft.context.reference.agencies, receiver))
      return refuse('not-in-core-set', 'receiver')
    if (outcome === 'reject' && owed(draft.state, 'emergencyConference').length > 0)
      return refuse('emergency-open', 'outcome')
    const { reference, receivedAt } = draft.context
    const suggested = suggestTriage(draft.state, reference, receivedAt)
    const less = shortfall(suggested, { outcome, risk, referTo })
    if (less) return refuse('below-suggestion', less)
    const askedAtMeeting = outcome === 'conference' && meetingAsksAgencies(draft)
    draft.settle(['triage', 'triageUrgent'])
    draft.record('triage-decided', {
      outcome,
      rationale,
      ...given('referTo', referTo),
      ...given('receiver', receiver),
      ...given('receiverName', receiverName),
      ...given('suggested', suggested.because.length ? suggested : undefined),
      ratedAt: receivedAt,
      ...(askedAtMeeting ? { askedAtMeeting } : {}),
    })
    draft.setRisk(risk, 'triage')
    if (outcome !== 'reject') oweNews(draft, 'triage') // with a rejection the pathway ends
    if (outcome === 'adviceOnly') draft.open('advice')
    else if (outcome === 'referOn')
      draft.open(
        'receiverAcknowledges',
        receiver ? { owner: { agency: receiver, role: 'agencyWorker' } } : {},
      )
    else if (outcome === 'conference')
      draft.leave('triage', outcome, { to: askedAtMeeting ? 'conference' : 'research' })
    else if (outcome === 'emergencyConference') {
      draft.leave('triage', outcome, { owes: [] })
      draft.flag('emergency', true)
      if (owed(draft.state, 'emergencyConference').length === 0)
        draft.open('emergencyConference', { clock: 'emergencyConferenceSameDay' })
    } else draft.leave('triage', outcome)
    return undefined
  },
})

/** Triage decided this, or a later conference did. Both wait where they are until the one thing owed is done. */
const whereDecided = ({ state }: Draft): 'triage' | 'conference' =>
  state.stage === 'conference' ? 'conference' : 'triage'

/** The advice was given, and to whom: all that was owed, so closure comes next. */
export const recordAdvice = rule({
  label: 'Record the advice given',
  who: ['coordinator'],
  body: z.strictObject({
    /** What was advised. */
    note: words(),
    /** To whom, in words, and to which agency if it is one of the site's. */
    to: words(200).optional(),
    toAgency: agencyId().optional(),
  }),
  allowed: (state) => (owed(state, 'advice').length ? undefined : refuse('nothing-owed')),
  decide(draft, { note, to, toAgency }) {
    if (toAgency && !Object.hasOwn(draft.context.reference.agencies, toAgency))
      return refuse('not-in-core-set', 'toAgency')
    draft.settle(['advice'])
    draft.record('advice-recorded', { note, ...given('to', to), ...given('toAgency', toAgency) })
    draft.leave(whereDecided(draft), 'adviceOnly')
    return undefined
  },
})

/** The receiving service, or the coordinator for it, confirms that it has the case. */
export const acknowledgeReferralOn = rule({
  label: 'Confirm that the receiving service has it',
  who: 'anyAgency',
  body: z.strictObject({ note: words() }),
  allowed: (state, { by }) => {
    const [obligation] = owed(state, 'receiverAcknowledges')
    if (!obligation) return refuse('nothing-owed')
    const may = by.roles.includes('coordinator') || by.agency === obligation.agency
    return may ? undefined : refuse('not-yours')
  },
  decide(draft, { note }) {
    draft.settle(['receiverAcknowledges'])
    draft.record('referral-on-acknowledged', { note })
    draft.leave(whereDecided(draft), 'referOn')
    return undefined
  },
})
