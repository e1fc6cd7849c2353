import { changeEvolutions } from './evolutions/change.ts'
import { careEvolutions } from './evolutions/care.ts'
import { afterEvolutions } from './evolutions/after.ts'
import { closureEvolutions } from './evolutions/closure.ts'
import { conferenceEvolutions } from './evolutions/conference.ts'
import { holdEvolutions } from './evolutions/hold.ts'
import { intakeEvolutions } from './evolutions/intake.ts'
import { obligationEvolutions } from './evolutions/obligation.ts'
import { orderEvolutions } from './evolutions/orders.ts'
import { referralEvolutions } from './evolutions/referral.ts'
import { riskEvolutions } from './evolutions/risk.ts'
import { treatmentEvolutions } from './evolutions/treatment.ts'
import { victimEvolutions } from './evolutions/victim.ts'
import { type Evolution, type Evolutions } from './evolutions/evolution.ts'
import { type PathwayEvent, type PathwayEventType } from './events.ts'
import { type PathwayState } from './state.ts'

/** What each type of fact changes, area by area; a type that no area has does not compile. */
const evolutions: Evolutions = {
  ...referralEvolutions,
  ...intakeEvolutions,
  ...victimEvolutions,
  ...conferenceEvolutions,
  ...riskEvolutions,
  ...treatmentEvolutions,
  ...careEvolutions,
  ...closureEvolutions,
  ...orderEvolutions,
  ...changeEvolutions,
  ...afterEvolutions,
  ...holdEvolutions,
  ...obligationEvolutions,
}

/** The state after an event. Total: an event of a type that is no longer known changes nothing. */
export function evolvePathway(state: PathwayState, event: PathwayEvent): PathwayState {
  if (!Object.hasOwn(evolutions, event.type)) return state
  // The table pairs each type with its own facts; the compiler cannot follow the pair through the index.
  const evolution = evolutions[event.type] as Evolution<PathwayEventType>
  return evolution(state, event.data)
}
