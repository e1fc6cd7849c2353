import { agency, by, called, person, say, type Sentence } from '../../sentence.ts'
import { outcomeTitles } from '../../stages/outcomes.ts'
import { rejectCodes } from '../../codes.ts'
import { services } from '../shape/referral.ts'
import type { Sentences } from './sentences.ts'

/** To which service somebody is referred on, and which agency receives them there. */
export const referredTo = (service: string | undefined, receiver: string | undefined): Sentence =>
  say`${service !== undefined && `, to ${called(services, service)}`}${receiver !== undefined && say` (${agency(receiver)})`}`

/** The referral, and what triage made of it. */
export const referralSentences = {
  'referral-received': ({ urgent }) =>
    say`${person} was referred${by}${urgent && ', marked as urgent'}`,
  'referral-accepted': () => say`${person}’s referral was accepted${by}`,
  'referral-returned': () => say`${person}’s referral was sent back for more information${by}`,
  'referral-amended': ({ urgent }) =>
    say`${person}’s referral was amended${by}${urgent && ', and marked as urgent'}`,
  'person-corrected': () => say`what is known of ${person} was corrected${by}`,
  'referral-withdrawn': () => say`the referral was withdrawn${by}`,
  'referral-rejected': ({ code }) =>
    say`${person}’s referral was rejected${by}: ${called(rejectCodes, code)}`,
  'triage-decided': ({ outcome, referTo, receiver }) =>
    say`triage was decided${by}: ${called(outcomeTitles, outcome)}${outcome === 'referOn' && referredTo(referTo, receiver)}`,
  'advice-recorded': ({ toAgency }) =>
    say`advice was given${toAgency !== undefined && say` to ${agency(toAgency)}`}${by}`,
  'referral-on-acknowledged': () =>
    say`the receiving service confirmed the referral; recorded${by}`,
} satisfies Partial<Sentences>
