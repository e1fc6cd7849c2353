import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import type { Role } from '../../codes.ts'
import { aboutVictim, audience, agencyId, words } from '../../fields.ts'
import { isNotAsked } from '../../kept-out.ts'
import { namedStrand } from '../named-strand.ts'
import type { PathwayBuilder } from '../builder.ts'
import { dueAfter } from '../../obligations/ladder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { atStages, rule } from '../rule.ts'
import { returnKinds } from '../shape/conference.ts'

/** Asks each agency for a return. A command of the system: triage queues it with the site's core set. */
const openResearch = rule({
  label: 'Ask the agencies',
  area: 'research',
  who: 'system',
  body: messages.pathway['open-research'],
  allowed: (state, context) =>
    atStages('research')(state, context) ??
    (Object.keys(state.returns).length > 0 ? refuse('already-decided') : undefined),
  decide(builder, { agencies: called, dueAt }) {
    const agencies = called.filter((agency) => !isNotAsked(builder.state.keptOut, agency))
    builder.record('research-opened', { agencies, due: dueAt })
    const planned = dueAfter(
      builder.context.receivedAt,
      builder.clock('research').span,
      builder.calendar,
    )
    for (const agency of agencies)
      builder.open('return', {
        owner: { agency, role: roleOf(builder, agency) },
        ...(dueAt === planned ? {} : { due: dueAt }),
        about: agency,
      })
    moveOnWhenComplete(builder)
  },
})

/**
 * An agency says what it knows, that it knows nothing, or that it declines. Late ones are taken until the conference, and so
 * is a later one in place of what the agency said before.
 */
const recordReturn = rule({
  label: 'Send a return',
  area: 'research',
  who: 'anyAgency',
  guest: 'return',
  body: z.strictObject({
    agency: agencyId(),
    kind: codeOf(returnKinds),
    note: words().optional(),
    victim: aboutVictim(),
    audience: audience(),
  }),
  example: { agency: 'london-housing', kind: 'full', note: 'Two complaints by neighbours.' },
  settles: ['return'],
  allowed: (state, context) => {
    const asked = state.returns[context.by.agency]
    return (
      atStages('research', 'conference')(state, context) ??
      (asked ? undefined : refuse('not-asked'))
    )
  },
  decide(builder, { agency, kind, note, victim }) {
    if (agency !== builder.context.by.agency) return refuse('not-yours', 'agency')
    const { returns, returnStrands, strands, outdated = [] } = builder.state
    const answered = returns[agency] !== 'asked' && returns[agency] !== 'waived'
    const of = victim === undefined ? undefined : namedStrand(builder, victim)
    if (of && 'code' in of) return of
    builder.settle(['return'], 'met', agency)
    const ofSame = returnStrands?.[agency] === (strands?.length ? of?.id : undefined) // what was said of another victim stands beside it
    const said = {
      ...{ agency, kind, ...optional({ note }) },
      ...(answered && !outdated.includes(agency) && ofSame ? { supersedes: true as const } : {}),
    }
    if (of) of.record('return-recorded', said)
    else builder.record('return-recorded', said)
    moveOnWhenComplete(builder)
  },
})

/** The chair goes on without an agency's return, and says why. */
const waiveReturn = rule({
  label: 'Go ahead without a return',
  area: 'research',
  who: ['chair'],
  body: z.strictObject({ agency: agencyId(), reason: words(), audience: audience() }),
  example: { agency: 'london-housing', reason: 'Known to have nothing.' },
  settles: ['return'],
  allowed: atStages('research'),
  decide(builder, { agency, reason }) {
    return waiveReturnOf(builder, agency, { reason })
  },
})

/** Waives an agency's return; also what a waiver of the obligation itself comes to. */
export function waiveReturnOf(
  builder: PathwayBuilder,
  agency: string,
  { reason, leftOut }: { readonly reason?: string; readonly leftOut?: string },
) {
  const before = builder.state.returns[agency]
  if (!before) return refuse('not-asked', 'agency')
  if (before !== 'asked') return refuse('already-returned', 'agency')
  builder.settle(['return'], 'waived', agency, optional({ leftOut }))
  builder.record('return-waived', { agency, ...optional({ reason, leftOut }) })
  moveOnWhenComplete(builder)
  return undefined
}

function moveOnWhenComplete(builder: PathwayBuilder): void {
  const { stage, returns } = builder.state
  if (stage !== 'research' || Object.values(returns).includes('asked')) return
  builder.leave('research', 'complete')
}

/** The request goes to the agency's core role at the site, or else to its worker. */
function roleOf({ context }: PathwayBuilder, agency: string): Role {
  const { policy, holders } = context.reference
  return policy.coreSet.roles.find((role) => holders[role] === agency) ?? 'agencyWorker'
}

/** The returns that agencies are asked for. */
export const researchCommands = {
  'open-research': openResearch,
  'record-return': recordReturn,
  'waive-return': waiveReturn,
} as const
