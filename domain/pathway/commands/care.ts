import { z } from 'zod'
import { investigationOutcomes } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { endProgramme, tellOfProgrammeEnd, leaveTreatment } from '../programme.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { type PathwayRule, ruleWith } from '../rule.ts'
import { resumeAfterPolice, pauseForPolice } from '../investigation.ts'
import { isMandated } from '../mandate.ts'
import { nextSession } from '../state.ts'
import { oweReassessment } from '../reassess.ts'
import { audience, pastDate, words } from '../../fields.ts'

const policeRule = ruleWith({ area: 'treatment', who: ['policeLead'] })

/** The police are investigating. If the site's policy says so, no treatment begins until they finish. */
const openInvestigation = policeRule({
  label: 'Record that an investigation is open',
  body: z.strictObject({
    on: pastDate().optional(),
    note: words().optional(),
    audience: audience(),
  }),
  example: { on: '2026-01-14', note: 'Arrested and bailed.' },
  allowed: ({ investigation }) =>
    investigation === 'open' ? refuse('investigation-open') : undefined,
  decide(builder, { on, note }) {
    builder.record('investigation-opened', optional({ on, note }))
    pauseForPolice(builder)
  },
})

/** The police are done; what waited for them goes on. */
const closeInvestigation = policeRule({
  label: 'Record that the investigation has ended',
  body: z.strictObject({
    outcome: codeOf(investigationOutcomes).optional(),
    note: words().optional(),
    audience: audience(),
  }),
  example: { outcome: 'noFurtherAction', note: 'The charge was dropped.' },
  settles: ['awaitInvestigation'],
  allowed: ({ investigation }) =>
    investigation === 'open' ? undefined : refuse('no-investigation'),
  decide(builder, { outcome, note }) {
    builder.record('investigation-closed', optional({ outcome, note }))
    resumeAfterPolice(builder)
  },
})

const clinicalRule = ruleWith({
  area: 'treatment',
  who: ['forensicClinician', 'probation'],
  ofTheLiving: true,
})

/** The person agrees to be treated, or agrees again. Sessions by consent are planned once this is recorded; a withdrawal ends them. */
const giveConsent = clinicalRule({
  label: 'Record consent to treatment',
  body: z.strictObject({ note: words().optional() }),
  example: { note: 'Signed on his first visit.' },
  allowed: ({ consent }) => (consent === 'given' ? refuse('already-decided') : undefined),
  decide(builder, { note }) {
    builder.record('consent-given', optional({ note }))
  },
})

const notWithdrawn: PathwayRule['allowed'] = ({ consent }) =>
  consent === 'withdrawn' ? refuse('already-decided') : undefined

/**
 * The person agrees no longer. A programme by consent ends as withdrawn; one that an order mandates goes on, while that holds. Either way
 * the advocate and the police lead are told, and the risk is assessed again.
 */
const withdrawConsent = clinicalRule({
  label: 'Record that consent was withdrawn',
  body: z.strictObject({ reason: words() }),
  example: { reason: 'Says that he has no time for it.' },
  allowed: notWithdrawn,
  decide(builder, { reason }) {
    builder.record('consent-withdrawn', { reason })
    const { stage } = builder.state
    const planned = nextSession(builder.state) !== undefined
    if (planned && !isMandated(builder)) endProgramme(builder, 'withdrawn', reason)
    else if (stage === 'sessions' && !planned) leaveTreatment(builder, 'withdrawn')
    else {
      tellOfProgrammeEnd(builder, 'hearOfReport', 'consentWithdrawn')
      oweReassessment(builder, 'consentWithdrawn')
    }
  },
})

/** Investigations and consent. */
export const careCommands = {
  'open-investigation': openInvestigation,
  'close-investigation': closeInvestigation,
  'give-consent': giveConsent,
  'withdraw-consent': withdrawConsent,
} as const satisfies Record<string, PathwayRule>
