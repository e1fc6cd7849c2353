/** The short lists of codes in a policy. */

/** What a clock protects. */
export const guarded = {
  process: { title: 'The process' },
  treatment: { title: 'Treatment' },
  safety: { title: 'The safety of the victim' },
  statutory: { title: 'A statutory duty' },
} as const

/** At which time of its day a reminder goes out. */
export const rungTimes = {
  morning: { title: 'In the morning' },
  due: { title: 'At the time it is due' },
} as const

/** Who gets a reminder. */
export const rungReceivers = {
  owner: { title: 'The owner' },
  manager: { title: 'The manager at the agency that owes it' },
  coordinator: { title: 'The coordinator' },
  chair: { title: 'The chair' },
  steeringGroup: { title: 'The steering group' },
} as const

/** Where a meeting moves if its day is a day off. */
export const daysOff = {
  before: { title: 'To the working day before' },
  after: { title: 'To the working day after' },
} as const

/** When the agencies are asked for their returns. */
export const askingTimes = {
  atTriage: { title: 'At triage' },
  atListClosing: { title: 'When the list closes' },
} as const

/** Whether somebody is treated while the police investigate them. */
export const treatments = {
  blocked: { title: 'No treatment until the investigation is closed' },
  allowed: { title: 'Treatment can start' },
} as const

/** What counts as a repeat during the watch. */
export const repeatDefinitions = {
  anyAbuse: { title: 'Any abuse' },
  criminalTypeIncident: { title: 'Only what would be a crime' },
} as const
