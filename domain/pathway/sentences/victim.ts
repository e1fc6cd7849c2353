import { by, called, counted, day, person, say } from '../../sentence.ts'
import { theVictim } from './the-victim.ts'
import { contactResults } from '../../codes.ts'
import { firstContacts } from '../shape/choices.ts'
import type { Sentences } from './sentences.ts'

const results = { ...firstContacts, ...contactResults }

/** Contact with the victim. */
export const victimSentences = {
  'contact-recorded': ({ result, strand }) =>
    say`contact with ${theVictim(strand)} was recorded${by}: ${called(results, result)}`,
  'victim-unreachable': ({ tries, strand }) =>
    say`${theVictim(strand)} could not be reached after ${counted(tries, 'attempt', 'attempts')}`,
  'victim-view-recorded': ({ safetyPlanChanged, strand }) =>
    say`${theVictim(strand)}’s view was recorded${by}${safetyPlanChanged && ', and the safety plan was changed'}`,
  'victim-corrected': ({ strand }) => say`what is known of ${theVictim(strand)} was corrected${by}`,
  'under-18-noted': ({ who, strand }) =>
    say`${who === 'victim' ? theVictim(strand) : person} is under 18, and a safeguarding referral is owed`,
  'support-declined': ({ strand }) => say`${theVictim(strand)} declined support; recorded${by}`,
  'contact-unsafe-marked': ({ on, strand }) =>
    say`contact with ${theVictim(strand)} was marked as unsafe${by}, from ${day(on)}`,
  'safe-contact-set': ({ safe, strand }) =>
    say`how ${theVictim(strand)} can be contacted safely was ${safe ? 'updated' : 'marked as unsafe'}${by}`,
} satisfies Partial<Sentences>
