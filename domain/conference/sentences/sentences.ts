import type { ConferenceEventType, ConferenceFacts } from '../events.ts'
import type { conferenceWords } from '../event-words.ts'
import type { PathsIn, Sentence, Tellable } from '../../sentence.ts'

/** A sentence for each type of event at a meeting. */
export type Sentences = {
  readonly [T in ConferenceEventType]: (
    facts: Tellable<ConferenceFacts[T], PathsIn<typeof conferenceWords, T> | 'withheld'>,
  ) => Sentence
}
