import { z } from 'zod'
import { outcomesOf } from '../../stages/outcomes.ts'
import { stages } from '../../stages/index.ts'
import { codeOf } from '../../titled.ts'
import { risks } from '../../codes.ts'
import { agencyId, audience, words } from '../../fields.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { carryOutDecision } from '../conference-decision.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { actionDue } from '../../obligations/action-due.ts'
import { awaitsConference, leaveList, usualMeetings } from '../listing.ts'
import { namedStrand } from '../named-strand.ts'
import { owed } from '../state.ts'
import type { PathwayBuilder } from '../builder.ts'
import type { Refusal } from '../../entity/decider.ts'
import { whyNotReferOn } from '../refer-on.ts'
import { agreedActionSchema } from '../shape/agreed-action.ts'
import { referredOn } from '../shape/referred-on.ts'

/**
 * The chair's decision, at the conference that was due or at an emergency one. Agreed actions become obligations. If
 * the pathway is on the list of a meeting, it leaves that list. Where the system keeps the site's meetings, the chair says why
 * it was not decided at one, and which agencies were heard.
 */
const recordConference = rule({
  label: 'Record the conference decision',
  area: 'conference',
  who: ['chair'],
  body: z.strictObject({
    decision: codeOf(outcomesOf(stages.conference)),
    risk: codeOf(risks),
    rationale: words(),
    actions: z.array(agreedActionSchema).max(40).default([]),
    ...referredOn,
    whyNotMeeting: words().optional(),
    heard: z.array(agencyId()).max(40).optional(),
    audience: audience(),
  }),
  needed: {
    referTo: { when: 'decision', is: ['referOn'] },
    ...{ whyNotMeeting: 'asThingsStand', heard: 'asThingsStand' },
  },
  example: {
    decision: 'intervene',
    risk: 'high',
    rationale: 'Treatment is needed, and protection until then.',
    actions: [
      {
        agency: 'metropolitan-police-service',
        role: 'policeLead',
        what: 'Apply for a stalking protection order.',
        dueOn: '2027-01-22',
      },
    ],
  },
  settles: ['conference', 'emergencyConference'],
  allowed: (state) => (awaitsConference(state) ? undefined : refuse('wrong-stage')),
  decide(builder, { actions, whyNotMeeting, heard, ...decided }) {
    const { reference, receivedAt } = builder.context
    const { decision } = decided
    const refused = decision === 'referOn' && whyNotReferOn(decided, reference)
    if (refused) return refused
    if (usualMeetings(reference).length > 0) {
      if (whyNotMeeting === undefined) return refuse('why-missing', 'whyNotMeeting')
      if (!heard?.length) return refuse('heard-missing', 'heard')
    }
    const { zone, to } = builder.calendar.hours
    const next = usualMeetings(reference).find(({ at }) => at > receivedAt)?.at
    const due = (day: string | undefined) =>
      day === undefined ? actionDue(next, receivedAt, reference) : atCivil(day, to, zone)
    const unknown = actions.findIndex(({ agency }) => !Object.hasOwn(reference.agencies, agency))
    if (unknown >= 0) return refuse('not-in-core-set', `actions.${unknown}.agency`)
    const unnamed = unknownIn(builder, actions)
    if (unnamed) return unnamed
    const past = actions.findIndex(({ dueOn }) => due(dueOn) <= receivedAt)
    if (past >= 0) return refuse('not-later', `actions.${past}.dueOn`)
    const agreed = actions.map(({ agency, role, what, why, dueOn, victim }) => ({
      agency,
      role,
      what,
      ...optional({ why, strand: victim }),
      due: due(dueOn),
    }))
    if (decision === 'noted' && owed(builder.state, 'emergencyConference').length === 0)
      return refuse('no-emergency', 'decision')
    if (decision !== 'noted' || builder.state.listing?.emergency)
      leaveList(builder, decision === 'defer' ? 'deferred' : 'elsewhere')
    const outside = optional({ whyNotMeeting, heard })
    return carryOutDecision(builder, { ...decided, actions: agreed, outside })
  },
})

/** That an action is for a victim whom the pathway does not have, or whose part has ended. */
function unknownIn(
  builder: PathwayBuilder,
  actions: readonly z.output<typeof agreedActionSchema>[],
): Refusal | undefined {
  for (const [n, { victim }] of actions.entries()) {
    const of = victim === undefined ? undefined : namedStrand(builder, victim)
    if (of && 'code' in of) return refuse(of.code, `actions.${n}.victim`)
  }
  return undefined
}

/** The decision of a conference that is recorded by hand. */
export const decisionCommands = {
  'record-conference': recordConference,
} as const
