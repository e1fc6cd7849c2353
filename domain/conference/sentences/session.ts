import { attendances, conferenceDecisions } from '../codes.ts'
import { by, called, item, party, say } from '../../sentence.ts'
import { risks } from '../../codes.ts'
import { referredTo } from '../../pathway/sentences/referral.ts'
import type { Sentences } from './sentences.ts'

/** What happens while the meeting meets. */
export const sessionSentences = {
  'attendance-recorded': ({ agency: id, role, how, late }) =>
    say`attendance of ${party({ agency: id, role })} was recorded${by}: ${called(attendances, how)}${late && ', late'}`,
  'confidentiality-accepted': ({ agency: id, role }) =>
    say`${party({ agency: id, role })} accepted the confidentiality statement`,
  'papers-accepted': () => say`the confidentiality statement was accepted for the papers${by}`,
  'conflict-declared': ({ agency: id, role, item: about }) =>
    say`${party({ agency: id, role })} declared a conflict of interest${about === undefined ? '' : say` about ${item(about)}`}`,
  'conflict-withdrawn': ({ agency: id, role, item: about }) =>
    say`a conflict of interest of ${party({ agency: id, role })}${about === undefined ? '' : say` about ${item(about)}`} was taken back${by}`,
  'seat-taken': ({ agency: id, role, item: about }) =>
    say`a colleague took the seat of ${party({ agency: id, role })}${about === undefined ? '' : say` for ${item(about)}`}`,
  'item-presented': ({ agency: id, role, item: about, briefed }) =>
    say`${item(about)} was presented by ${party({ agency: id, role })}${briefed && ', briefed by the referrer'}`,
  'no-show-overridden': ({ item: about }) =>
    say`${item(about)} was heard without its referrer; permitted${by}`,
  'item-decided': ({ id, decision, risk, referTo, receiver, supersedes }) =>
    say`${supersedes ? say`the decision on ${item(id)} was corrected` : say`${item(id)} was decided`}${by}: ${called(conferenceDecisions, decision)}${decision === 'referOn' && referredTo(referTo, receiver)}, at ${called(risks, risk)} risk`,
} satisfies Partial<Sentences>
