import { z } from 'zod'
import { askingTimes, daysOff } from './choices.ts'
import { codeOf } from '../titled.ts'
import { roles } from '../codes.ts'
import { provenance } from './provenance.ts'

const time = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'must be a time such as 09:00.')
  .meta({ maxLength: 5 })
const count = (max: number) => z.int().min(1).max(max)

/** What meetings can be, as their forms say. */
export const meetingForms = {
  stalkingPanel: { title: 'Stalking panel' },
  marac: { title: 'MARAC' },
  matac: { title: 'MATAC' },
  mappa2: { title: 'MAPPA level 2' },
} as const
export type MeetingForm = keyof typeof meetingForms

/** By what items are put in order, the first that tells two apart; what is equal by all goes by how long it has waited. */
export const orderings = {
  carried: { title: 'Left undecided by an adjourned meeting' },
  children: { title: 'Children involved' },
  high: { title: 'High risk' },
  repeat: { title: 'Repeat' },
} as const
export type Ordering = keyof typeof orderings

/** Every so many days from a first date on, or on dates of its own; what falls on a day off moves to the working day before or after. */
const rhythmSchema = z.strictObject({
  when: z.union([
    z.strictObject({
      everyDays: z.union([z.literal(7), z.literal(14), z.literal(28)]),
      from: z.iso.date().meta({ maxLength: 10 }),
    }),
    z.strictObject({
      dates: z
        .array(z.iso.date().meta({ maxLength: 10 }))
        .max(120)
        .readonly(),
    }),
  ]),
  at: time,
  onDayOff: codeOf(daysOff),
  ...provenance,
})
export type Rhythm = z.infer<typeof rhythmSchema>

/** Which roles must be present: each of them, or at least so many of them if a number is given. */
const meetingQuorumSchema = z.strictObject({
  roles: z.array(codeOf(roles)).min(1).max(12).readonly(),
  atLeast: count(12).optional(),
  ...provenance,
})
export type MeetingQuorum = z.infer<typeof meetingQuorumSchema>

/** The numbers of one form of meeting, each with its source. */
export const meetingRulesSchema = z.strictObject({
  rhythm: rhythmSchema,
  /** Meetings are made so many weeks ahead. */
  ahead: z.strictObject({ weeks: count(52), ...provenance }),
  /** Where it meets unless a meeting says otherwise: a room, or a link. Only those invited read it; it says nothing about anyone. */
  place: z.strictObject({ text: z.string().trim().min(1).max(300), ...provenance }).optional(),
  /** The list closes at the end of so many working days before the meeting. */
  listCloses: z.strictObject({ workingDays: z.int().min(0).max(40), ...provenance }),
  /** Returns are due so many working days after that, at the meeting at the latest. */
  returns: z.strictObject({ workingDays: z.int().min(0).max(40), ...provenance }),
  capacity: z.strictObject({ items: count(100), ...provenance }),
  perItem: z.strictObject({ minutes: count(120), ...provenance }),
  quorum: meetingQuorumSchema,
  order: z.strictObject({
    by: z.array(codeOf(orderings)).max(6).readonly(),
    ...provenance,
  }),
  /** An emergency meeting is held the same day if asked for by then on a working day, else the next working day; its list closes this soon. */
  emergency: z.strictObject({
    sameDayUntil: time,
    sameDayAt: time,
    nextDayAt: time,
    listClosesAfterMinutes: count(1440),
    ...provenance,
  }),
})
export type MeetingRules = z.infer<typeof meetingRulesSchema>

/**
 * When the agencies of a pathway are asked what they know: at once, when triage decides on a conference, or by the
 * meeting when its list closes. If no list is open, they are always asked at triage.
 */
export const researchSchema = z.strictObject({
  asks: codeOf(askingTimes),
  ...provenance,
})
export type ResearchPolicy = z.infer<typeof researchSchema>

/** For policies without an entry. */
export const defaultResearch = {
  asks: 'atTriage',
  source: 'As soon as it is known that a conference will be held; local.',
  mark: 'K',
} as const satisfies ResearchPolicy

/** Which forms a site holds, and where its numbers differ from the form's own. */
export const meetingsSchema = z.partialRecord(codeOf(meetingForms), meetingRulesSchema.partial())
export type Meetings = z.infer<typeof meetingsSchema>
