import { changeEvolutions } from './evolutions/change.ts'
import { careEvolutions } from './evolutions/care.ts'
import { afterEvolutions } from './evolutions/after.ts'
import { closureEvolutions } from './evolutions/closure.ts'
import { conferenceEvolutions } from './evolutions/conference.ts'
import { holdEvolutions } from './evolutions/hold.ts'
import { intakeEvolutions } from './evolutions/intake.ts'
import { keptOutEvolutions } from './evolutions/kept-out.ts'
import { listingEvolutions } from './evolutions/listing.ts'
import { obligationEvolutions } from './evolutions/obligation.ts'
import { openingEvolutions } from './evolutions/opening.ts'
import { orderEvolutions } from './evolutions/orders.ts'
import { markOutdated } from './agency-returns.ts'
import { referralEvolutions } from './evolutions/referral.ts'
import { riskEvolutions } from './evolutions/risk.ts'
import { dropOvertaken } from './linked.ts'
import { takenOutEvolutions } from './evolutions/taken-out.ts'
import type { Titles } from '../titled.ts'
import { treatmentEvolutions } from './evolutions/treatment.ts'
import { knownVictimEvolutions } from './evolutions/known-victims.ts'
import { strandEvolutions } from './evolutions/strands.ts'
import { victimEvolutions } from './evolutions/victim.ts'
import { withdrawalEvolutions } from './evolutions/withdrawal.ts'
import type { Evolution } from '../entity/evolution.ts'
import type { Evolutions } from './evolutions/evolution.ts'
import type { PathwayEvent } from './events.ts'
import type { PathwayState } from './state.ts'

/** What each type of fact changes, by the area that it belongs to. */
const areas = {
  referral: referralEvolutions,
  intake: intakeEvolutions,
  victim: victimEvolutions,
  strands: strandEvolutions,
  knownVictims: knownVictimEvolutions,
  conference: conferenceEvolutions,
  listing: listingEvolutions,
  risk: riskEvolutions,
  treatment: treatmentEvolutions,
  care: careEvolutions,
  closure: closureEvolutions,
  orders: orderEvolutions,
  change: changeEvolutions,
  after: afterEvolutions,
  keptOut: keptOutEvolutions,
  opening: openingEvolutions,
  takenOut: takenOutEvolutions,
  hold: holdEvolutions,
  withdrawal: withdrawalEvolutions,
  obligation: obligationEvolutions,
} as const
export type Area = keyof typeof areas

/** The types of fact of an area, such as the assessments and changes that the history of a risk is made of. */
export const typesOf = (area: Area): readonly string[] => Object.keys(areas[area])

export const areaTitles = {
  referral: { title: 'Referral and triage' },
  intake: { title: 'Matches and links' },
  victim: { title: 'Victim' },
  strands: { title: 'Several victims' },
  knownVictims: { title: 'Victims known elsewhere' },
  conference: { title: 'Research, conference and actions' },
  listing: { title: 'Meetings' },
  risk: { title: 'Risk' },
  treatment: { title: 'Treatment' },
  care: { title: 'Investigation and consent' },
  closure: { title: 'Stages, reviews and closure' },
  orders: { title: 'Orders' },
  change: { title: 'Policy and calendar' },
  after: { title: 'Record and transfer' },
  keptOut: { title: 'Limited access' },
  opening: { title: 'Emergency openings' },
  takenOut: { title: 'Texts taken out' },
  hold: { title: 'Holds and custody' },
  withdrawal: { title: 'Entries withdrawn' },
  obligation: { title: 'What is owed' },
} as const satisfies Titles<Area>

/** All areas together; a type that no area has does not compile. */
const evolutions: Evolutions = {
  ...areas.referral,
  ...areas.intake,
  ...areas.victim,
  ...areas.strands,
  ...areas.knownVictims,
  ...areas.conference,
  ...areas.listing,
  ...areas.risk,
  ...areas.treatment,
  ...areas.care,
  ...areas.closure,
  ...areas.orders,
  ...areas.change,
  ...areas.after,
  ...areas.keptOut,
  ...areas.opening,
  ...areas.takenOut,
  ...areas.hold,
  ...areas.withdrawal,
  ...areas.obligation,
}

/** The state after an event. Total: an event of a type that is no longer known changes nothing. */
export function evolvePathway(state: PathwayState, event: PathwayEvent): PathwayState {
  if (!Object.hasOwn(evolutions, event.type)) return state
  // The table pairs each type with its own facts; the compiler cannot follow the pair through the index.
  const evolution = evolutions[event.type] as Evolution<PathwayState, typeof event.data>
  return evolution(markOutdated(dropOvertaken(state, event), event), event.data)
}
