import { z } from 'zod'
import { codes, incidentKinds } from '../../codes.ts'
import { type Draft } from '../draft.ts'
import { holderOf } from '../../reference/reference.ts'
import { given, rule } from '../rule.ts'
import { owed } from '../state.ts'
import { pastDate, words } from '../../fields.ts'

const body = z.strictObject({ on: pastDate(), kind: z.enum(codes(incidentKinds)), note: words() })

/** A new incident: at any stage it asks for an emergency conference; in the watch it reopens the pathway as a repeat. */
export const reportIncident = rule({
  label: 'Report an incident',
  who: 'anyAgency',
  body,
  decide(draft, incident) {
    draft.record('incident-reported', { ...incident, urgent: false })
    return interrupt(draft)
  },
})

/** An urgent risk: the same, where nothing need have happened yet. */
export const raiseUrgentRisk = rule({
  label: 'Raise an urgent risk',
  who: 'anyAgency',
  body,
  decide(draft, incident) {
    draft.record('incident-reported', { ...incident, urgent: true })
    return interrupt(draft)
  },
})

/** What interrupts at every stage: police and advocate are told at once, and an emergency conference is listed. */
export function interrupt(draft: Draft): undefined {
  const { reference, receivedAt } = draft.context
  if (draft.state.stage === 'watch') {
    draft.record('pathway-reopened', { lastReferralAt: receivedAt })
    draft.flag('repeat', true)
    draft.enter('conference', 'repeat', [])
  }
  draft.flag('emergency', true)
  for (const role of ['policeLead', 'victimAdvocate'] as const)
    draft.open('respondToRisk', given('owner', holderOf(reference, role)))
  if (owed(draft.state, 'emergencyConference').length === 0) draft.open('emergencyConference')
}
