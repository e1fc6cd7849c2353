import { counted, lower } from '../../../../domain/sentence.ts'
import { absences, holdReasons } from '../../../../domain/pathway/shape/treatment.ts'
import { partyIn } from './names.ts'
import { entryReasons } from '../../../../domain/stages/outcomes.ts'
import {
  followUpResults,
  sessionModes,
  treatmentBases,
} from '../../../../domain/pathway/shape/choices.ts'
import { linksIn } from './links.ts'
import type { Link } from '../../../page.ts'
import { day, time } from '../../../words/dates.ts'
import type { Mood } from '../../../parts.ts'
import { ratedRisks, reportedChanges } from '../../../../domain/codes.ts'
import { capitalised, titleIn } from '../../../../domain/titled.ts'
import type { Treatment } from '../../../../app/views/pathway/treatment.ts'

type Fact = readonly [name: string, text: string]

export interface SessionShown {
  readonly number: number
  readonly when: string
  readonly what: string
  readonly mood: Mood
  readonly notes: readonly string[]
  readonly kept: boolean
}

/** The page of a treatment, in words. */
export interface TreatmentShown {
  readonly links: readonly Link[]
  /** Why there is nothing to show. */
  readonly none: string | undefined
  readonly facts: readonly Fact[]
  readonly figures: readonly (readonly [number: number, what: string])[]
  readonly attendance: string | undefined
  readonly sessions: readonly SessionShown[]
}

const nothing = { facts: [], figures: [], attendance: undefined, sessions: [] }

/** A treatment: its programme, how much of it was attended, and each session. */
export function treatmentOf({ heading, allowed, treatment }: Treatment): TreatmentShown {
  const links = linksIn(heading.id, allowed, ['treatment', 'hold'])
  if (!treatment)
    return {
      ...nothing,
      links,
      none: heading.whole
        ? 'No treatment has been recorded yet.'
        : 'Only the agency that provides the treatment can see its details. They are not shown to your role.',
    }
  const { sessions, dosage } = treatment
  const held = sessions.filter(({ record }) => record?.held)
  const missed = held.filter(({ record }) => record && !record.attended)
  const ahead = sessions.filter(({ record }) => !record)
  return {
    links,
    none:
      sessions.length === 0
        ? 'No sessions are planned yet. They are planned once suitability is recorded.'
        : undefined,
    facts: factsOf(treatment, heading),
    figures:
      sessions.length === 0
        ? []
        : [
            [dosage.planned, 'planned'],
            [dosage.delivered, 'attended'],
            [missed.length, 'missed'],
            [ahead.length, 'still ahead'],
          ],
    attendance: runningOf(treatment),
    sessions: sessions.map(sessionOf),
  }
}

type Known = NonNullable<Treatment['treatment']>

function factsOf(treatment: Known, { agencies, hold }: Treatment['heading']): Fact[] {
  const { provider, programme, basis, consent, suitability, ended, report } = treatment
  const reported = Object.entries((report ?? {}) as Readonly<Record<string, string>>)
  const facts: readonly (Fact | false)[] = [
    programme !== null && ['Programme', programme.title],
    provider !== null && ['Provider', partyIn(agencies, provider)],
    typeof suitability === 'string' && ['Suitability', titleIn(entryReasons, suitability)],
    basis !== null && ['Ground', titleIn(treatmentBases, basis)],
    consent !== null && ['Consent', capitalised(consent)],
    hold !== null && ['On hold', titleIn(holdReasons, hold)],
    typeof ended === 'string' && ['The programme ended', titleIn(entryReasons, ended)],
    reported.length > 0 && [
      'Closing report',
      reported
        .map(([of, is]) => `${titleIn(ratedRisks, of)}: ${lower(titleIn(reportedChanges, is))}`)
        .join('; '),
    ],
  ]
  return facts.filter((fact) => fact !== false)
}

/** How many were missed one after another, and what more of them lead to. */
function runningOf({ missedRunning, limits }: Known): string | undefined {
  if (missedRunning === 0) return undefined
  const sofar = `${counted(missedRunning, 'session')} in a row ${missedRunning === 1 ? 'was' : 'were'} missed without an acceptable reason.`
  const [tell, review] = [limits.tell, limits.review]
  if (missedRunning < tell) return `${sofar} At ${tell}, the advocate and the police lead are told.`
  return missedRunning < review ? `${sofar} At ${review}, the pathway is reviewed.` : sofar
}

function sessionOf(session: Known['sessions'][number], at: number): SessionShown {
  const { when, what, mood } = {
    when: `${day(session.at)} at ${time(session.at)}`,
    ...attendanceOf(session),
  }
  const booked = session.events.findLastIndex(({ type }) => type === 'session-booked')
  const shown = session.events.filter(
    ({ type }, n) => type !== 'session-booked' || n === booked, // an earlier one holds no more
  )
  const details = shown.flatMap(({ type, data }) => detailOf(type, data))
  const notes = shown.flatMap(({ data }) => textsIn(data))
  const kept = session.events.some(({ withheld }) => Object.values(withheld).includes('notForYou'))
  return { number: at + 1, when, what, mood, notes: [...details, ...notes], kept }
}

/** What was written about a session, a booking under its labels. */
const textsIn = (data: Readonly<Record<string, unknown>>): string[] =>
  Object.entries(noted).flatMap(([field, label]) => {
    const text = data[field]
    return typeof text === 'string' ? [label === '' ? text : `${label}: ${text}`] : []
  })

const noted = { note: '', place: 'Place', withWhom: 'With', needs: 'Needs' }

function attendanceOf({ record, inHold }: Known['sessions'][number]): { what: string; mood: Mood } {
  if (!record) return inHold ? { what: 'Falls within the hold', mood: 'quiet' } : planned
  if (record.attended) return { what: record.late ? 'Attended, late' : 'Attended', mood: 'good' }
  const why = record.absence === undefined ? '' : `, ${lower(titleIn(absences, record.absence))}`
  return record.held
    ? { what: `Missed${why}`, mood: record.absence === 'acceptable' ? 'soon' : 'late' }
    : { what: `Not held${why}`, mood: 'quiet' }
}

const planned = { what: 'Planned', mood: 'calm' } as const

/** What was done about a session besides recording it. */
function detailOf(type: string, data: Readonly<Record<string, unknown>>): string[] {
  if (type === 'missed-session-followed-up')
    return [`Followed up: ${lower(titleIn(followUpResults, String(data['result'])))}.`]
  if (type === 'session-booked')
    return [`Booked: ${lower(titleIn(sessionModes, String(data['how'])))}.`]
  return []
}
