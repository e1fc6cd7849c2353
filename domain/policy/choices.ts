import { titled } from '../codes.ts'

/** The short lists of codes in a policy. */

/** What a clock protects. */
export const guarded = titled({
  process: 'The process',
  treatment: 'Treatment',
  safety: 'The safety of the victim',
  statutory: 'A statutory duty',
})

/** At which time of its day a reminder goes out. */
export const rungTimes = titled({ morning: 'In the morning', due: 'At the time it is due' })

/** Who gets a reminder. */
export const rungReceivers = titled({
  owner: 'The owner',
  manager: 'The manager at the agency that owes it',
  coordinator: 'The coordinator',
  chair: 'The chair',
  steeringGroup: 'The steering group',
})

/** Where a meeting moves if its day is a day off. */
export const daysOff = titled({
  before: 'To the working day before',
  after: 'To the working day after',
})

/** When the agencies are asked for their returns. */
export const askingTimes = titled({ atTriage: 'At triage', atListClosing: 'When the list closes' })

/** Whether somebody is treated while the police investigate them. */
export const treatments = titled({
  blocked: 'No treatment until the investigation is closed',
  allowed: 'Treatment can start',
})

/** What can be opened in an emergency. */
export const openedInEmergency = titled({
  withoutTie: 'Only pathways to which nothing ties the agency',
  restrictedToo: 'Also pathways that are restricted to other people',
})

/** What counts as a repeat during the watch. */
export const repeatDefinitions = titled({
  anyAbuse: 'Any abuse',
  criminalTypeIncident: 'Only what would be a crime',
})
