import {
  adviceUnderInvestigation,
  defaultRepeat,
  defaultSerial,
  defaultReportsByName,
  defaultUnknownBirths,
  defaultUnderInvestigation,
  defaultCompletion,
  defaultUrgentReports,
} from './care.ts'
import { defaultHours, ukZone } from '../calendar/calendar.ts'
import { defaultClocks } from './clocks.ts'
import { defaultExtensions } from './extensions.ts'
import { defaultLadders } from './ladders.ts'
import { defaultRetentionClasses } from './retention.ts'
import { pilotMeetings } from './pilot-meetings.ts'
import type { Policy } from './policy.ts'
import { defaultScreening } from './screening.ts'

/** The programmes of the pilots, by their codes. */
export const pilotProgrammes = {
  'eight-weekly-and-follow-up': {
    title: 'Eight weekly sessions and one follow-up',
    sessions: 8,
    followUps: 1,
    everyDays: 7,
    source:
      'Hampshire: eight weekly sessions and one follow-up, ACT-based or skills (southernhealth.nhs.uk).',
    mark: 'S',
  },
  'twelve-one-to-one': {
    title: 'Twelve one-to-one sessions over three months',
    sessions: 12,
    followUps: 0,
    everyDays: 7,
    source:
      'Compulsive and Obsessive Behaviour Intervention: twelve one-to-one over three months (interventionsalliance.com).',
    mark: 'S',
  },
} as const

/** After how many actions not done an agency's failure is the steering group's matter; also of policies without a number. */
export const defaultActionFailures = {
  count: 2,
  source:
    'Persistent failure goes to the steering group (SafeLives action tracking form); two is local.',
  mark: 'K',
} as const

/** How many days after its last duty an agency still reads what it was tied to; also of policies without a number. */
export const defaultTieEnds = {
  days: 30,
  source: 'Ours: long enough to correct what one did. No national rule was found.',
  mark: 'K',
} as const

const base: Policy = {
  division: 'england-and-wales',
  hours: {
    ...defaultHours,
    zone: ukZone,
    source: 'Office hours, a local default.',
    mark: 'K',
  },
  clocks: defaultClocks,
  ladders: defaultLadders,
  coreSet: {
    roles: ['policeLead', 'victimAdvocate', 'forensicClinician', 'probation'],
    source: 'The partners of the pilots: police, advocate, health, probation (suzylamplugh.org).',
    mark: 'S',
  },
  alsoAsked: { agencies: [], source: 'Housing and council, where the site asks them.', mark: 'K' },
  quorum: {
    roles: ['policeLead', 'victimAdvocate', 'forensicClinician', 'probation'],
    source: 'No national rule found; the core set.',
    mark: 'K',
  },
  programmes: pilotProgrammes,
  missedSessions: {
    tell: 2,
    review: 3,
    source: 'Two missed in a row: probation and police are told. Three: a review.',
    mark: 'K',
  },
  actionFailures: defaultActionFailures,
  tieEnds: defaultTieEnds,
  retention: { classes: defaultRetentionClasses },
  contactTries: {
    count: 3,
    source:
      'Unreachable after three attempts; an attempt outside what the victim called safe does not count.',
    mark: 'K',
  },
  screening: defaultScreening,
  underInvestigation: defaultUnderInvestigation,
  repeat: defaultRepeat,
  completion: defaultCompletion,
  serial: defaultSerial,
  urgentReports: defaultUrgentReports,
  reportsByName: defaultReportsByName,
  unknownBirths: defaultUnknownBirths,
  extensions: defaultExtensions,
}

/** The pilots' policies without their meetings, which differ as their public descriptions do; London's is that of a new site. */
export const defaultPolicies = {
  london: base,
  hampshire: { ...base, underInvestigation: adviceUnderInvestigation },
  cheshire: {
    ...base,
    clocks: {
      ...defaultClocks,
      conference: {
        span: { workingDays: 10 },
        guards: 'process',
        source: 'MARACs meet monthly or fortnightly (safelives.org.uk); fortnightly is used here.',
        mark: 'S',
      },
    },
  },
} as const satisfies Record<string, Policy>

/** The policies with which the three pilots begin: with the rhythm of their meetings. */
export const pilotPolicies = {
  london: { ...defaultPolicies.london, meetings: pilotMeetings.london },
  hampshire: { ...defaultPolicies.hampshire, meetings: pilotMeetings.hampshire },
  cheshire: { ...defaultPolicies.cheshire, meetings: pilotMeetings.cheshire },
} as const satisfies Record<keyof typeof defaultPolicies, Policy>
