import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { incidentKinds } from '../../codes.ts'
import { isInWindow } from '../pairs.ts'
import { isRepeat } from '../repeat.ts'
import { askForResponse, interrupt } from '../interrupt.ts'
import { aboutVictim, audience, pastDate, words } from '../../fields.ts'
import type { PathwayBuilder } from '../builder.ts'
import { oweReassessment } from '../reassess.ts'
import { knowsOf } from '../strand-access.ts'
import { refuse } from '../../entity/rule.ts'
import type { Refusal } from '../../entity/decider.ts'
import { ruleWith } from '../rule.ts'
import { strandOf } from '../strands.ts'
import type { StrandId } from '../shape/strand.ts'
import { unlessErased } from './retention.ts'

const body = z.strictObject({
  on: pastDate(),
  kind: codeOf(incidentKinds),
  note: words(),
  victim: aboutVictim(),
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
  reads: { samePerson: true },
  body,
  example: { on: '2026-01-14', kind: 'contact', note: 'Sent flowers to her office.' },
  decide(builder, incident) {
    const about = recordReport(builder, incident, false)
    if ('code' in about) return about
    const { state, context } = builder
    const { agency } = context.by
    const repeats =
      isRepeat(incident.kind, context.reference) && isInWindow(builder, incident.on, about.strand)
    if (state.stage === 'watch' && !repeats) askForResponse(builder, 'hearOfReport', agency)
    else interrupt(builder, 'repeat', { reporter: agency, ...about })
    oweLook(builder, incident.kind)
    return undefined
  },
})

/**
 * What happened, and to which victim if that is said: also to one whose part has ended, because an alarm is always taken. On a
 * pathway with one victim there is nobody else whom it could be about.
 */
function recordReport(
  builder: PathwayBuilder,
  { victim, ...incident }: z.output<typeof body>,
  urgent: boolean,
): { strand?: StrandId } | Refusal {
  const { state, context } = builder
  const strand = victim === undefined ? undefined : strandOf(state, victim)
  if (victim !== undefined && !(strand && knowsOf(strand, context.by)))
    return refuse('unknown-victim', 'victim')
  const about = strand && state.strands?.length ? { strand: strand.id } : {}
  builder.record('incident-reported', { ...incident, urgent, ...about })
  return about
}

/** The risk is assessed again, where somebody is to decide by it. */
function oweLook(builder: PathwayBuilder, kind: keyof typeof incidentKinds): void {
  if (builder.state.stage !== 'ended')
    oweReassessment(builder, kind === 'breach' ? 'breach' : 'incident')
}

/** An urgent risk: the same, where nothing need have happened yet. */
const raiseUrgentRisk = alarmRule({
  label: 'Raise an urgent risk',
  reads: { samePerson: true },
  body,
  example: { on: '2026-01-14', kind: 'threat', note: 'Said that he would come tonight.' },
  decide(builder, incident) {
    const about = recordReport(builder, incident, true)
    if ('code' in about) return about
    interrupt(builder, 'repeat', { reporter: builder.context.by.agency, ...about })
    oweLook(builder, incident.kind)
    return undefined
  },
})

/** Incidents and urgent risk. */
export const incidentCommands = {
  'report-incident': reportIncident,
  'raise-urgent-risk': raiseUrgentRisk,
} as const
