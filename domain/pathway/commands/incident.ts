import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { incidentKinds } from '../../codes.ts'
import { isBeforeReferral } from '../before-referral.ts'
import { isRepeat } from '../repeat.ts'
import { askForResponse, interrupt } from '../interrupt.ts'
import { audience, pastDate, words } from '../../fields.ts'
import type { PathwayBuilder } from '../builder.ts'
import { oweReassessment } from '../reassess.ts'
import { ruleWith } from '../rule.ts'
import { unlessErased } from './retention.ts'

const body = z.strictObject({
  on: pastDate(),
  kind: codeOf(incidentKinds),
  note: words(),
  audience: audience(),
})

/** Anybody may raise an alarm, whichever site they belong to. */
const alarmRule = ruleWith({
  area: 'risk',
  who: 'anyAgency',
  guest: 'always',
  afterEnd: true,
  allowed: unlessErased,
})

/**
 * A new incident, which asks for an emergency conference at any stage. In the watch it reopens the pathway if it is a
 * repeat by the site's definition, and happened since the last referral. If it is not, police and advocate are told, the risk is assessed again, and the
 * watch continues. After the end it is kept and they are told, and the coordinator decides on a new referral.
 */
const reportIncident = alarmRule({
  label: 'Report an incident',
  body,
  example: { on: '2026-01-14', kind: 'contact', note: 'Sent flowers to her office.' },
  decide(builder, incident) {
    builder.record('incident-reported', { ...incident, urgent: false })
    const { state, context } = builder
    const { agency } = context.by
    const repeats =
      isRepeat(incident.kind, context.reference) && !isBeforeReferral(builder, incident.on)
    if (state.stage === 'watch' && !repeats) askForResponse(builder, 'hearOfReport', agency)
    else interrupt(builder, 'repeat', agency)
    oweLook(builder, incident.kind)
  },
})

/** The risk is assessed again, where somebody is to decide by it. */
function oweLook(builder: PathwayBuilder, kind: keyof typeof incidentKinds): void {
  if (builder.state.stage !== 'ended')
    oweReassessment(builder, kind === 'breach' ? 'breach' : 'incident')
}

/** An urgent risk: the same, where nothing need have happened yet. */
const raiseUrgentRisk = alarmRule({
  label: 'Raise an urgent risk',
  body,
  example: { on: '2026-01-14', kind: 'threat', note: 'Said that he would come tonight.' },
  decide(builder, incident) {
    builder.record('incident-reported', { ...incident, urgent: true })
    interrupt(builder, 'repeat', builder.context.by.agency)
    oweLook(builder, incident.kind)
  },
})

/** Incidents and urgent risk. */
export const incidentCommands = {
  'report-incident': reportIncident,
  'raise-urgent-risk': raiseUrgentRisk,
} as const
