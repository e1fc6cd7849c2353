import { z } from 'zod'
import { codes, incidentKinds } from '../../codes.ts'
import { interrupt } from '../interrupt.ts'
import { pastDate, words } from '../../fields.ts'
import { oweReassessment } from '../reassess.ts'
import { rule } from '../rule.ts'

const body = z.strictObject({ on: pastDate(), kind: z.enum(codes(incidentKinds)), note: words() })

/** A new incident: at any stage it asks for an emergency conference; in the watch it reopens the pathway as a repeat. */
export const reportIncident = rule({
  label: 'Report an incident',
  who: 'anyAgency',
  body,
  decide(draft, incident) {
    draft.record('incident-reported', { ...incident, urgent: false })
    interrupt(draft)
    oweReassessment(draft, incident.kind === 'breach' ? 'breach' : 'incident')
    return undefined
  },
})

/** An urgent risk: the same, where nothing need have happened yet. */
export const raiseUrgentRisk = rule({
  label: 'Raise an urgent risk',
  who: 'anyAgency',
  body,
  decide(draft, incident) {
    draft.record('incident-reported', { ...incident, urgent: true })
    interrupt(draft)
    oweReassessment(draft, incident.kind === 'breach' ? 'breach' : 'incident')
    return undefined
  },
})
