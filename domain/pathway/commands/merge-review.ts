import { z } from 'zod'
import { audience, words } from '../../fields.ts'
import type { HeldMerge } from '../shape/links.ts'
import { refuse } from '../../entity/rule.ts'
import type { PathwayBuilder } from '../builder.ts'
import { strandIn } from '../strand-builder.ts'
import { firstStrand } from '../shape/strand.ts'
import { rule } from '../rule.ts'
import { warnOfCounter } from '../known-victims.ts'

/**
 * Two records that seem to be one are not joined where that would make somebody person and victim of one pathway: it waits
 * until somebody else has looked, and coordinator and advocate are warned.
 */
export function holdMerge(builder: PathwayBuilder, held: HeldMerge & { readonly reason: string }) {
  if (builder.state.stage === 'ended') return refuse('own-victim', 'pathwayId')
  if (builder.state.heldMerge) return refuse('merge-held')
  builder.record('merge-held', held)
  builder.open('reviewMerge', { about: held.pathway })
  warnOfCounter(builder)
  return undefined
}

/** Somebody else than who asked for it decides whether the records are joined all the same. */
const reviewMerge = rule({
  label: 'Decide on a merge that waits',
  area: 'referral',
  who: ['supervisor', 'chair'],
  afterEnd: true,
  body: z.strictObject({ same: z.boolean(), reason: words(), audience: audience() }),
  example: { same: false, reason: 'She named him, and he named her: they are two people.' },
  settles: ['reviewMerge'],
  allowed({ heldMerge }, { by }) {
    if (!heldMerge) return refuse('no-held-merge')
    return heldMerge.by === by.id ? refuse('own-proposal') : undefined
  },
  decide(builder, { same, reason }) {
    const { heldMerge, person } = builder.state
    if (!heldMerge) return refuse('no-held-merge')
    builder.record('merge-reviewed', { same, pathway: heldMerge.pathway, reason })
    builder.settle(['reviewMerge'])
    if (same) join(builder, { held: heldMerge, person, reason })
    return undefined
  },
})

/** Does what was asked for, as far as it still can be. */
function join(
  builder: PathwayBuilder,
  {
    held: { pathway, victim, strand = firstStrand, ...held },
    person: was,
    reason,
  }: { readonly held: HeldMerge; readonly person: string | undefined; readonly reason: string },
): void {
  if (held.person !== undefined && was !== undefined && was !== held.person)
    builder.record('person-merged', { pathway, was, person: held.person, reason })
  if (victim === undefined) return
  const of = strandIn(builder, strand)
  const { victim: before } = of.strand
  if (before !== undefined && before !== victim)
    of.record('victim-merged', { pathway, victim, was: before, reason })
}

/** What waits because of who somebody would be. */
export const mergeReviewCommands = { 'review-merge': reviewMerge } as const
