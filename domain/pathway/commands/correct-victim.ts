import { z } from 'zod'
import { audience, victimLetter, words } from '../../fields.ts'
import { codeOf } from '../../titled.ts'
import { formerNames } from '../shape/choices.ts'
import { knownVictimSchema } from './submit-referral.ts'
import { namedStrand } from '../named-strand.ts'
import { recordVictims, victimsSchema } from '../known-victims.ts'
import { refuse } from '../../entity/rule.ts'
import { noteUnder18, under18Schema } from '../under-18.ts'
import { rule } from '../rule.ts'
import { unlessErased } from './retention.ts'

/** A correction as it comes in: all that is known of the victim now, but for how contact is safe, which the advocate sets. */
const correctionSchema = z.strictObject({
  victim: victimLetter().optional(),
  known: knownVictimSchema,
  former: codeOf(formerNames).default('shown'),
  reason: words(),
  audience: audience(),
})

/**
 * What is known of a victim was wrong, or has changed: at any stage, in the watch and after the end. What was known before
 * stays in the records, and whoever may be the same by what is known now is looked for again.
 */
const correctVictim = rule({
  label: 'Correct who the victim is',
  area: 'victim',
  who: ['victimAdvocate', 'coordinator', 'policeLead'],
  afterEnd: true,
  body: correctionSchema.extend({
    known: z.string(),
    of: z.string().optional(),
    victims: victimsSchema.optional(),
    under18: under18Schema,
  }),
  needed: { victim: 'asThingsStand' },
  example: {
    known: { name: 'Robin Samples', relationship: 'exPartner', dateOfBirth: '1991-06-02' },
    reason: 'She spelt it for me.',
  },
  edge: { body: correctionSchema, people: true, victim: 'named', looks: true },
  allowed: unlessErased,
  decide(builder, { victim, known, of: whose, former, reason, ...found }) {
    const of = namedStrand(builder, victim)
    if ('code' in of) return of
    if (whose !== of.strand.victim) return refuse('unknown-victim', 'victim')
    of.record('victim-corrected', { victimRecord: known, former, reason })
    if (builder.state.stage === 'ended') return undefined
    recordVictims(of, found.victims)
    noteUnder18(of, found.under18)
    return undefined
  },
})

/** What is put right of a victim. */
export const victimCorrectionCommands = { 'correct-victim': correctVictim } as const
