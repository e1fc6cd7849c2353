import { sentenceFrom, type Thing } from '../../sentence.ts'
import { titleOf } from '../../describe.ts'
import { itemSentences } from './items.ts'
import { meetingSentences } from './meeting.ts'
import { minutesSentences } from './minutes.ts'
import { owingSentences } from '../../obligations/sentences.ts'
import { retentionSentences } from './retention.ts'
import { returnSentences } from './returns.ts'
import type { Sentences } from './sentences.ts'
import { sessionSentences } from './session.ts'

/** What each type of event at a meeting is in plain English; a type without a sentence does not compile. */
const sentences: Sentences = {
  ...meetingSentences,
  ...itemSentences,
  ...returnSentences,
  ...sessionSentences,
  ...minutesSentences,
  ...retentionSentences,
  ...owingSentences,
}

/** What happened at a meeting, in plain English; undefined for a type that is no longer known. */
export const conferenceSentence = sentenceFrom(sentences)

/** What a sentence about a meeting calls its things: items by their number, what is owed by its kind. */
export const conferenceThings =
  (kinds: ReadonlyMap<string, string>) =>
  (is: Thing, id: string): string | undefined => {
    const what = kinds.get(id)
    if (is === 'obligation' && what !== undefined) return titleOf(what)
    return is === 'item' ? `item ${id.slice(1)}` : undefined
  }
