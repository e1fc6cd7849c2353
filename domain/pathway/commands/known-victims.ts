import { z } from 'zod'
import { audience, pathwayId, victimLetter, words } from '../../fields.ts'
import { codeOf } from '../../titled.ts'
import { counterFindings } from '../shape/known-victim.ts'
import { hearOfVictim, strandWith, warnOfCounter } from '../known-victims.ts'
import { holderOf } from '../../reference/reference.ts'
import { messages } from '../../entity/messages.ts'
import { obligationKinds } from '../../obligations/kinds.ts'
import { ownStrand } from '../strand-access.ts'
import type { PathwayBuilder } from '../builder.ts'
import { refuse } from '../../entity/rule.ts'
import { rule, ruleWith } from '../rule.ts'

/**
 * A victim here and one on another pathway are one, says their advocate: one record from now on. That contact is unsafe
 * on one is so on both, and a threat on one is told to the other.
 */
const confirmSameVictim = rule({
  label: 'Record that this is the same victim',
  area: 'victim',
  who: ['victimAdvocate'],
  body: z.strictObject({
    victim: victimLetter().optional(),
    pathwayId: pathwayId(),
    reason: words(),
    audience: audience(),
  }),
  needed: { victim: 'asThingsStand' },
  example: { pathwayId: 'pw0123456789ab', reason: 'She told me of both men.' },
  edge: { otherPathway: 'victim' },
  settles: ['lookAtVictim'],
  allowed: ({ knownElsewhere = [] }) =>
    knownElsewhere.some(({ as }) => as === 'same') ? undefined : refuse('no-known-victim'),
  decide(builder, { victim: letter, pathwayId: pathway, reason }) {
    const of = ownStrand(builder, letter)
    if ('code' in of) return of
    const known = builder.state.knownElsewhere?.find(
      (one) => one.as === 'same' && one.pathway === pathway,
    )
    if (known?.victim === undefined || of.strand.victim === undefined)
      return refuse('no-known-victim', 'pathwayId')
    if (known.victim === of.strand.victim) return refuse('same-victim', 'pathwayId')
    const was = of.strand.victim
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
  label: 'Hear of a victim from another pathway',
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
  label: 'Hear of a possible counter-allegation',
  body: messages.pathway['hear-of-counter'],
  decide(builder, { pathway }) {
    builder.record('counter-heard', { pathway })
    warnOfCounter(builder)
  },
})

/**
 * Somebody outside both finds who endangers whom (SafeLives: screen both, find the primary victim). If they are other
 * people after all, the advocate owes the contact that was kept from them.
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
  allowed: ({ flags }) =>
    flags.includes('counterAllegation') ? undefined : refuse('no-counter'),
  decide(builder, { finding, reason }) {
    builder.record('counter-assessed', { finding, reason })
    builder.settle(['lookAtCounter'])
    if (finding !== 'unrelated') return
    builder.flag('counterAllegation', false)
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
