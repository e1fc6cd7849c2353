import { sourced } from './form.ts'

const ahead = sourced(
  { weeks: 12 },
  'K',
  'Meetings are planned twelve weeks ahead so that people can keep the time free.',
)

const emergency = sourced(
  { sameDayUntil: '12:00', sameDayAt: '16:00', nextDayAt: '10:00', listClosesAfterMinutes: 60 },
  'K',
  'Emergency conference the same day or the next working day; its hours are local.',
)

const coreQuorum = sourced(
  { roles: ['chair', 'policeLead', 'victimAdvocate', 'forensicClinician', 'probation'] },
  'K',
  'No national rule found; the core set, and somebody to chair.',
)

/** The agenda of a MARAC, which the other forms follow. */
const maracAgenda = sourced(
  { parts: ['confidentiality', 'actions', 'items', 'expiries', 'anyOther'] },
  'S',
  'Confidentiality statement, incomplete actions, cases with children first, 12-month expiries, any other business (SafeLives suggested agenda).',
)

const researchForm = sourced(
  {
    sections: [
      { code: 'contact', title: 'What contact the agency has had, and when' },
      { code: 'facts', title: 'What is known as fact' },
      { code: 'opinion', title: 'Professional opinion' },
      { code: 'current', title: 'What the agency is doing' },
    ],
  },
  'S',
  'Research forms keep fact and opinion apart and say that something was withheld and why (SafeLives research form).',
)

const minutesSections = [
  { code: 'attendance', title: 'Attendance, apologies, information sent' },
  { code: 'confidentiality', title: 'Confidentiality statement' },
  { code: 'actions', title: 'Open actions reviewed' },
  { code: 'items', title: 'Items: decision, rationale, dissent, actions' },
  { code: 'expiries', title: 'Twelve-month expiries' },
  { code: 'anyOther', title: 'Any other business' },
] as const

/** As at a MARAC, where nothing else was found for a form. */
const asAtMarac = 'As a MARAC (a public table of local rules, second-hand).'

/** What the forms have in common where nothing else was found. */
export const shared = {
  ahead,
  emergency,
  coreQuorum,
  maracAgenda,
  researchForm,
  minutesSections,
  listCloses: sourced({ workingDays: 8 }, 'K', asAtMarac),
  returns: sourced({ workingDays: 5 }, 'K', asAtMarac),
} as const
