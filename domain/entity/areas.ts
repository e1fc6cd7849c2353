import { titled } from '../codes.ts'

/** The areas of work to which commands belong, in the order in which a page offers them. */
export const commandAreas = titled({
  work: 'What is owed',
  referral: 'Referral and triage',
  victim: 'Victim',
  research: 'Research',
  conference: 'Conference',
  actions: 'Actions',
  risk: 'Risk and incidents',
  treatment: 'Treatment',
  orders: 'Orders and breaches',
  hold: 'Holds, custody and deaths',
  closure: 'Review and closure',
  transfer: 'Transfer',
  record: 'Record',
  meeting: 'The meeting',
  agenda: 'Agenda',
  session: 'At the table',
  minutes: 'Minutes',
})
export type CommandArea = keyof typeof commandAreas
