/** The areas of work to which commands belong, in the order in which a page offers them. */
export const commandAreas = {
  work: { title: 'What is owed' },
  referral: { title: 'Referral and triage' },
  victim: { title: 'Victim' },
  research: { title: 'Research' },
  conference: { title: 'Conference' },
  actions: { title: 'Actions' },
  risk: { title: 'Risk and incidents' },
  treatment: { title: 'Treatment' },
  orders: { title: 'Orders and breaches' },
  hold: { title: 'Holds, custody and deaths' },
  closure: { title: 'Review and closure' },
  transfer: { title: 'Transfer' },
  record: { title: 'Record' },
  meeting: { title: 'The meeting' },
  agenda: { title: 'Agenda' },
  session: { title: 'At the table' },
  minutes: { title: 'Minutes' },
} as const
export type CommandArea = keyof typeof commandAreas
