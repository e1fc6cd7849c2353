import { pastDate } from '../fields.ts'
import { z } from 'zod'
import { codeOf } from '../titled.ts'
import { repeatDefinitions, treatments } from './choices.ts'
import { provenance } from './provenance.ts'
import { roles } from '../codes.ts'

/** Whether somebody is treated while the police investigate them. */
export const underInvestigationSchema = z.strictObject({
  treatment: codeOf(treatments),
  ...provenance,
})
type UnderInvestigation = z.infer<typeof underInvestigationSchema>

/** For policies without an entry: treatment continues. */
export const defaultUnderInvestigation = {
  treatment: 'allowed',
  source: 'Local default; only Hampshire is known to wait for the end of an investigation.',
  mark: 'K',
} as const satisfies UnderInvestigation

/** Hampshire gives advice only until then. */
export const adviceUnderInvestigation = {
  treatment: 'blocked',
  source:
    'Hampshire: no direct treatment while under police investigation, advice only (southernhealth.nhs.uk).',
  mark: 'S',
} as const satisfies UnderInvestigation

/** What in the watch is a repeat: any instance of abuse, or only what would be a crime. */
export const repeatSchema = z.strictObject({
  definition: codeOf(repeatDefinitions),
  ...provenance,
})
type Repeat = z.infer<typeof repeatSchema>

/** The current definition; also of policies without an entry. */
export const defaultRepeat = {
  definition: 'anyAbuse',
  source:
    'SafeLives, current page (safelives.org.uk/definition-repeat-marac): any instance of abuse, same victim and perpetrator, within twelve months of the last referral.',
  mark: 'S',
} as const satisfies Repeat

/** How many of a programme's sessions, in a hundred, the service may have lost for it to count as complete. */
export const completionSchema = z.strictObject({
  lostPercent: z.int().min(1).max(100),
  ...provenance,
})
type Completion = z.infer<typeof completionSchema>

/** Also for policies without an entry: a service that gave up has completed nothing. */
export const defaultCompletion = {
  lostPercent: 50,
  source: 'A programme of which the service cancelled half or more was not delivered; local.',
  mark: 'K',
} as const satisfies Completion

/** From how many victims, within how many years, a person counts as serial. */
export const serialSchema = z.strictObject({
  victims: z.int().min(2).max(20),
  years: z.int().min(1).max(20),
  ...provenance,
})
type Serial = z.infer<typeof serialSchema>

/** Also for policies without an entry. */
export const defaultSerial = {
  victims: 2,
  years: 3,
  source: 'MATAC: serial is two or more victims in three years.',
  mark: 'S',
} as const satisfies Serial

/** How often further reports of one agency remind those who already owe a response to its first. */
export const urgentReportsSchema = z.strictObject({
  reminders: z.int().min(0).max(50),
  ...provenance,
})
type UrgentReports = z.infer<typeof urgentReportsSchema>

/** Also for policies without an entry: nobody may be called out without end. */
export const defaultUrgentReports = {
  reminders: 5,
  source: 'One agency’s reports share one open response, which they may press five times; local.',
  mark: 'K',
} as const satisfies UrgentReports

/**
 * Reports by name of whoever has no tie to a pathway: who hears of an urgent one, how many looks are open on a
 * pathway at once, and how long one is kept.
 */
export const reportsByNameSchema = z.strictObject({
  urgentTo: z.array(codeOf(roles)).min(1).max(12).readonly(),
  looks: z.int().min(1).max(50),
  keptDays: z.int().min(1).max(366),
  ...provenance,
})
type ReportsByName = z.infer<typeof reportsByNameSchema>

/** Also for policies without an entry. */
export const defaultReportsByName = {
  urgentTo: ['policeLead', 'coordinator'],
  looks: 10,
  keptDays: 30,
  source:
    'Ours: police and coordinator look at an urgent report; one that is about nobody known is kept for thirty days.',
  mark: 'K',
} as const satisfies ReportsByName

/**
 * Dates of birth that stand for `not known` in the systems from which a site is referred to, beside those that do everywhere
 * (`store/matching/dates.ts`): people are not compared by them.
 */
export const unknownBirthsSchema = z.strictObject({
  dates: z.array(pastDate()).min(1).max(50).readonly(),
  ...provenance,
})
type UnknownBirths = z.infer<typeof unknownBirthsSchema>

/** Also for policies without an entry. */
export const defaultUnknownBirths = {
  dates: ['1900-01-01', '1970-01-01'],
  source:
    'HMPPS Person Match leaves out these two, and not every first of January; they are left out everywhere. A site adds those of its own systems.',
  mark: 'S',
} as const satisfies UnknownBirths

/** How old the rating of the risk may be at closure. A policy without an entry shows it and holds nothing up. */
export const riskRatingSchema = z.strictObject({ weeks: z.int().min(1).max(104), ...provenance })
type RiskRating = z.infer<typeof riskRatingSchema>

/** For policies without an entry, for display only. */
export const defaultRiskRating = {
  weeks: 12,
  source: 'As often as a review at standard risk; a local default.',
  mark: 'K',
} as const satisfies RiskRating
