import { z } from 'zod'
import { investigationOutcomes } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { endProgramme, tellOfProgrammeEnd, leaveTreatment } from '../programme.ts'
import { given, refuse, rule, type Rule } from '../rule.ts'
import { resumeAfterPolice, pauseForPolice } from '../investigation.ts'
import { isMandated } from '../mandate.ts'
import { nextSession } from '../state.ts'
import { oweReassessment } from '../reassess.ts'
import { pastDate, words } from '../../fields.ts'

const clinical = ['forensicClinician', 'probation'] as const

/** The police are investigating. If the site's policy says so, no treatment begins until they finish. */
const openInvestigation = rule({
  label: 'Record that an investigation is open',
  who: ['policeLead'],
  body: z.strictObject({ on: pastDate().optional(), note: words().optional() }),
  allowed: ({ investigation }) =>
    investigation === 'open' ? refuse('investigation-open') : undefined,
  decide(draft, { on, note }) {
    draft.record('investigation-opened', { ...given('on', on), ...given('note', note) })
    pauseForPolice(draft)
    return undefined
  },
})

/** The police are done; what waited for them goes on. */
const closeInvestigation = rule({
  label: 'Record that the investigation has ended',
  who: ['policeLead'],
  body: z.strictObject({
    outcome: codeOf(investigationOutcomes).optional(),
    note: words().optional(),
  }),
  allowed: ({ investigation }) =>
    investigation === 'open' ? undefined : refuse('no-investigation'),
  decide(draft, { outcome, note }) {
    draft.record('investigation-closed', { ...given('outcome', outcome), ...given('note', note) })
    resumeAfterPolice(draft)
    return undefined
  },
})

/** The person agrees to be treated, or agrees again. Sessions by consent need no word of this; a withdrawal ends them. */
const giveConsent = rule({
  label: 'Record consent to treatment',
  who: clinical,
  body: z.strictObject({ note: words().optional() }),
  allowed: ({ consent }) => (consent === 'given' ? refuse('already-decided') : undefined),
  decide(draft, { note }) {
    draft.record('consent-given', given('note', note))
    return undefined
  },
})

const notWithdrawn: Rule['allowed'] = ({ consent }) =>
  consent === 'withdrawn' ? refuse('already-decided') : undefined

/**
 * The person agrees no longer. A programme by consent ends as withdrawn; one that an order mandates goes on, while that holds. Either way
 * the advocate and the police lead are told, and the risk is assessed again.
 */
const withdrawConsent = rule({
  label: 'Record that consent was withdrawn',
  who: clinical,
  body: z.strictObject({ reason: words() }),
  allowed: notWithdrawn,
  decide(draft, { reason }) {
    draft.record('consent-withdrawn', { reason })
    const { stage } = draft.state
    const planned = nextSession(draft.state) !== undefined
    if (planned && !isMandated(draft)) endProgramme(draft, 'withdrawn', reason)
    else if (stage === 'sessions' && !planned) leaveTreatment(draft, 'withdrawn')
    else {
      tellOfProgrammeEnd(draft, 'hearOfReport', 'consentWithdrawn')
      oweReassessment(draft, 'consentWithdrawn')
    }
    return undefined
  },
})

/** Investigations and consent. */
export const careCommands = {
  'open-investigation': openInvestigation,
  'close-investigation': closeInvestigation,
  'give-consent': giveConsent,
  'withdraw-consent': withdrawConsent,
} as const satisfies Record<string, Rule>
