import type { z } from 'zod'
import { defaultEmergencyAccess } from '../../domain/policy/emergency-access.ts'
import { defaultActionFailures, defaultTieEnds } from '../../domain/policy/defaults.ts'
import {
  defaultRepeat,
  defaultSerial,
  defaultReportsByName,
  defaultUnknownBirths,
  defaultRiskRating,
  defaultUnderInvestigation,
  defaultCompletion,
  defaultUrgentReports,
} from '../../domain/policy/care.ts'
import { defaultResearch, meetingForms, meetingRulesSchema } from '../../domain/policy/meetings.ts'
import { defaultExtensions } from '../../domain/policy/extensions.ts'
import { guarded } from '../../domain/policy/choices.ts'
import { defaultScreening, screeningSchema } from '../../domain/policy/screening.ts'
import { formsOf, rulesOf } from '../../domain/conference/forms.ts'
import { type Policy, policySchema } from '../../domain/policy/policy.ts'
import { titled } from '../../domain/codes.ts'
import { titleIn } from '../../domain/titled.ts'
import { clockTitle } from '../../domain/describe.ts'

/** What the parts of a policy are about. */
export const partAreas = titled({
  pathway: 'The pathway',
  programmes: 'Programmes of treatment',
  meetings: 'Meetings',
  reminders: 'Reminders and escalation',
  records: 'How long records are kept',
})

/** What a part says, with where it comes from and how sure that is. */
export type PartValue = Readonly<Record<string, unknown>> & {
  readonly source: string
  readonly mark: string
}

/** A part of a policy that is changed by itself: a number or a few that belong together, with their source. */
export interface PolicyPart {
  /** Where it stands in the policy, its steps joined by dots: `contactTries`, `meetings.marac.quorum`. */
  readonly at: string
  readonly title: string
  readonly area: keyof typeof partAreas
  readonly schema: z.ZodObject
  /** As it holds now: the policy's own, or what holds where the policy says nothing. */
  readonly value: PartValue | undefined
}

const { shape } = policySchema

/** The parts of which each policy has one. */
const single = {
  hours: ['Working hours', shape.hours],
  coreSet: ['Roles that are asked for a return', shape.coreSet],
  alsoAsked: ['Agencies that are asked for a return as well', shape.alsoAsked],
  quorum: ['Quorum of a conference', shape.quorum],
  research: ['When agencies are asked for a return', shape.research.unwrap()],
  contactTries: ['Attempts to reach a victim', shape.contactTries],
  missedSessions: ['Missed sessions', shape.missedSessions],
  actionFailures: ['Actions that an agency has not done', shape.actionFailures.unwrap()],
  tieEnds: ['When an agency’s access to a pathway ends', shape.tieEnds.unwrap()],
  underInvestigation: ['Treatment during an investigation', shape.underInvestigation.unwrap()],
  riskRating: ['Age of the risk rating at closure', shape.riskRating.unwrap()],
  completion: ['When a programme counts as complete', shape.completion.unwrap()],
  urgentReports: ['Urgent reports of one agency', shape.urgentReports.unwrap()],
  reportsByName: ['Reports by name', shape.reportsByName.unwrap()],
  unknownBirths: ['Dates of birth that stand for none', shape.unknownBirths.unwrap()],
  repeat: ['What counts as a repeat', shape.repeat.unwrap()],
  serial: ['Who counts as serial', shape.serial.unwrap()],
  emergencyAccess: ['Opening a limited record', shape.emergencyAccess.unwrap()],
} as const

/** What holds where a policy is older than the part. */
const presets = {
  research: defaultResearch,
  actionFailures: defaultActionFailures,
  tieEnds: defaultTieEnds,
  underInvestigation: defaultUnderInvestigation,
  riskRating: defaultRiskRating,
  completion: defaultCompletion,
  urgentReports: defaultUrgentReports,
  reportsByName: defaultReportsByName,
  unknownBirths: defaultUnknownBirths,
  repeat: defaultRepeat,
  serial: defaultSerial,
  emergencyAccess: defaultEmergencyAccess,
}

const screening = {
  dash: 'Screening: ticks of a DASH',
  escalation: 'Screening: escalation',
  stalkingTool: 'Screening: when the Stalking Screening Tool is used',
} as const

const meetingParts = {
  rhythm: 'rhythm',
  ahead: 'how far ahead meetings are planned',
  place: 'place',
  listCloses: 'when the list closes',
  returns: 'when returns are due',
  capacity: 'how many items',
  perItem: 'time for each item',
  quorum: 'quorum',
  order: 'order of the items',
  emergency: 'emergency meetings',
} as const satisfies Record<keyof typeof meetingRulesSchema.shape, string>

const ladderTitles: Readonly<Record<string, string>> = {
  standard: 'Standard reminders',
  urgent: 'Reminders for what is urgent',
  long: 'Reminders for long waits',
  civil: 'Reminders for what falls due years later',
  afterwards: 'Reminders for what is owed after a date',
}

/** The parts of a policy, except its clocks, in the order of their areas. */
export function partsOf(policy: Policy): PolicyPart[] {
  const held = { ...presets, ...policy }
  const each = <K extends string>(titles: Readonly<Record<K, unknown>>) =>
    Object.keys(titles) as K[] // of a constant
  return [
    ...each(single).map((at): PolicyPart => {
      const [title, schema] = single[at]
      return { at, title, area: 'pathway', schema, value: held[at] }
    }),
    ...each(screening).map((code): PolicyPart => {
      const value = (policy.screening ?? defaultScreening)[code]
      const at = `screening.${code}`
      return {
        at,
        title: screening[code],
        area: 'pathway',
        schema: screeningSchema.shape[code],
        value,
      }
    }),
    ...extensionParts(policy),
    ...Object.entries(policy.programmes).map(([code, value]): PolicyPart => {
      const at = `programmes.${code}`
      return {
        at,
        title: value.title,
        area: 'programmes',
        schema: shape.programmes.valueType,
        value,
      }
    }),
    ...(policy.meetings ? formsOf(policy) : []).flatMap((form) =>
      each(meetingParts).map((part): PolicyPart => {
        const title = `${meetingForms[form].title}: ${meetingParts[part]}`
        const schema = meetingRulesSchema.shape[part]
        const value = rulesOf(policy, form)[part]
        return {
          ...{ at: `meetings.${form}.${part}`, title, area: 'meetings', value },
          schema: 'unwrap' in schema ? schema.unwrap() : schema,
        }
      }),
    ),
    ...Object.entries(policy.ladders).map(([code, value]): PolicyPart => {
      const title = ladderTitles[code] ?? `Reminders: ${code}`
      return {
        at: `ladders.${code}`,
        title,
        area: 'reminders',
        schema: shape.ladders.valueType,
        value,
      }
    }),
    ...Object.entries(policy.retention?.classes ?? {}).map(([code, value]): PolicyPart => {
      const schema = shape.retention.unwrap().shape.classes.valueType
      return { at: `retention.classes.${code}`, title: value.title, area: 'records', schema, value }
    }),
  ]
}

/** How far dates can be moved: by what a clock guards, of single clocks, and who confirms what is further. */
function extensionParts({ extensions = defaultExtensions }: Policy): PolicyPart[] {
  const { guards, clocks, confirmed } = shape.extensions.unwrap().shape
  const area = 'pathway'
  return [
    ...Object.entries(extensions.guards).map(([code, value]): PolicyPart => {
      const title = `Extensions: ${titleIn(guarded, code)}`
      return { at: `extensions.guards.${code}`, title, area, schema: guards.shape.safety, value }
    }),
    ...Object.entries(extensions.clocks).map(([code, value]): PolicyPart => {
      const title = `Extensions: ${clockTitle(code)}`
      return { at: `extensions.clocks.${code}`, title, area, schema: clocks.valueType, value }
    }),
    {
      ...{ at: 'extensions.confirmed', title: 'Who confirms an extension that is further', area },
      ...{ schema: confirmed, value: extensions.confirmed },
    },
  ]
}

/** The policy with another value of one part; the rest stays as it is. */
export function withPart(policy: Policy, at: string, value: object): object {
  const [first = '', ...rest] = at.split('.')
  const nested: object = { screening: defaultScreening, extensions: defaultExtensions }
  const whole = rest.length > 0 ? { ...nested, ...policy } : policy
  return put(whole, [first, ...rest], value)
}

function put(into: object, [step = '', ...rest]: readonly string[], value: object): object {
  if (rest.length === 0) return { ...into, [step]: value }
  const inner = Object.entries(into).find(([name]) => name === step)?.[1] as object | undefined // parts are objects
  return { ...into, [step]: put(inner ?? {}, rest, value) }
}
