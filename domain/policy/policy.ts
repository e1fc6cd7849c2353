import { z } from 'zod'
import { guarded, rungReceivers, rungTimes } from './choices.ts'
import { codeOf } from '../titled.ts'
import { extensionsSchema } from './extensions.ts'
import { roles } from '../codes.ts'
import { divisionTitles } from '../calendar/holidays.ts'
import { meetingsSchema, researchSchema } from './meetings.ts'
import {
  repeatSchema,
  serialSchema,
  reportsByNameSchema,
  unknownBirthsSchema,
  riskRatingSchema,
  underInvestigationSchema,
  completionSchema,
  urgentReportsSchema,
} from './care.ts'
import { emergencyAccessSchema } from './emergency-access.ts'
import { provenance } from './provenance.ts'
import { screeningSchema } from './screening.ts'
import { ukZone } from '../calendar/calendar.ts'

const wholeUpTo = (max: number) => z.int().min(0).max(max)

/** How long: working days, civil days, weeks or months, or elapsed hours. */
const spanSchema = z.union([
  z.strictObject({ workingDays: wholeUpTo(260) }),
  z.strictObject({ days: wholeUpTo(366) }),
  z.strictObject({
    hours: z
      .int()
      .min(1)
      .max(24 * 366),
  }),
  z.strictObject({ weeks: z.int().min(1).max(104) }),
  z.strictObject({ months: z.int().min(1).max(120) }),
])
export type Span = z.infer<typeof spanSchema>

/** `guards` says what the clock protects: a hold stops treatment clocks, never those of safety or statute. */
const clockSchema = z.strictObject({
  span: spanSchema,
  guards: codeOf(guarded),
  ...provenance,
})
export type ClockRule = z.infer<typeof clockSchema>

const rungSchema = z.strictObject({
  code: z
    .string()
    .max(40)
    .regex(/^[a-z-]+$/),
  when: z.union([
    z.literal('opened'),
    z.literal('due'),
    z.strictObject({
      workingDays: z.int().min(-60).max(60),
      at: codeOf(rungTimes),
    }),
    /** Civil days, for waits so far ahead that no table of holidays reaches them. */
    z.strictObject({ days: z.int().min(-366).max(366), at: codeOf(rungTimes) }),
  ]),
  to: codeOf(rungReceivers),
  urgent: z.boolean(),
})
export type RungRule = z.infer<typeof rungSchema>

const ladderSchema = z.strictObject({
  rungs: z
    .array(rungSchema)
    .min(1)
    .max(12)
    .refine((rungs) => new Set(rungs.map((rung) => rung.code)).size === rungs.length, {
      message: 'each rung needs a code of its own.',
    })
    .refine((rungs) => rungs.every(({ when }, index) => when !== 'opened' || index === 0), {
      message: 'only the first rung can come at the opening.',
    })
    .readonly(),
  ...provenance,
})
export type LadderRule = z.infer<typeof ladderSchema>

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00.')
  .meta({ maxLength: 5 })

/** A site's numbers. A document like this is stored under a version and never changed; a pathway keeps the version it opened with. */
export const policySchema = z.strictObject({
  division: codeOf(divisionTitles),
  hours: z
    .strictObject({ from: time, to: time, zone: z.literal(ukZone), ...provenance })
    .refine((hours) => hours.from < hours.to, { message: 'must begin before they end.' }),
  clocks: z.record(z.string().max(40), clockSchema),
  ladders: z.record(z.string().max(40), ladderSchema),
  /** Which roles are asked for a research return. */
  coreSet: z.strictObject({
    roles: z.array(codeOf(roles)).min(1).max(12).readonly(),
    ...provenance,
  }),
  /** Which agencies are asked besides those that hold a role of the core set. */
  alsoAsked: z.strictObject({
    agencies: z.array(z.string().max(80)).max(20).readonly(),
    ...provenance,
  }),
  quorum: z.strictObject({
    roles: z.array(codeOf(roles)).min(1).max(12).readonly(),
    ...provenance,
  }),
  programmes: z.record(
    z.string().max(60),
    z.strictObject({
      title: z.string().max(200),
      sessions: z.int().min(1).max(60),
      followUps: wholeUpTo(12),
      everyDays: z.int().min(1).max(90),
      ...provenance,
    }),
  ),
  missedSessions: z.strictObject({
    tell: z.int().min(1).max(20),
    review: z.int().min(1).max(20),
    ...provenance,
  }),
  /** How many actions not done take an agency's failure to the steering group; older policies have none. */
  actionFailures: z.strictObject({ count: z.int().min(1).max(20), ...provenance }).optional(),
  /** How long a class of records is kept; older policies have none. */
  retention: z
    .strictObject({
      classes: z.record(
        z.string().max(40),
        z.strictObject({
          title: z.string().max(200),
          months: z.int().min(1).max(1200),
          ...provenance,
        }),
      ),
    })
    .optional(),
  /** How many days after its last duty an agency's tie to a pathway ends; older policies have none. */
  tieEnds: z.strictObject({ days: wholeUpTo(366), ...provenance }).optional(),
  contactTries: z.strictObject({ count: z.int().min(1).max(20), ...provenance }),
  /** The grounds on which a referral asks for a conference; older policies have none and take the default. */
  screening: screeningSchema.optional(),
  underInvestigation: underInvestigationSchema.optional(),
  /** The forms of meeting that the site holds, and its own numbers for them; older policies have none. */
  meetings: meetingsSchema.optional(),
  /** When the agencies are asked what they know; older policies have none and ask at triage. */
  research: researchSchema.optional(),
  repeat: repeatSchema.optional(),
  serial: serialSchema.optional(),
  /** What can be opened in an emergency; older policies have none and take the default. */
  emergencyAccess: emergencyAccessSchema.optional(),
  riskRating: riskRatingSchema.optional(),
  /** How far the reports of one agency can press; older policies have none and take the default. */
  completion: completionSchema.optional(),
  urgentReports: urgentReportsSchema.optional(),
  /** What is reported by name alone; older policies have none and take the default. */
  reportsByName: reportsByNameSchema.optional(),
  /** Without one, a site has no such dates of its own. */
  unknownBirths: unknownBirthsSchema.optional(),
  /** How far dates can be moved, and by whom; older policies have none and take the default. */
  extensions: extensionsSchema.optional(),
})
export type Policy = z.infer<typeof policySchema>

/** What a policy needs and may lack: the codes of clocks and ladders that the rules use. Empty when complete. */
export function missingFrom(
  policy: Policy,
  needs: { clocks: string[]; ladders: string[] },
): string[] {
  return [
    ...needs.clocks
      .filter((code) => !Object.hasOwn(policy.clocks, code))
      .map((code) => `clocks.${code}`),
    ...needs.ladders
      .filter((code) => !Object.hasOwn(policy.ladders, code))
      .map((code) => `ladders.${code}`),
  ]
}
