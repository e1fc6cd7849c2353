import { z } from 'zod'
import { codeOf } from '../titled.ts'
import { provenance } from './provenance.ts'
import { roles, titled } from '../codes.ts'

/** What becomes of an extension past what one person may. */
const beyond = titled({
  secondPerson: 'It stands if a second person confirms it',
  nobody: 'It is refused',
})

const limitSchema = z.strictObject({
  /** Who may move such a date. */
  by: z.array(codeOf(roles)).min(1).max(12).readonly(),
  /** How often it can be moved without a second person. */
  times: z.int().min(0).max(20),
  /** How many working days in all, from where it was first; any number without one. */
  workingDays: z.int().min(0).max(260).optional(),
  beyond: codeOf(beyond),
  /** Who is told of each extension, besides whoever owes it. */
  told: z.array(codeOf(roles)).min(1).max(12).readonly().optional(),
  ...provenance,
})

/** How far one person may move a date that somebody owes, how often, and who may. */
export type ExtensionLimit = z.infer<typeof limitSchema>

/** Who confirms what is past the limit. */
const confirmedSchema = z.strictObject({ role: codeOf(roles), ...provenance })

/** The ceilings of extensions: by what a clock guards, and of single clocks; and who confirms what is past them. */
export const extensionsSchema = z.strictObject({
  guards: z.strictObject({
    process: limitSchema,
    treatment: limitSchema,
    safety: limitSchema,
    statutory: limitSchema,
  }),
  clocks: z.record(z.string().max(40), limitSchema),
  confirmed: confirmedSchema,
})
export type Extensions = z.infer<typeof extensionsSchema>

const by = ['coordinator', 'supervisor'] as const
const ordinary = {
  ...{ by, times: 2, beyond: 'secondPerson', mark: 'K' },
  source: 'What is put off a third time is looked at by a second person; local.',
} as const satisfies ExtensionLimit
const safety = {
  ...{ by, times: 1, workingDays: 1, beyond: 'secondPerson', told: ['chair'], mark: 'K' },
  source: 'What guards a victim is put off once, by one working day, and the chair hears; local.',
} as const satisfies ExtensionLimit

const untilMeeting =
  'A review waits for the next meeting; weekly (aurorand.org.uk), and two weeks at standard risk, are local.'

/** Also for policies without an entry. */
export const defaultExtensions = {
  guards: {
    process: ordinary,
    treatment: ordinary,
    safety,
    statutory: {
      ...{ by, times: 0, beyond: 'nobody', mark: 'K' },
      source:
        'What the law or its guidance sets is not moved by a person; no rule that lets one was found.',
    },
  },
  clocks: {
    reviewHigh: { ...safety, workingDays: 5, source: untilMeeting },
    reviewStandard: { ...safety, workingDays: 10, source: untilMeeting },
    answerClosure: { ...safety, workingDays: 5, source: untilMeeting },
  },
  confirmed: {
    role: 'chair',
    source: 'An extension past the ceiling is two people’s decision, as an erasing is; local.',
    mark: 'K',
  },
} as const satisfies Extensions
