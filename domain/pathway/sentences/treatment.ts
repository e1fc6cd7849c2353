import { absences } from '../shape/treatment.ts'
import {
  agency,
  by,
  called,
  counted,
  instant,
  order,
  party,
  person,
  say,
  session,
} from '../../sentence.ts'
import { followUpResults, moveRequesters, sessionModes, treatmentBases } from '../shape/choices.ts'
import { entryReasons, outcomeTitles } from '../../stages/outcomes.ts'
import type { Sentences } from './sentences.ts'

/** Suitability and sessions. */
export const treatmentSentences = {
  'suitability-recorded': ({ result }) =>
    say`suitability for treatment was recorded${by}: ${called(outcomeTitles, result)}`,
  'sessions-planned': ({ provider, basis, orderId, sessions }) =>
    say`${counted(sessions.length, 'session')} with ${party(provider)} ${sessions.length === 1 ? 'was' : 'were'} planned${by}, ${called(treatmentBases, basis)}${orderId !== undefined && say` (${order(orderId)})`}`,
  'session-recorded': ({ id, record }) =>
    say`${session(id)} was recorded${by}: ${attendance(record)}`,
  'session-moved': ({ to, requestedBy }) =>
    say`a session was moved to ${instant(to)}${by}, at the request of ${called(moveRequesters, requestedBy)}`,
  'session-booked': ({ id, how }) =>
    say`${session(id)} was booked${by}: ${called(sessionModes, how)}`,
  'session-cancelled': ({ id }) => say`${session(id)} was cancelled${by}`,
  'missed-session-followed-up': ({ id, result }) =>
    say`${person} was followed up${by} after missing ${session(id)}: ${called(followUpResults, result)}`,
  'absence-judged': ({ id, absence }) =>
    say`the absence from ${session(id)} was judged${by}: ${called(absences, absence)}`,
  'programme-given-up': ({ agency: id }) => say`${agency(id)} gave up the programme${by}`,
  'provider-changed': ({ provider, was }) =>
    say`the programme goes on with ${party(provider)}${was && say`, in place of ${party(was)}`}${by}`,
  'programme-ended': ({ outcome, planned, delivered }) =>
    say`the programme ended: ${called(entryReasons, outcome)}, with ${delivered} of ${counted(planned, 'session')} attended`,
  'closing-report-recorded': ({ planned, delivered }) =>
    say`the closing report was recorded${by}: ${delivered} of ${counted(planned, 'session')} attended`,
} satisfies Partial<Sentences>

const attendance = ({
  held,
  attended,
  late,
  absence,
}: {
  held: boolean
  attended: boolean
  late: boolean
  absence?: string
}): string => {
  if (attended) return late ? 'attended, late' : 'attended'
  const missed = held ? 'not attended' : 'not held'
  return absence === undefined ? missed : `${missed} (${called(absences, absence)})`
}
