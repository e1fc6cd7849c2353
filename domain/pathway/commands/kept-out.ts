import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { roles } from '../../codes.ts'
import { actorId, agencyId, exclusionId, words } from '../../fields.ts'
import type { Excluded, KeptOut } from '../../kept-out.ts'
import { oweForEmployer } from '../employer.ts'
import { handOverFromLeftOut, leavesNobody } from '../left-out.ts'
import { holderOf } from '../../reference/reference.ts'
import type { PathwayBuilder } from '../builder.ts'
import { type PathwayRule, ruleWith } from '../rule.ts'
import { optional, refuse } from '../../entity/rule.ts'

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
  body: z.strictObject({
    agency: agencyId(),
    employer: z.boolean().default(false).meta({
      description: 'Whether the person works for it: who looked before is then to be reviewed.',
    }),
    reason: words(),
  }),
  example: { agency: 'london-housing', reason: 'He works there.' },
  decide(builder, { agency, employer, reason }) {
    const { by, reference } = builder.context
    const { never } = keptOutOf(builder)
    if (never.some((one) => 'agency' in one && one.agency === agency))
      return refuse('already-excluded', 'agency')
    if (agency === by.agency) return refuse('excludes-yourself', 'agency')
    if (agency === holderOf(reference, 'coordinator')?.agency)
      return refuse('nobody-to-coordinate', 'agency')
    const one = { id: nextId(builder), agency }
    const no = leavesNobody(builder, withExcluded(builder, one), 'agency')
    if (no) return no
    builder.record('exclusion-set', { ...one, ...(employer ? { employer } : {}), reason })
    handOverFromLeftOut(builder)
    if (employer) oweForEmployer(builder, one.id)
    return undefined
  },
})

/** For which agency each person who is named signs in, and with which roles at the site: the edge adds it. */
const signsInFor = z
  .array(
    z.object({ actor: z.string(), agency: z.string(), roles: z.array(codeOf(roles)).optional() }),
  )
  .optional()

/** One person of an excluded agency sees the pathway and speaks for it: what it has to do here is theirs alone. */
const nameRepresentative = keepingOut({
  label: 'Name who speaks for an excluded agency',
  body: z.strictObject({
    exclusion: exclusionId(),
    actor: actorId(),
    reason: words(),
    agencies: signsInFor,
  }),
  edge: {
    body: z.strictObject({ exclusion: exclusionId(), actor: actorId(), reason: words() }),
    agenciesOf: 'actor',
  },
  example: {
    exclusion: 'x1',
    actor: 'b7a1c0de-0000-4000-8000-000000000003',
    reason: 'She is in professional standards and does not know him.',
  },
  settles: ['nameRepresentative'],
  allowed: (state) =>
    state.keptOut?.never.some((one) => 'agency' in one) ? undefined : refuse('nobody-excluded'),
  decide(builder, { exclusion, actor, agencies, reason }) {
    const { never } = keptOutOf(builder)
    const found = never.find(({ id }) => id === exclusion)
    if (!found || !('agency' in found)) return refuse('nobody-excluded', 'exclusion')
    const { agency } = found
    if (agencies && !agencies.some((one) => one.actor === actor && one.agency === agency))
      return refuse('works-elsewhere', 'actor')
    if (isNever(never, actor)) return refuse('already-excluded', 'actor')
    builder.settle(['nameRepresentative'], 'met', exclusion)
    builder.record('representative-named', { id: exclusion, agency, actor, reason })
    return undefined
  },
})

/**
 * This person sees the pathway no more, whatever their role and their agency. If they were the last of their agency whom a
 * restriction includes, what it owes here goes to the coordinator.
 */
const excludePerson = keepingOut({
  label: 'Exclude a person',
  body: z.strictObject({ actor: actorId(), reason: words() }),
  example: { actor: 'b7a1c0de-0000-4000-8000-000000000001', reason: 'She is his cousin.' },
  decide(builder, { actor, reason }) {
    const { never, only } = keptOutOf(builder)
    if (never.some((one) => 'actor' in one && one.actor === actor))
      return refuse('already-excluded', 'actor')
    if (actor === builder.context.by.id) return refuse('excludes-yourself', 'actor')
    if (only && !only.some((one) => one !== actor && !isNever(never, one)))
      return refuse('nobody-left', 'actor')
    const excluded = { id: nextId(builder), actor }
    const no = leavesNobody(builder, withExcluded(builder, excluded), 'actor')
    if (no) return no
    builder.record('exclusion-set', { ...excluded, reason })
    handOverFromLeftOut(builder)
    return undefined
  },
})

/** A restriction as it comes in; the edge adds for which agency each of them signs in. */
const restrictionSchema = z.strictObject({
  actors: z.array(actorId()).min(1).max(100),
  reason: words(),
})

/**
 * Nobody but these people sees the pathway, beside the site's data protection officer. Whoever restricts it is one of them, and
 * so is somebody who coordinates, so that it can go on. What others owe here whose agency has nobody in their role among these people goes to the coordinator.
 */
const restrictTo = keepingOut({
  label: 'Restrict to some people',
  body: restrictionSchema.extend({
    agencies: signsInFor,
  }),
  edge: { body: restrictionSchema, agenciesOf: 'actors' },
  settles: ['nameRepresentative'],
  example: {
    actors: ['b7a1c0de-0000-4000-8000-000000000002'],
    reason: 'The person works for a partner of this site.',
  },
  decide(builder, { actors, agencies, reason }) {
    const only = [...new Set(actors)]
    if (!only.includes(builder.context.by.id)) return refuse('leaves-yourself-out', 'actors')
    const said = optional({ agencies })
    const { never } = keptOutOf(builder)
    const no = leavesNobody(builder, { never, only, ...said }, 'actors')
    if (no) return no
    builder.settle(['nameRepresentative']) // they alone speak for their agencies
    builder.record('restriction-set', { actors: only, ...said, reason })
    handOverFromLeftOut(builder)
    return undefined
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
    builder.settle(['nameRepresentative'], 'ended', exclusion)
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

const keptOutOf = ({ state }: PathwayBuilder): KeptOut => state.keptOut ?? { never: [] }

/** The lists with one more exclusion. */
function withExcluded(builder: PathwayBuilder, one: Excluded): KeptOut {
  const kept = keptOutOf(builder)
  return { ...kept, never: [...kept.never, one] }
}

const isNever = (never: KeptOut['never'], id: string): boolean =>
  never.some((one) => 'actor' in one && one.actor === id)

/** Who may not see a pathway, and who alone may. */
export const keptOutCommands = {
  'exclude-agency': excludeAgency,
  'exclude-person': excludePerson,
  'name-representative': nameRepresentative,
  'restrict-to': restrictTo,
  'lift-exclusion': liftExclusion,
  'lift-restriction': liftRestriction,
} as const satisfies Record<string, PathwayRule>
