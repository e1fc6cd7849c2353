import { z } from 'zod'
import { codes, risks, roles } from '../../codes.ts'
import { agencyId, date, words } from '../../fields.ts'
import { atCivil } from '../../calendar/calendar.ts'
import type { Draft } from '../draft.ts'
import { enterSuitability } from '../investigation.ts'
import { given, refuse, rule } from '../rule.ts'
import { nextSession, owed } from '../state.ts'
import { openSessionRecord } from './sessions.ts'
import { oweTelling } from '../victim-contact.ts'
import { stages } from '../../stages/index.ts'

const actionSchema = z.strictObject({
  agency: agencyId(),
  role: z.enum(codes(roles)),
  what: words(),
  why: words().optional(),
  dueOn: date(),
})

/** The chair's decision, at the conference that was due or at an emergency one; agreed actions become obligations. */
export const recordConference = rule({
  label: 'Record the conference decision',
  who: ['chair'],
  body: z.strictObject({
    decision: z.enum(codes(stages.conference.outcomes)),
    risk: z.enum(codes(risks)),
    rationale: words(),
    actions: z.array(actionSchema).max(40).default([]),
  }),
  allowed: (state) =>
    owed(state, 'conference', 'emergencyConference').length ? undefined : refuse('wrong-stage'),
  decide(draft, { decision, risk, rationale, actions }) {
    const { reference, receivedAt } = draft.context
    if (decision === 'intervene' && draft.state.flags.includes('personDied'))
      return refuse('person-died', 'decision')
    const { zone, to } = draft.calendar.hours
    const due = (day: string) => atCivil(day, to, zone)
    const unknown = actions.findIndex(({ agency }) => !Object.hasOwn(reference.agencies, agency))
    if (unknown >= 0) return refuse('not-in-core-set', `actions.${unknown}.agency`)
    const past = actions.findIndex(({ dueOn }) => due(dueOn) <= receivedAt)
    if (past >= 0) return refuse('not-later', `actions.${past}.dueOn`)
    const emergency = owed(draft.state, 'emergencyConference').length > 0
    draft.settle(['conference', 'emergencyConference'])
    draft.record('conference-recorded', {
      decision,
      rationale,
      emergency,
      ratedAt: receivedAt,
    })
    draft.flag('emergency', false)
    draft.setRisk(risk, 'conference')
    for (const { agency, role, what, why, dueOn } of actions) {
      const id = `a${draft.state.actions.length + 1}`
      draft.record('action-agreed', {
        id,
        agency,
        role,
        what,
        ...given('why', why),
        due: due(dueOn),
      })
      draft.open('action', { owner: { agency, role }, due: due(dueOn), about: id })
    }
    if (decision !== 'defer') oweTelling(draft, 'conference')
    carryOut(draft, decision, emergency)
    return undefined
  },
})

function carryOut(
  draft: Draft,
  decision: keyof typeof stages.conference.outcomes,
  emergency: boolean,
): void {
  const { stage } = draft.state
  if (decision === 'close') draft.enter('closure', decision)
  else if (decision === 'adviceOnly') {
    if (stage !== 'conference') draft.enter('conference', decision, [])
    if (owed(draft.state, 'advice').length === 0) draft.open('advice')
  } else if (decision === 'defer') {
    if (stage === 'conference' && !emergency) draft.open('conference')
    else {
      draft.flag('emergency', true)
      draft.open('emergencyConference')
    }
  } else if (stage !== 'suitability' && stage !== 'sessions') intervene(draft)
}

/** Where sessions were under way they go on; else the clinician looks first. */
function intervene(draft: Draft): void {
  if (!nextSession(draft.state)) return enterSuitability(draft, 'intervene')
  draft.enter('sessions', 'intervene', [])
  openSessionRecord(draft)
}
