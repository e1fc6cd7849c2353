import { z } from 'zod'
import { actorId, agencyId, exclusionId, words } from '../../fields.ts'
import { type Excluded, type KeptOut, isKeptOut } from '../../kept-out.ts'
import { holderOf } from '../../reference/reference.ts'
import type { PathwayBuilder } from '../builder.ts'
import { type PathwayRule, ruleWith } from '../rule.ts'
import { refuse } from '../../entity/rule.ts'
import type { Refusal } from '../../entity/decider.ts'
import { waiveReturnOf } from './research.ts'

/**
 * Who keeps somebody out. The coordinator meets a conflict first, in the referral or at the agenda, and must not have to wait
 * for anybody while a reader may already look; the data protection officer answers for access.
 */
const keepingOut = ruleWith({
  area: 'record',
  who: ['coordinator', 'dataProtectionOfficer'],
  afterEnd: true,
})

/** Who lets them in again: not the coordinator who kept them out. Source: a declared conflict is lifted by the chair. */
const lettingIn = ruleWith({
  area: 'record',
  who: ['chair', 'dataProtectionOfficer'],
  afterEnd: true,
})

/** Nobody of this agency sees the pathway any more, and it is told of nothing. What it owes here goes to the coordinator. */
const excludeAgency = keepingOut({
  label: 'Exclude an agency',
  body: z.strictObject({ agency: agencyId(), reason: words() }),
  example: { agency: 'london-housing', reason: 'He works there.' },
  decide(builder, { agency, reason }) {
    const { by, reference } = builder.context
    const { never = [] } = builder.state.keptOut ?? {}
    if (never.some((one) => 'agency' in one && one.agency === agency))
      return refuse('already-excluded', 'agency')
    if (agency === by.agency) return refuse('excludes-yourself', 'agency')
    if (agency === holderOf(reference, 'coordinator')?.agency)
      return refuse('nobody-to-coordinate', 'agency')
    builder.record('exclusion-set', { id: nextId(builder), agency, reason })
    return handOver(builder, agency)
  },
})

/** This person sees the pathway no more, whatever their role and their agency. */
const excludePerson = keepingOut({
  label: 'Exclude a person',
  body: z.strictObject({ actor: actorId(), reason: words() }),
  example: { actor: 'b7a1c0de-0000-4000-8000-000000000001', reason: 'She is his cousin.' },
  decide(builder, { actor, reason }) {
    const { never = [], only } = builder.state.keptOut ?? {}
    if (never.some((one) => 'actor' in one && one.actor === actor))
      return refuse('already-excluded', 'actor')
    if (actor === builder.context.by.id) return refuse('excludes-yourself', 'actor')
    if (only && !only.some((one) => one !== actor && !isNever(never, one)))
      return refuse('nobody-left', 'actor')
    builder.record('exclusion-set', { id: nextId(builder), actor, reason })
  },
})

/** Nobody but these people sees the pathway. Whoever restricts it is one of them, so that somebody can go on with it. */
const restrictTo = keepingOut({
  label: 'Restrict to some people',
  body: z.strictObject({ actors: z.array(actorId()).min(1).max(100), reason: words() }),
  example: {
    actors: ['b7a1c0de-0000-4000-8000-000000000002'],
    reason: 'The person works for a partner of this site.',
  },
  decide(builder, { actors, reason }) {
    const only = [...new Set(actors)]
    if (!only.includes(builder.context.by.id)) return refuse('leaves-yourself-out', 'actors')
    builder.record('restriction-set', { actors: only, reason })
  },
})

const someExcluded: PathwayRule['allowed'] = ({ keptOut }) =>
  keptOut && keptOut.never.length > 0 ? undefined : refuse('nobody-excluded')

/** An agency or a person may see the pathway again, as far as their role lets them. */
const liftExclusion = lettingIn({
  label: 'Lift an exclusion',
  body: z.strictObject({ exclusion: exclusionId(), reason: words() }),
  example: { exclusion: 'x1', reason: 'He left the agency.' },
  allowed: someExcluded,
  decide(builder, { exclusion, reason }) {
    const found = builder.state.keptOut?.never.find(({ id }) => id === exclusion)
    if (!found) return refuse('nobody-excluded', 'exclusion')
    builder.record('exclusion-lifted', { ...found, reason })
  },
})

/** Everybody may see the pathway again whose role lets them, but for those who are excluded. */
const liftRestriction = lettingIn({
  label: 'Lift the restriction to some people',
  body: z.strictObject({ reason: words() }),
  example: { reason: 'The person no longer works there.' },
  allowed: ({ keptOut }) => (keptOut?.only ? undefined : refuse('not-restricted')),
  decide(builder, { reason }) {
    builder.record('restriction-lifted', { reason })
  },
})

const nextId = ({ state }: PathwayBuilder): string => `x${(state.keptOut?.exclusions ?? 0) + 1}`

const isNever = (never: KeptOut['never'], id: string): boolean =>
  isKeptOut({ never: never.filter((one: Excluded) => 'actor' in one) }, { id, agency: '' })

/**
 * What an excluded agency owes here: a return is not waited for, and anything else is the coordinator's. Why is said with the
 * exclusion alone, because more people read the rest.
 */
function handOver(builder: PathwayBuilder, agency: string): Refusal | undefined {
  const coordinator = holderOf(builder.context.reference, 'coordinator')
  for (const owed of builder.owed())
    if (owed.agency === agency && owed.what !== 'return' && coordinator)
      builder.reassign(owed, coordinator)
  return builder.state.returns[agency] === 'asked' ? waiveReturnOf(builder, agency) : undefined
}

/** Who may not see a pathway, and who alone may. */
export const keptOutCommands = {
  'exclude-agency': excludeAgency,
  'exclude-person': excludePerson,
  'restrict-to': restrictTo,
  'lift-exclusion': liftExclusion,
  'lift-restriction': liftRestriction,
} as const satisfies Record<string, PathwayRule>
