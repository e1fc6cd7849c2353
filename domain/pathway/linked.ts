import type { PathwayState } from './state.ts'
import type { Obligation } from '../obligations/obligation.ts'
import { type ObligationCode, outlives } from '../obligations/kinds.ts'
import type { PathwayEvent } from './events.ts'
import { standingDue } from '../obligations/extension.ts'
import { without } from '../obligations/without.ts'
import type { OwedWhenLinked, PositionBeforeLink, TakenReferral } from './shape/links.ts'

/** What goes with a victim of a linked referral beside the first contact; what is asked of a closure or a stop stays with the pathway that asks. */
export const goesWithVictim: readonly ObligationCode[] = [
  ...(['lookAtSafeContact', 'lookAtExposure', 'unreachable', 'tellVictim'] as const),
]

const goesAlong: readonly ObligationCode[] = [
  ...(['victimContact', 'victimContactHigh'] as const),
  ...goesWithVictim,
]

/**
 * Whether a duty is owed on a referral all the same after it was linked: it outlives the end, and does not go along. A response
 * to a risk is owed anew where an urgent referral goes; any other referral keeps it.
 */
export const staysWhenLinked =
  (urgent: boolean) =>
  (what: ObligationCode): boolean =>
    outlives(what) && !goesAlong.includes(what) && !(urgent && what === 'respondToRisk')

export const owedWhenLinked = (obligation: Obligation): OwedWhenLinked => {
  const { what, agency, role, since, clock, about, strand } = obligation
  const due = standingDue(obligation)
  return {
    ...{ what, agency, role, since, due, clock },
    ...(about === undefined ? {} : { about }),
    ...(strand === undefined ? {} : { strand }),
  }
}

/** The state without what can no longer be undone, because something else is pressing or people have moved on from where the watch was left. */
export function dropOvertaken(state: PathwayState, event: PathwayEvent): PathwayState {
  const { taken } = state
  if (!taken?.some(({ stood }) => stood)) return state
  return {
    ...state,
    taken: taken.map((one) =>
      one.stood && overtakes(event, one, one.stood) ? without(one, 'stood') : one,
    ),
  }
}

/** Ways into a stage by which nobody has moved on: by the referral itself, and back from what was entered in error. */
const isStill = (because: string): boolean => because === 'repeat' || because === 'taken back'

function overtakes(
  event: PathwayEvent,
  { pathway }: TakenReferral,
  { at, watchUntil }: PositionBeforeLink,
): boolean {
  switch (event.type) {
    case 'obligation-opened':
      return event.data.what === 'respondToRisk' && event.data.since !== at
    case 'stage-entered':
      // A conference that was decided on is owed whatever was decided on it for.
      return (
        event.data.because === 'emergencyConference' ||
        (watchUntil !== undefined && !isStill(event.data.because))
      )
    case 'referral-taken':
      return event.data.pathway !== pathway
    case 'transfer-accepted':
      return true
    default:
      return false
  }
}
