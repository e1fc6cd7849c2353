import type { eventWords, guardedFacts } from '../../event-words.ts'
import type { PathwayEventType, PathwayFacts } from '../events.ts'
import type { PathsIn, Sentence, Tellable } from '../../sentence.ts'

type KeptApart<T> = PathsIn<typeof eventWords, T> | PathsIn<typeof guardedFacts, T>

/** A sentence for each type of event on a pathway. */
export type Sentences = {
  readonly [T in PathwayEventType]: (facts: Tellable<PathwayFacts[T], KeptApart<T>>) => Sentence
}
