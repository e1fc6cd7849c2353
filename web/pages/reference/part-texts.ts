import type { FieldText } from '../../forms/field.ts'
import { nameInWords } from '../../forms/texts/shared.ts'

const at = 'A time such as 09:30'

/** The words of fields that are the same in every part of a policy, by their path. */
const shared: Readonly<Record<string, FieldText>> = {
  source: { label: 'Where it comes from' },
  mark: { label: 'How sure that is' },
  reason: {
    label: 'Why it is changed',
    hint: 'Shown with the new version.',
  },
  title: { label: 'Name' },
  roles: { label: 'Roles' },
  months: { label: 'Months', called: 'the number of months' },
  weeks: { label: 'Weeks', called: 'the number of weeks' },
  incidents: { label: 'Incidents', called: 'the number of incidents' },
}

/** The words of the fields of one part, by where it stands (`*` for any code) and by the field's path. */
const byPart: Readonly<Record<string, Readonly<Record<string, FieldText>>>> = {
  hours: {
    from: { label: 'Working hours begin at', hint: at, called: 'when working hours begin' },
    to: { label: 'They end at', hint: at, called: 'when working hours end' },
  },
  alsoAsked: { agencies: { label: 'Agencies' } },
  research: { asks: { label: 'When they are asked' } },
  contactTries: { count: { label: 'How many attempts' } },
  missedSessions: {
    tell: {
      label: 'Missed sessions until the victim advocate is told',
      called: 'after how many missed sessions the victim advocate is told',
    },
    review: {
      label: 'Missed sessions until a review is owed',
      called: 'after how many missed sessions a review is owed',
    },
  },
  actionFailures: {
    count: {
      label: 'Actions not done until the steering group is told',
      called: 'how many actions',
    },
  },
  tieEnds: {
    days: {
      label: 'Days after an agency’s last duty until its access ends',
      called: 'how many days',
    },
  },
  underInvestigation: { treatment: { label: 'Treatment', called: 'whether treatment can start' } },
  riskRating: {
    weeks: {
      label: 'How many weeks old a rating may be when a pathway is closed',
      called: 'how many weeks',
    },
  },
  completion: {
    lostPercent: {
      label: 'How many sessions in a hundred the service must have lost for it to be not delivered',
      called: 'how many sessions in a hundred',
    },
  },
  emergencyAccess: {
    hours: { label: 'Hours that it is open', called: 'for how many hours' },
    opens: { label: 'What can be opened', called: 'what can be opened' },
  },
  urgentReports: {
    reminders: {
      label: 'How often further reports remind those who already owe a response',
      hint: 'While a response to an agency’s report is open, its further reports open no other.',
      called: 'how often further reports remind',
    },
  },
  reportsByName: {
    urgentTo: { label: 'Who looks at an urgent report at once' },
    looks: {
      label: 'Looks that are open on a pathway at once',
      hint: 'One more report opens no other; it reminds who owes the oldest.',
      called: 'how many looks are open at once',
    },
    keptDays: {
      label: 'Days that a report is kept if it is about nobody known',
      called: 'how many days a report is kept',
    },
  },
  unknownBirths: {
    dates: {
      label: 'Dates that your systems are filled in with where nobody knows the date of birth',
      hint: 'People are not compared by them. 1 January 1900 and 1 January 1970 are left out everywhere.',
      called: 'the dates that stand for none',
      one: 'date',
    },
  },
  repeat: { definition: { label: 'What counts' } },
  serial: {
    victims: { label: 'How many victims', called: 'the number of victims' },
    years: { label: 'Within how many years', called: 'the number of years' },
  },
  'screening.dash': { ticks: { label: 'How many ticks are needed' } },
  'screening.escalation': {
    crimes: {
      label: 'Of them, incidents that would be crimes',
      hint: 'Only if they are counted apart.',
      called: 'the number of crimes',
    },
    months: { label: 'Within how many months', called: 'within how many months' },
  },
  'extensions.*': {
    by: { label: 'Who can move such a date', one: 'role' },
    times: {
      label: 'How often, without a second person',
      called: 'how often without a second person',
    },
    workingDays: {
      label: 'How many working days in all',
      hint: 'Leave it empty if any number is right.',
      called: 'how many working days',
    },
    beyond: { label: 'Beyond that' },
    told: { label: 'Who is told besides whoever owes it', one: 'role' },
    role: { label: 'Role' },
  },
  'programmes.*': {
    sessions: { label: 'Sessions', called: 'the number of sessions' },
    followUps: { label: 'Follow-up sessions', called: 'the number of follow-up sessions' },
    everyDays: { label: 'Days from one session to the next', called: 'the number of days' },
  },
  'retention.classes.*': {
    months: { label: 'Months that they are kept', called: 'the number of months' },
  },
  'meetings.*.rhythm': {
    every: { label: 'How often it meets' },
    first: {
      label: 'The first meeting',
      called: 'the date of the first meeting',
      when: ['every', '7', '14', '28'],
    },
    dates: { label: 'Dates', one: 'date', when: ['every', 'dates'] },
    at: { label: 'At what time', hint: at, called: 'at what time' },
    onDayOff: {
      label: 'If that is a day off, it moves',
      called: 'where it moves on a day off',
    },
  },
  'meetings.*.ahead': { weeks: { label: 'Weeks ahead', called: 'how many weeks ahead' } },
  'meetings.*.place': {
    text: {
      label: 'Where it meets',
      hint: 'A room or a link. Those invited can read it, so do not include anything about a person.',
    },
  },
  'meetings.*.listCloses': {
    workingDays: {
      label: 'Working days before the meeting',
      called: 'how many working days before',
    },
  },
  'meetings.*.returns': {
    workingDays: {
      label: 'Working days after the list closes',
      called: 'how many working days after',
    },
  },
  'meetings.*.capacity': { items: { label: 'Items', called: 'the number of items' } },
  'meetings.*.perItem': { minutes: { label: 'Minutes', called: 'the number of minutes' } },
  'meetings.*.quorum': {
    atLeast: {
      label: 'How many of these roles must be there',
      hint: 'Leave it empty if every one of them must be.',
      called: 'how many must be there',
    },
  },
  'meetings.*.order': {
    by: {
      label: 'What comes first',
      hint: 'The first that tells two items apart decides.',
      one: 'rule',
    },
    'by.what': { label: 'First come', called: 'what comes first' },
  },
  'meetings.*.emergency': {
    sameDayUntil: {
      label: 'Held the same day if requested by',
      hint: at,
      called: 'the latest time for a meeting on the same day',
    },
    sameDayAt: { label: 'On the same day, at', hint: at, called: 'the time on the same day' },
    nextDayAt: { label: 'On the next day, at', hint: at, called: 'the time on the next day' },
    listClosesAfterMinutes: {
      label: 'Minutes until its list closes',
      called: 'how many minutes until its list closes',
    },
  },
  'ladders.*': {
    rungs: { label: 'Steps', one: 'step' },
    'rungs.when': { label: 'When', called: 'when the step is taken' },
    'rungs.count': {
      label: 'How many days',
      hint: 'With a minus before the due date: -2 is two days before it, 0 the day itself.',
      when: ['when', 'workingDays', 'days'],
    },
    'rungs.at': {
      label: 'At what time of that day',
      called: 'at what time of that day',
      when: ['when', 'workingDays', 'days'],
    },
    'rungs.to': { label: 'Who is reminded' },
    'rungs.urgent': { label: 'Marked as urgent', called: 'whether it is urgent' },
    'rungs.code': {
      label: 'Short name of the step',
      hint: 'Lower-case words joined by hyphens, such as day-before. Use each only once.',
    },
  },
}

/** The words of a field of a part. */
export function partText(at: string, path: string): FieldText {
  const any = at
    .replace(/^(meetings|ladders|programmes|retention\.classes)\.[^.]+/, '$1.*')
    .replace(/^extensions\..+/, 'extensions.*')
  return byPart[any]?.[path] ?? shared[path] ?? nameInWords(path)
}
