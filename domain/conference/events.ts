import type { ConferenceKindCode } from './kinds.ts'
import type { ItemFacts } from './facts/items.ts'
import type { MeetingFacts } from './facts/meeting.ts'
import type { MinutesFacts } from './facts/minutes.ts'
import type { OwingFacts } from '../obligations/facts.ts'
import type { RetentionFacts } from './facts/retention.ts'
import type { ReturnFacts } from './facts/returns.ts'
import type { SessionFacts } from './facts/session.ts'

/** What can have happened at a meeting: each type with its facts, all ids, codes and instants. One area, one file. */
export interface ConferenceFacts
  extends
    MeetingFacts,
    ItemFacts,
    ReturnFacts,
    SessionFacts,
    MinutesFacts,
    RetentionFacts,
    OwingFacts<ConferenceKindCode> {}
export type ConferenceEventType = keyof ConferenceFacts

/** One thing that happened, as the rules give it; number, instant and author are added when it is stored. */
export type ConferenceEvent = {
  [T in ConferenceEventType]: { readonly type: T; readonly data: ConferenceFacts[T] }
}[ConferenceEventType]
