import type { ConferenceEvent } from './events.ts'
import type { ConferenceState } from './state.ts'
import type { Evolution } from '../entity/evolution.ts'
import type { Evolutions } from './evolutions/evolution.ts'
import { itemEvolutions } from './evolutions/items.ts'
import { meetingEvolutions } from './evolutions/meeting.ts'
import { minutesEvolutions } from './evolutions/minutes.ts'
import { owingEvolutions } from '../obligations/owing-evolutions.ts'
import { retentionEvolutions } from './evolutions/retention.ts'
import { returnEvolutions } from './evolutions/returns.ts'
import { sessionEvolutions } from './evolutions/session.ts'

/** What each type of fact changes, area by area; a type that no area has does not compile. */
const evolutions: Evolutions = {
  ...meetingEvolutions,
  ...itemEvolutions,
  ...returnEvolutions,
  ...sessionEvolutions,
  ...minutesEvolutions,
  ...retentionEvolutions,
  ...owingEvolutions,
}

/** The meeting after an event. Total: an event of a type that is no longer known changes nothing. */
export function evolveConference(state: ConferenceState, event: ConferenceEvent): ConferenceState {
  if (!Object.hasOwn(evolutions, event.type)) return state
  // The table pairs each type with its own facts; the compiler cannot follow the pair through the index.
  const evolution = evolutions[event.type] as Evolution<ConferenceState, typeof event.data>
  return evolution(state, event.data)
}
