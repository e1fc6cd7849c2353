import { loweredBy, raisedBy } from '../not-same.ts'
import { holdMerge } from './merge-review.ts'
import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import type { PathwayBuilder } from '../builder.ts'
import { audience, words, pathwayId } from '../../fields.ts'
import { unlessErased } from './retention.ts'
import { refuse } from '../../entity/rule.ts'
import { rule, type WhenRefused, ruleWith } from '../rule.ts'

/** A merge as it comes in; the edge adds who the other pathway's person is. */
const mergeSchema = z.strictObject({
  pathwayId: pathwayId(),
  reason: words(),
  audience: audience(),
})

const coordinatorRule = ruleWith({ area: 'referral', who: ['coordinator'], afterEnd: true })

/** The person is the same as another pathway's: from now on both are about that one. */
const mergePerson = coordinatorRule({
  label: 'Record that this is the same person',
  body: mergeSchema.extend({ person: z.string(), crossed: z.boolean().optional() }),
  example: {
    pathwayId: 'pw0123456789ab',
    reason: 'Both referrals name the same man; confirmed by the police.',
  },
  edge: { body: mergeSchema, otherPathway: 'person', crossed: true },
  decide(builder, { pathwayId, person, crossed, reason }) {
    const { state } = builder
    if (pathwayId === state.id) return refuse('same-pathway', 'pathwayId')
    if (state.person === undefined || person === state.person)
      return refuse('same-person', 'pathwayId')
    if (state.notSame?.includes(pathwayId)) return refuse('held-apart', 'pathwayId')
    const { by } = builder.context
    if (crossed) return holdMerge(builder, { pathway: pathwayId, person, by: by.id, reason })
    builder.record('person-merged', { pathway: pathwayId, was: state.person, person, reason })
    return undefined
  },
})

/** The last merge was a mistake: the person is again who it was. */
const splitPerson = coordinatorRule({
  label: 'Record that this is not the same person',
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'Not the same man after all.' },
  allowed: ({ merges }) => (merges?.length ? undefined : refuse('not-merged')),
  decide(builder, { reason }) {
    if (!builder.state.merges?.length) return refuse('not-merged')
    undoMerge(builder, { reason })
  },
})

/** The person is another than a pathway's that a search suggested: it suggests that one no more, and its flag comes down. */
const confirmNotSame = coordinatorRule({
  label: 'Record that it is another person',
  body: mergeSchema.extend({ person: z.string() }),
  example: { pathwayId: 'pw0123456789ab', reason: 'Twins: the police know both.' },
  edge: { body: mergeSchema, otherPathway: 'person' },
  decide(builder, { pathwayId: pathway, person, reason }) {
    const { state } = builder
    if (pathway === state.id) return refuse('same-pathway', 'pathwayId')
    if (person === state.person) return refuse('same-person', 'pathwayId')
    if (state.notSame?.includes(pathway)) return refuse('held-apart-already', 'pathwayId')
    const lowers = loweredBy(state, pathway)
    builder.record('not-same-confirmed', { pathway, person, reason, lowers })
  },
})

/** It is open again whether the two are one person. */
const liftNotSame = coordinatorRule({
  label: 'Take back that it is another person',
  body: mergeSchema,
  example: { pathwayId: 'pw0123456789ab', reason: 'The other man was his brother.' },
  allowed: ({ notSame }) => (notSame?.length ? undefined : refuse('not-held-apart')),
  decide(builder, { pathwayId: pathway, reason }) {
    if (!builder.state.notSame?.includes(pathway)) return refuse('not-held-apart', 'pathwayId')
    const raises = raisedBy(builder.state, pathway)
    builder.record('not-same-lifted', { pathway, reason, raises })
  },
})

/** Undoes the last merge; `refused` is why the other pathway did not take it, if that is the reason. */
function undoMerge(builder: PathwayBuilder, because: { reason?: string; refused?: string }): void {
  const last = builder.state.merges?.at(-1)
  if (!last) return
  const apart = because.refused === undefined ? { apart: true as const } : {}
  builder.record('person-split', {
    ...{ pathway: last.pathway, person: last.was },
    ...because,
    ...apart,
  })
}

/**
 * Another pathway's person was found to be this one's, or not to be after all. Refused where this one's record is erased:
 * of its person nothing is known any more. A command of the system.
 */
const noteMerge = rule({
  label: 'Note which pathway is about the same person',
  area: 'referral',
  who: 'system',
  body: messages.pathway['note-merge'],
  afterEnd: true,
  allowed: unlessErased,
  decide(builder, { pathway, undone }) {
    builder.record('merge-noted', { pathway, undone })
  },
})

/** A person that the other pathway did not take is again who they were. */
export const mergeRefusals = {
  'note-merge'(builder, code) {
    const { context, state } = builder
    if (context.by.id === `pathway:${state.merges?.at(-1)?.pathway}`)
      undoMerge(builder, { refused: code })
  },
} as const satisfies WhenRefused

/** Who the person is: merging two records, and undoing it. */
export const personCommands = {
  'merge-person': mergePerson,
  'split-person': splitPerson,
  'confirm-not-same': confirmNotSame,
  'lift-not-same': liftNotSame,
  'note-merge': noteMerge,
} as const
