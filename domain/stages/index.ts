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

/** The stages of the main line, in order. */
export const stages = {
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
export type StageCode = keyof typeof stages

/** Where a pathway can stand: `received` before its first turn, a stage, or `ended`. */
export type Place = 'received' | StageCode | 'ended'

/** A place in words. */
export const placeTitle = (place: Place): string =>
  place === 'received' ? 'Received' : place === 'ended' ? 'Ended' : stages[place].title
