import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import {
  contactChannels,
  incidentKinds,
  lawfulBases,
  relationships,
  risks,
  roles,
  screeningTools,
} from '../../codes.ts'
import { agencyId, audience, line, nameLine, pastDate, siteId, words } from '../../fields.ts'
import { keepEmployerOut } from '../employer.ts'
import { firstTerms } from '../referred-contact.ts'
import { optional, refuse } from '../../entity/rule.ts'
import type { RefusalCode } from '../../refusals.ts'
import { rule } from '../rule.ts'
import { holderOf, tableVersion } from '../../reference/reference.ts'
import { croNumber, nhsNumber, pncNumber } from '../../matching/official-numbers.ts'
import { firstStrand } from '../shape/strand.ts'
import { recordVictims } from '../known-victims.ts'
import { strandIn } from '../strand-builder.ts'
import { noteUnder18, under18Schema } from '../under-18.ts'
import { matchingSchema, recordMatches } from '../matches.ts'

export const personSchema = z
  .strictObject({
    name: nameLine(),
    aliases: z.array(nameLine()).max(20).default([]),
    dateOfBirth: pastDate().optional(),
    yearOfBirth: z.int().min(1900).max(2100).optional(),
    age: z.int().min(0).max(120).optional(),
    address: line(500).optional(),
    pncNumber: pncNumber().optional(),
    croNumber: croNumber().optional(),
    nhsNumber: nhsNumber().optional(),
  })
  .superRefine(({ dateOfBirth, yearOfBirth, age }, context) => {
    const given = Object.entries({ dateOfBirth, yearOfBirth, age }).filter(
      ([, value]) => value !== undefined,
    )
    const [first, second] = given
    if (first && second)
      context.addIssue({
        ...{ code: 'custom', path: [second[0]], params: { rule: 'birth-said-twice' } },
        message: `must be left out, because ${first[0]} says when they were born.`,
      })
  })

const channel = codeOf(contactChannels)

/** Who a victim is, and how they stand to the person. */
export const knownVictimSchema = z.strictObject({
  name: line(200).optional(),
  dateOfBirth: pastDate().optional(),
  phone: line(40).optional(),
  email: line(200).optional(),
  under18: z.boolean().optional(),
  relationship: codeOf(relationships),
})

export const victimSchema = knownVictimSchema.extend({
  safeContact: z
    .strictObject({
      safe: z.boolean(),
      channels: z.array(channel).max(5).default([]),
      unsafeChannels: z.array(channel).max(5).optional(),
      window: line(200).optional(),
      voicemail: z.boolean().optional(),
      withheldNumber: z.boolean().optional(),
      note: line(1000).optional(),
    })
    .superRefine(({ safe, channels, unsafeChannels = [] }, context) => {
      const no = (rule: RefusalCode, field: string, message: string) =>
        context.addIssue({ code: 'custom', path: [field], message, params: { rule } })
      if (safe && channels.length === 0)
        no('channels-missing', 'channels', 'must name a safe channel, because contact is safe.')
      if (channels.some((one) => unsafeChannels.includes(one)))
        no('channel-contradicts', 'unsafeChannels', 'must not name a channel that is safe.')
    }),
})

const incident = z.strictObject({
  on: pastDate(),
  kind: codeOf(incidentKinds),
  note: words().optional(),
})

export const concernSchema = z.strictObject({
  summary: words(),
  incidents: z.array(incident).max(100).default([]),
  /** Whether children are involved: a conference hears them first. */
  children: z.boolean().optional(),
  audience: audience(),
})

export const screeningSchema = z.strictObject({
  tool: codeOf(screeningTools),
  score: z.int().min(0).max(100).optional(),
  /** Ticks of the DASH, of which there are 24 questions. */
  ticks: z.int().min(0).max(24).optional(),
  extremelyFrightened: z.boolean().optional(),
  /** The risk, in the referrer's professional judgement. */
  judgement: codeOf(risks).optional(),
})

/** A screening as facts want it. */
export const screeningFacts = ({
  tool,
  score,
  ticks,
  extremelyFrightened,
  judgement,
}: z.output<typeof screeningSchema>) => ({
  tool,
  ...optional({ score, ticks, extremelyFrightened, judgement }),
})

/** A referral as it comes in. */
export const referralSchema = z.strictObject({
  site: siteId(),
  referrer: z.strictObject({ agency: agencyId(), role: codeOf(roles) }),
  person: personSchema,
  victim: victimSchema,
  concern: concernSchema,
  screening: screeningSchema,
  lawfulBasis: codeOf(lawfulBases),
  urgent: z.boolean().default(false),
  worksFor: agencyId().optional().meta({
    description:
      'The agency for which the person works, if it is one of those here: nobody of it sees the pathway, but whoever refers.',
  }),
})
/** A made-up referral, whole. */
export const referralExample = {
  site: 'london',
  referrer: { agency: 'metropolitan-police-service', role: 'policeLead' },
  person: { name: 'Alex Example', aliases: ['Lex'], dateOfBirth: '1988-04-12' },
  victim: {
    name: 'Robin Sample',
    safeContact: { safe: true, channels: ['phone'], window: 'Weekdays before noon' },
    relationship: 'exPartner',
  },
  concern: {
    summary: 'Has followed her home from work three times.',
    incidents: [{ on: '2026-01-09', kind: 'following', note: 'Waited at the bus stop.' }],
  },
  screening: { tool: 'stst', score: 7 },
  lawfulBasis: 'lawEnforcement',
  urgent: false,
}

export type Referral = z.output<typeof referralSchema>

/** What the rules see of safe contact. Commands of earlier versions say only whether it is safe. */
export const saidTermsSchema = z.strictObject({
  channels: z.array(channel),
  unsafeChannels: z.array(channel).optional(),
  voicemail: z.boolean().optional(),
  withheldNumber: z.boolean().optional(),
})

/** A referral as the rules see it: the records of people have become ids, and of the victim it is left how contact is safe. */
const judged = referralSchema.omit({ person: true, victim: true }).extend({
  person: z.string(),
  victim: z.string(),
  safeToContact: z.boolean(),
  safeContact: saidTermsSchema.optional(),
  under18: under18Schema,
  matching: matchingSchema.optional(),
})

/** Opens the pathway: from now on the coordinator owes an acknowledgement and the advocate a contact with the victim. */
const submitReferral = rule({
  label: 'Refer somebody',
  area: 'referral',
  who: 'anyAgency',
  body: judged,
  example: referralExample,
  edge: { body: referralSchema, people: true },
  reads: { ownSite: 'site' },
  beforeBeginning: true,
  allowed: (state) => (state.stage === 'received' ? undefined : refuse('already-open')),
  decide(builder, body) {
    const { reference, receivedAt } = builder.context
    const { site, referrer, person, victim, concern, urgent, safeToContact } = body
    const contactTerms = firstTerms({ safe: safeToContact, terms: body.safeContact })
    builder.record('referral-received', {
      site,
      policy: reference.policyVersion,
      calendar: tableVersion(reference),
      receivedAt,
      person,
      victim,
      referrer,
      urgent,
      concern: concern.summary,
      safeToContact,
      incidents: concern.incidents.map(({ on, kind, note }) => ({
        on,
        kind,
        ...optional({ note }),
      })),
      ...optional({ contactTerms, children: concern.children }),
      screening: screeningFacts(body.screening),
      lawfulBasis: body.lawfulBasis,
    })
    if (body.worksFor !== undefined) keepEmployerOut(builder, body.worksFor)
    if (urgent) builder.flag('urgent', true)
    if (!safeToContact) builder.flag('contactUnsafe', true)
    if (body.matching) recordMatches(builder, body.matching)
    builder.leave('received', 'submitted')
    // Nobody works for both sides unawares: until it is looked at, the coordinator owes the contact.
    const counter = recordVictims(strandIn(builder, firstStrand), body.matching?.victims)
    const owner = counter ? holderOf(reference, 'coordinator') : undefined
    builder.open(urgent ? 'victimContactHigh' : 'victimContact', optional({ owner }))
    noteUnder18(strandIn(builder, firstStrand), body.under18)
  },
})

/** What begins a pathway. */
export const submissionCommands = {
  'submit-referral': submitReferral,
} as const
