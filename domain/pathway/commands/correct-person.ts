import { audience, words } from '../../fields.ts'
import { matchingSchema, recordMatches } from '../matches.ts'
import { codeOf } from '../../titled.ts'
import { formerNames } from '../shape/choices.ts'
import { personSchema, referralExample } from './submit-referral.ts'
import { firstStrand } from '../shape/strand.ts'
import { recordVictims } from '../known-victims.ts'
import { noteUnder18, under18Schema } from '../under-18.ts'
import { rule } from '../rule.ts'
import { strandIn } from '../strand-builder.ts'
import { unlessErased } from './retention.ts'
import { z } from 'zod'

/** A correction as it comes in: all that is known of the person now. */
const correctionSchema = z.strictObject({
  person: personSchema,
  former: codeOf(formerNames).default('shown'),
  reason: words(),
  audience: audience(),
})

/**
 * What is known of the person was wrong, or has changed: at any stage, in the watch and after the end. What was known before
 * stays in the records, and whoever may be the same by what is known now is looked for again.
 */
const correctPerson = rule({
  label: 'Correct who the person is',
  area: 'referral',
  who: ['coordinator', 'policeLead'],
  afterEnd: true,
  body: correctionSchema.extend({
    person: z.string(),
    matching: matchingSchema,
    under18: under18Schema,
  }),
  example: {
    person: { ...referralExample.person, name: 'Alex Newname', aliases: ['Lex', 'Alex Example'] },
    former: 'shown',
    reason: 'Changed by deed poll in March.',
  },
  edge: { body: correctionSchema, people: true, looks: true },
  allowed: unlessErased,
  decide(builder, { person, former, reason, matching, under18 }) {
    const before = builder.state.flags
    builder.record('person-corrected', { personRecord: person, former, reason })
    recordMatches(builder, matching)
    const raised = builder.state.flags.filter((flag) => !before.includes(flag))
    if (raised.length > 0 && builder.state.stage !== 'ended')
      builder.open('lookAtMatch', { about: builder.state.id })
    if (builder.state.stage === 'ended') return
    const first = strandIn(builder, firstStrand)
    recordVictims(first, matching.victims)
    noteUnder18(first, under18)
  },
})

/** What is put right of whom a pathway is about. */
export const correctionCommands = { 'correct-person': correctPerson } as const
