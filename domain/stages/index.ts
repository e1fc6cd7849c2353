import { closure } from './closure.ts'
import { conference } from './conference.ts'
import { referral } from './referral.ts'
import { research } from './research.ts'
import { review } from './review.ts'
import { sessions } from './sessions.ts'
import type { StageDefinition } from './stage.ts'
import { suitability } from './suitability.ts'
import { triage } from './triage.ts'
import { watch } from './watch.ts'

const mainLine = {
  referral,
  triage,
  research,
  conference,
  suitability,
  sessions,
  review,
  closure,
  watch,
} as const satisfies Record<string, StageDefinition>
export type StageCode = keyof typeof mainLine

/** Where an outcome can lead: another stage, the same one, or the pathway's end. */
export type Destination = StageCode | 'ended'

/** Each outcome, and where it leads. */
export type Outcomes = Readonly<Record<string, Destination | readonly Destination[]>>

/** A stage whose outcomes lead to places that there are. */
export type Stage = StageDefinition & { readonly outcomes: Outcomes }

/** The places to which an outcome can lead, the usual one first. */
export function placesOf(leads: Outcomes[string]): readonly Destination[] {
  return typeof leads === 'string' ? [leads] : leads
}

/** The stages of the main line, in order. One whose outcome leads to no stage of them does not compile. */
export const stages = mainLine satisfies Record<StageCode, Stage>

/** Where a pathway can be: `received` before its first turn, a stage, or `ended`. */
export type Place = 'received' | StageCode | 'ended'

/** Every place where a pathway can stand, in order. */
export const places = {
  received: { title: 'Received' },
  ...stages,
  ended: { title: 'Ended' },
} as const

/** A place in words. */
export const placeTitle = (place: Place): string => places[place].title
