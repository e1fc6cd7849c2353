import { by, called, counted, day, say } from '../../sentence.ts'
import { contactResults } from '../../codes.ts'
import { firstContacts } from '../shape/choices.ts'
import type { Sentences } from './sentences.ts'

const results = { ...firstContacts, ...contactResults }

/** Contact with the victim. */
export const victimSentences = {
  'contact-recorded': ({ result }) =>
    say`contact with the victim was recorded${by}: ${called(results, result)}`,
  'victim-unreachable': ({ tries }) =>
    say`the victim could not be reached after ${counted(tries, 'attempt', 'attempts')}`,
  'victim-view-recorded': ({ safetyPlanChanged }) =>
    say`the victim’s view was recorded${by}${safetyPlanChanged && ', and the safety plan was changed'}`,
  'support-declined': () => say`the victim declined support; recorded${by}`,
  'contact-unsafe-marked': ({ on }) =>
    say`contact with the victim was marked as unsafe${by}, from ${day(on)}`,
  'safe-contact-set': ({ safe }) =>
    say`how the victim can be contacted safely was ${safe ? 'updated' : 'marked as unsafe'}${by}`,
} satisfies Partial<Sentences>
