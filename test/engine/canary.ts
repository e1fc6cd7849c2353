import { atCivil, ukZone } from '../../domain/calendar/calendar.ts'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../domain/conference/commands/index.ts'
import { conferenceExamples, contactMade, examples } from '../support/examples.ts'
import { edgeBody } from '../../app/commands/edge.ts'
import type { FieldMark } from '../../domain/fields.ts'
import { mapMarked } from '../../domain/marked.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import type { Role } from '../../domain/codes.ts'

/** Every word that was planted. */
export const planted: string[] = []

/** A word that stands nowhere else, to be looked for everywhere. */
export function canary(): string {
  const word = `Qx${String.fromCharCode(97 + (planted.length % 26))}zanary${planted.length}Vw`
  planted.push(word)
  return word
}

/** A referral with a canary in every field that takes words. */
export const referral = () => ({
  site: 'london',
  referrer: { agency: 'metropolitan-police-service', role: 'policeLead' },
  person: { name: canary(), aliases: [canary()], dateOfBirth: '1988-04-12', address: canary() },
  victim: {
    name: canary(),
    safeContact: { safe: true, channels: ['phone'], window: canary(), note: canary() },
    relationship: 'exPartner',
  },
  concern: {
    summary: canary(),
    incidents: [{ on: '2026-01-09', kind: 'following', note: canary() }],
  },
  screening: { tool: 'stst', score: 7 },
  lawfulBasis: 'lawEnforcement',
  urgent: true, // its notices go at once
})

const health = 'barnet-enfield-haringey-mental-health-trust'
const returning = (agency: string) =>
  ['record-return', 'agencyWorker', { agency, kind: 'full', note: canary() }, agency] as const

/** Every command from the referral to the watch, with a canary in every field that takes words. */
export function stepsToTheWatch(): readonly (readonly [string, Role, object, string?])[] {
  const first = new Date(atCivil('2026-11-10', '10:00', ukZone)).toISOString()
  const incident = () => ({ on: '2026-11-01', kind: 'contact', note: canary() })
  return [
    ['accept-referral', 'coordinator', { note: canary() }],
    [
      'record-victim-contact',
      'victimAdvocate',
      { ...contactMade, result: 'reached', view: canary(), note: canary() },
    ],
    ['decide-triage', 'policeLead', { outcome: 'conference', risk: 'medium', rationale: canary() }],
    returning('metropolitan-police-service'),
    returning('suzy-lamplugh-trust'),
    returning(health),
    ['waive-return', 'chair', { agency: 'national-probation-service-london', reason: canary() }],
    [
      'record-conference',
      'chair',
      {
        decision: 'intervene',
        risk: 'medium',
        rationale: canary(),
        actions: [
          { agency: 'london-housing', role: 'agencyWorker', what: canary(), dueOn: '2026-11-20' },
        ],
      },
    ],
    [
      'end-action',
      'agencyWorker',
      { actionId: 'a1', outcome: 'done', note: canary() },
      'london-housing',
    ],
    [
      'assess-risk',
      'forensicClinician',
      {
        instrument: 'srp',
        ratings: { violence: 'low', persistence: 'low', recurrence: 'low', psychosocial: 'low' },
        note: canary(),
      },
    ],
    ['record-suitability', 'forensicClinician', { result: 'suitable', note: canary() }],
    ['give-consent', 'forensicClinician', { note: canary() }],
    [
      'plan-sessions',
      'forensicClinician',
      {
        programme: 'eight-weekly-and-follow-up',
        provider: { agency: health, role: 'forensicClinician' },
        firstAt: first,
        count: 1,
        everyDays: 7,
        basis: 'consent',
      },
    ],
    ['report-incident', 'agencyWorker', incident(), 'london-housing'],
    [
      'record-conference',
      'chair',
      { decision: 'close', risk: 'standard', rationale: canary(), actions: [] },
    ],
    ['propose-closure', 'coordinator', { reason: canary() }],
    ['answer-closure', 'victimAdvocate', { view: 'agree', note: canary() }],
    ['approve-closure', 'chair', { note: canary() }],
  ]
}

/** Every command that people send after a referral, as its example says, with a canary in each field that takes words. */
export function everyCommand(): readonly (readonly [PathwayCommandName, object])[] {
  const names = Object.keys(pathwayCommands) as PathwayCommandName[] // the registry's own keys
  return names
    .filter((name) => name !== 'submit-referral' && pathwayCommands[name].who !== 'system')
    .map((name) => [name, wordedBody(name)])
}

const meetingCommands = Object.keys(conferenceExamples) as ConferenceCommandName[] // the examples' own keys

/** Every command that people send to a meeting that is planned, likewise. */
export const everyMeetingCommand = (): readonly (readonly [ConferenceCommandName, object])[] =>
  meetingCommands.map((name) => {
    const swap = (mark: FieldMark, value: unknown) => (mark === 'words' ? canary() : value)
    const { body } = conferenceCommands[name]
    return [name, mapMarked(body, conferenceExamples[name], swap) as object] // the walk keeps the shape
  })

/** The commands to a meeting whose examples have words in them. */
export const takesWords = (): readonly ConferenceCommandName[] =>
  meetingCommands.filter((name) => {
    const marks = new Set<FieldMark>()
    const note = (mark: FieldMark, value: unknown) => (marks.add(mark), value)
    mapMarked(conferenceCommands[name].body, conferenceExamples[name], note)
    return marks.has('words')
  })

function wordedBody(name: PathwayCommandName): object {
  const swap = (mark: FieldMark, value: unknown) => (mark === 'words' ? canary() : value)
  return mapMarked(edgeBody(name), examples[name] ?? {}, swap) as object // the walk keeps the shape
}
