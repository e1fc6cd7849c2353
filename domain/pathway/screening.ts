import type { ReferralFindings, Screening, Suggestion, SuggestionReason } from './shape/referral.ts'
import { addCivil, civilDateOf } from '../calendar/calendar.ts'
import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { defaultScreening, type ScreeningPolicy } from '../policy/screening.ts'
import { incidentKinds, type Risk, risks } from '../codes.ts'
import type { PathwayState } from './state.ts'
import type { stages } from '../stages/index.ts'

/**
 * What the referral suggests to triage, on the SafeLives grounds (domain facts, S27). They are ticks of the DASH, escalation
 * by the site's policy, and professional judgement, of which extreme fear is a part (K). A high judgement names the least
 * risk too, and of an urgent referral it suggests the emergency conference. Incidents reported since count for nothing here:
 * each has listed an emergency conference by itself.
 */
export function suggestTriage(
  { referral, flags }: PathwayState,
  reference: SiteReference,
  now: number,
): Suggestion {
  if (!referral) return { because: [] }
  const { screening, incidents } = referral
  const policy: ScreeningPolicy = reference.policy.screening ?? defaultScreening
  const zone = calendarOf(reference).hours.zone
  const judgedHigh = screening.judgement === 'high'
  const frightened = screening.extremelyFrightened === true
  const grounds: SuggestionReason[] = [
    ...(ticksOf(screening) >= policy.dash.ticks ? (['dashTicks'] as const) : []),
    ...escalation(incidents, policy.escalation, now, zone),
    ...(judgedHigh ? (['judgedHigh'] as const) : []),
    ...(frightened ? (['extremelyFrightened'] as const) : []),
  ]
  const emergency = judgedHigh && flags.includes('urgent')
  const called = frightened || incidents.length >= policy.stalkingTool.incidents
  return {
    ...(grounds.length ? { outcome: emergency ? 'emergencyConference' : 'conference' } : {}),
    ...(judgedHigh ? { risk: 'high' } : {}),
    because: [
      ...grounds,
      ...(emergency ? (['urgent'] as const) : []),
      ...(called && screening.tool !== 'stst' ? (['stalkingToolDue'] as const) : []),
    ],
  }
}

/** What triage may decide to, by how much it does. Referred on to MARAC or MAPPA, others hold the conference. */
const weights = {
  reject: 0,
  adviceOnly: 1,
  referOn: 1,
  conference: 2,
  emergencyConference: 3,
} as const satisfies Record<keyof typeof stages.triage.outcomes, number>

/** Where a decision falls short of the suggestion: judgement may raise it, never lower it (Kent MARAC, S28). */
export function shortfall(
  { outcome, risk }: Suggestion,
  decided: { outcome: keyof typeof weights; risk: Risk; referTo?: string | undefined },
): 'outcome' | 'risk' | undefined {
  const heard = decided.referTo === 'marac' || decided.referTo === 'mappa'
  const weight =
    decided.outcome === 'referOn' && heard ? weights.conference : weights[decided.outcome]
  if (outcome && weight < weights[outcome]) return 'outcome'
  return risk && risks[decided.risk].rank < risks[risk].rank ? 'risk' : undefined
}

const ticksOf = ({ tool, score, ticks }: Screening): number =>
  ticks ?? (tool === 'dash' ? (score ?? 0) : 0)

function escalation(
  incidents: ReferralFindings['incidents'],
  { incidents: most, crimes, months }: ScreeningPolicy['escalation'],
  now: number,
  zone: string,
): SuggestionReason[] {
  const since = civilDateOf(addCivil(now, { months: -months }, zone), zone)
  const recent = incidents.filter(({ on }) => on >= since)
  const kinds: Readonly<Record<string, { criminalType: boolean }>> = incidentKinds
  const criminal = recent.filter(({ kind }) => kinds[kind]?.criminalType)
  return [
    ...(recent.length >= most ? (['escalation'] as const) : []),
    ...(crimes !== undefined && criminal.length >= crimes ? (['crimes'] as const) : []),
  ]
}
