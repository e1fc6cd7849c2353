import { becauseOf } from '../../obligations/sentences.ts'
import {
  action,
  agency,
  by,
  called,
  counted,
  instant,
  meeting,
  party,
  say,
} from '../../sentence.ts'
import { actionOutcomes, returnKinds } from '../shape/conference.ts'
import { outcomeTitles } from '../../stages/outcomes.ts'
import { referredTo } from './referral.ts'
import { risks } from '../../codes.ts'
import { theVictim } from './the-victim.ts'
import type { Sentences } from './sentences.ts'

const returns = {
  ...returnKinds,
  asked: { title: 'Asked' },
  waived: { title: 'Waived' },
}

/** Research, the conference, and the actions that were agreed. */
export const conferenceSentences = {
  'research-opened': ({ agencies, due }) =>
    say`${counted(agencies.length, 'agency', 'agencies')} ${agencies.length === 1 ? 'was' : 'were'} asked for information by ${instant(due)}`,
  'return-recorded': ({ agency: id, kind, strand, supersedes }) =>
    say`a ${supersedes && 'later '}return from ${agency(id)}${strand !== undefined && ` about ${theVictim(strand)}`} was recorded${by}: ${called(returns, kind)}`,
  'return-waived': ({ agency: id, leftOut }) =>
    say`the return from ${agency(id)} was waived${by}${becauseOf(leftOut)}`,
  'conference-recorded': ({ decision, emergency, conference, referTo, receiver, heard }) =>
    say`the decision of ${conference === undefined ? say`a${emergency && 'n emergency'} conference` : meeting(conference)} was recorded${by}: ${called(outcomeTitles, decision)}${decision === 'referOn' && referredTo(referTo, receiver)}${heard !== undefined && `; heard: ${counted(heard.length, 'agency', 'agencies')}`}`,
  'decision-corrected': ({ conference, decision, risk, referTo, receiver, agreed }) =>
    say`${meeting(conference)} corrected its decision: ${called(outcomeTitles, decision)}${decision === 'referOn' && referredTo(referTo, receiver)}, at ${called(risks, risk)} risk${agreed === 'ended' && '; the actions that came only from the wrong decision ended'}`,
  'decision-overtaken': ({ conference, decision, referTo, receiver }) =>
    say`${meeting(conference)} decided ${called(outcomeTitles, decision)}${decision === 'referOn' && referredTo(referTo, receiver)}, when no decision was awaited any more`,
  'decision-chosen': ({ conference, counts }) =>
    counts === 'meeting'
      ? say`what ${meeting(conference)} decided counts${by}`
      : say`what ${meeting(conference)} decided does not count${by}: what was decided here does`,
  'action-agreed': ({ agency: id, role, due, strand }) =>
    say`an action${strand !== undefined && ` for ${theVictim(strand)}`} was agreed for ${party({ agency: id, role })}, due ${instant(due)}`,
  'action-accepted': ({ id }) => say`${action(id)} was accepted${by}`,
  'action-verified': ({ id, agreed }) =>
    say`${action(id)} was checked${by}: ${agreed ? 'confirmed' : 'not confirmed, and open again'}`,
  'action-ended': ({ id, outcome, conference }) =>
    say`${action(id)} was recorded as ${called(actionOutcomes, outcome)}${conference === undefined ? by : say` at ${meeting(conference)}`}`,
  'action-reassigned': ({ id, agency: to, role }) =>
    say`${action(id)} was reassigned to ${party({ agency: to, role })}${by}`,
} satisfies Partial<Sentences>
