import { z } from 'zod'
import { audience, letter, pathwayId, victimLetter, words } from '../../fields.ts'
import { codeOf } from '../../titled.ts'
import { counterFindings } from '../shape/known-victim.ts'
import { hearOfVictim, strandWith, warnOfCounter } from '../known-victims.ts'
import { holdMerge } from './merge-review.ts'
import { holderOf } from '../../reference/reference.ts'
import { messages } from '../../entity/messages.ts'
import { obligationKinds } from '../../obligations/kinds.ts'
import { ownStrand } from '../named-strand.ts'
import type { PathwayBuilder } from '../builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { giveToUsual, takeFromUsual, usualOnSide } from '../sides.ts'
import { rule, ruleWith } from '../rule.ts'

/** As it comes in; the edge adds the victims of the other pathway, each with their letter there. */
const sameSchema = z.strictObject({
  victim: victimLetter().optional(),
  pathwayId: pathwayId(),
  theirs: letter().optional(),
  reason: words(),
  audience: audience(),
})

/**
 * A victim here and one on another pathway are one, says their advocate: one record from now on. That contact is unsafe
 * on one is so on both, and a threat on one is told to the other.
 */
const confirmSameVictim = rule({
  label: 'Record that this is the same victim',
  area: 'victim',
  who: ['victimAdvocate'],
  body: sameSchema.extend({
    there: z.array(z.object({ letter: z.string(), victim: z.string() })),
    crossed: z.boolean().optional(),
  }),
  needed: { victim: 'asThingsStand', theirs: 'asThingsStand' },
  example: { pathwayId: 'pw0123456789ab', reason: 'She told me of both men.' },
  edge: { body: sameSchema, otherPathway: 'victim', crossed: true },
  settles: ['lookAtVictim'],
  decide(builder, { victim: ours, pathwayId: pathway, theirs, there, crossed, reason }) {
    if (pathway === builder.state.id) return refuse('same-pathway', 'pathwayId')
    const of = ownStrand(builder, ours)
    if ('code' in of) return of
    const meant = there.filter((one) => theirs === undefined || one.letter === theirs)
    const [known, ...others] = meant
    if (!known) return refuse('unknown-victim', 'theirs')
    if (others.length > 0) return refuse('victim-missing', 'theirs')
    const { victim: was } = of.strand
    if (was === undefined || known.victim === was) return refuse('same-victim', 'pathwayId')
    const { by } = builder.context
    const held = { pathway, victim: known.victim, strand: of.id, by: by.id, reason }
    if (crossed) return holdMerge(builder, held)
    of.record('victim-merged', { pathway, victim: known.victim, was, reason })
    builder.settle(['lookAtVictim'], 'met', pathway)
    return undefined
  },
})

/** Another pathway has a victim of this one. If contact is unsafe here, that one hears of it. A command of the system. */
const noteSameVictim = ruleWith({ area: 'victim', who: 'system' })({
  label: 'Note which pathway has the same victim',
  body: messages.pathway['note-same-victim'],
  decide(builder, { pathway, victim, unsafe }) {
    const of = strandWith(builder, victim)
    if (!of) return refuse('unknown-victim')
    of.record('same-victim-noted', { pathway })
    if (unsafe) hearOfVictim(of, { pathway, victim, unsafe })
    return undefined
  },
})

/** A command of the system. */
const hearOfSameVictim = ruleWith({ area: 'victim', who: 'system' })({
  label: 'Take news of a victim',
  body: messages.pathway['hear-of-victim'],
  decide(builder, heard) {
    const of = strandWith(builder, heard.victim)
    if (!of) return refuse('unknown-victim')
    hearOfVictim(of, heard)
    return undefined
  },
})

/** Another pathway's person may be the victim here, or the reverse. A command of the system. */
const hearOfCounter = ruleWith({ area: 'victim', who: 'system' })({
  label: 'Take a warning of a counter-allegation',
  body: messages.pathway['hear-of-counter'],
  decide(builder, { pathway }) {
    const { knownElsewhere = [] } = builder.state
    if (knownElsewhere.some((one) => one.as !== 'same' && one.pathway === pathway))
      return refuse('counter-known')
    builder.record('counter-heard', { pathway })
    warnOfCounter(builder)
    return undefined
  },
})

/**
 * Somebody outside both finds who endangers whom (SafeLives: screen both, find the primary victim). From then on an advocate
 * comes to either pathway only for a victim of it, and one service works for one side. If they are other people after all, the advocate owes the contact that was kept from them.
 */
const assessCounter = rule({
  label: 'Assess a counter-allegation',
  area: 'risk',
  who: ['chair', 'supervisor'],
  body: z.strictObject({
    finding: codeOf(counterFindings),
    reason: words(),
    audience: audience(),
  }),
  example: { finding: 'thisPerson', reason: 'The calls began on his side, and the police saw it.' },
  settles: ['lookAtCounter'],
  allowed: ({ flags }) => (flags.includes('counterAllegation') ? undefined : refuse('no-counter')),
  decide(builder, { finding, reason }) {
    const usual = usualOnSide(builder, finding)
    builder.record('counter-assessed', { finding, reason, ...optional({ usual }) })
    builder.settle(['lookAtCounter'])
    if (finding !== 'unrelated') {
      if (usual === undefined) takeFromUsual(builder, reason)
      return
    }
    builder.flag('counterAllegation', false)
    giveToUsual(builder, reason)
    giveToAdvocate(builder, reason)
  },
})

/** What the coordinator owed in the advocate's place, so that nobody works for both sides unawares. */
function giveToAdvocate(builder: PathwayBuilder, reason: string): void {
  const advocate = holderOf(builder.context.reference, 'victimAdvocate')
  for (const one of builder.owed('victimContact', 'victimContactHigh'))
    if (advocate && one.role !== obligationKinds[one.what].owner)
      builder.reassign(one, advocate, { reason })
}

/** Victims who are known elsewhere. */
export const knownVictimCommands = {
  'confirm-same-victim': confirmSameVictim,
  'assess-counter-allegation': assessCounter,
  'note-same-victim': noteSameVictim,
  'hear-of-victim': hearOfSameVictim,
  'hear-of-counter': hearOfCounter,
} as const
