import { z } from 'zod'
import { audience, victimLetter, words } from '../../fields.ts'
import { firstStrand } from '../shape/strand.ts'
import { namedStrand } from '../named-strand.ts'
import type { PathwayBuilder } from '../builder.ts'
import type { Refusal } from '../../entity/decider.ts'
import { type StrandBuilder, strandIn } from '../strand-builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { hearReferrer, termsAfter } from '../referred-contact.ts'
import { noteUnder18, under18Schema } from '../under-18.ts'
import { rule } from '../rule.ts'
import {
  concernSchema,
  personSchema,
  referralExample,
  screeningFacts,
  saidTermsSchema,
  screeningSchema,
  victimSchema,
} from './submit-referral.ts'

const parts = z.strictObject({
  concern: concernSchema.optional(),
  screening: screeningSchema.optional(),
  urgent: z.boolean().optional(),
  note: words().optional(),
  audience: audience(),
})

/** An amendment as it comes in: any parts of the referral, each complete. */
const amendmentSchema = parts.extend({
  person: personSchema.optional(),
  victim: victimSchema.optional(),
  ofVictim: victimLetter().optional(),
})

/**
 * Somebody of the agency that referred completes what was returned, or the coordinator, where nobody there can any more; an
 * acknowledgement is owed again. It may make contact unsafe, and its terms stricter, and never the other way.
 */
const amendReferral = rule({
  label: 'Complete the referral',
  area: 'referral',
  who: 'anyAgency',
  guest: 'amend',
  body: parts.extend({
    person: z.string().optional(),
    victim: z.string().optional(),
    ofVictim: victimLetter().optional(),
    of: z.string().optional(),
    safeToContact: z.boolean().optional(),
    safeContact: saidTermsSchema.optional(),
    under18: under18Schema,
  }),
  example: { concern: referralExample.concern },
  needed: { ofVictim: 'asThingsStand' },
  edge: { body: amendmentSchema, people: true, victim: 'named' },
  settles: ['amend'],
  allowed: (state, { by }) => {
    if (state.stage !== 'referral' || !state.flags.includes('returned'))
      return refuse('not-returned')
    const theirs = by.agency === state.referrer?.agency || by.roles.includes('coordinator')
    return theirs ? undefined : refuse('not-yours')
  },
  decide(builder, body) {
    const { safeToContact: safe, safeContact: terms } = body
    const of = whose(builder, body)
    if ('code' in of) return of
    builder.settle(['amend'])
    of.record(
      'referral-amended',
      optional({
        personRecord: body.person,
        victimRecord: body.victim,
        safeToContact: safe,
        contactTerms: termsAfter(of.strand, { safe, terms }),
        concern: body.concern?.summary,
        children: body.concern?.children,
        incidents: body.concern?.incidents.map(({ on, kind, note }) => ({
          on,
          kind,
          ...optional({ note }),
        })),
        screening: body.screening && screeningFacts(body.screening),
        urgent: body.urgent,
        note: body.note,
      }),
    )
    builder.flag('returned', false)
    if (body.urgent !== undefined) builder.flag('urgent', body.urgent)
    hearReferrer(of, safe)
    noteUnder18(of, body.under18)
    if (body.urgent) builder.hurryContact()
    builder.open('acknowledge')
    return undefined
  },
})

/** The victim of whom an amendment speaks; the first where it speaks of none. Commands of earlier versions do not say whose record it is. */
function whose(
  builder: PathwayBuilder,
  { victim, ofVictim, of: id }: Partial<Record<'victim' | 'ofVictim' | 'of', string | undefined>>,
): StrandBuilder | Refusal {
  if (victim === undefined) return strandIn(builder, firstStrand)
  const of = namedStrand(builder, ofVictim)
  if ('code' in of) return refuse(of.code, 'ofVictim')
  return id === undefined || id === of.strand.victim ? of : refuse('unknown-victim', 'ofVictim')
}

/** What the referrer changes when a referral was returned. */
export const amendmentCommands = {
  'amend-referral': amendReferral,
} as const
