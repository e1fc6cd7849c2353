import { Temporal } from 'temporal-polyfill'
import {
  relativeToEaster,
  firstMonday,
  fixedDates,
  fixedWeekdaysFirst,
  lastMonday,
  type NamedDay,
  type Rule,
} from './holiday-rules.ts'
import { OutsideCalendar } from './outside-calendar.ts'

/** The parts of the United Kingdom with bank holidays of their own, by their codes at gov.uk. */
export const divisions = ['england-and-wales', 'scotland', 'northern-ireland'] as const

/** One part of the United Kingdom with bank holidays of its own. */
export type Division = (typeof divisions)[number]

export const divisionTitles = {
  'england-and-wales': { title: 'England and Wales' },
  scotland: { title: 'Scotland' },
  'northern-ireland': { title: 'Northern Ireland' },
} as const satisfies Record<Division, { title: string }>

/** Changes with every change of the table, so that a reader can tell which one a date was worked out by. */
export const holidayTableVersion: string = '2026-11'

/** By this version everything was planned until pathways began to say by which. */
export const unnotedTableVersion = '2026-11'

/** The years that the table covers, both included. */
export const tableYears: { readonly first: number; readonly last: number } = {
  first: 2020,
  last: 2040,
}

/** A weekday on which a division does not work; provisional until gov.uk has published its year. */
interface Holiday {
  readonly date: string
  readonly title: string
  readonly provisional: boolean
}

/** The bank holidays of a division in a year, in order of date; throws OutsideCalendar beyond the table. */
export function holidays(division: Division, year: number): readonly Holiday[] {
  const found = table[division].get(year)
  if (found === undefined) throw new OutsideCalendar(year)
  return found
}

const lastPublishedYear = 2028

const newYear = { title: 'New Year’s Day', month: 1, day: 1 }
const secondJanuary = { title: '2nd January', month: 1, day: 2 }
const christmas = fixedWeekdaysFirst(
  { title: 'Christmas Day', month: 12, day: 25 },
  { title: 'Boxing Day', month: 12, day: 26 },
)
const goodFriday = relativeToEaster('Good Friday', -2)
const easterMonday = relativeToEaster('Easter Monday', 1)
const earlyMay = firstMonday('Early May bank holiday', 5)
const spring = lastMonday('Spring bank holiday', 5)
const summer = lastMonday('Summer bank holiday', 8)

const rules: Record<Division, readonly Rule[]> = {
  'england-and-wales': [
    fixedDates(newYear),
    goodFriday,
    easterMonday,
    earlyMay,
    spring,
    summer,
    christmas,
  ],
  scotland: [
    fixedDates(newYear, secondJanuary),
    goodFriday,
    earlyMay,
    spring,
    firstMonday('Summer bank holiday', 8),
    fixedDates({ title: 'St Andrew’s Day', month: 11, day: 30 }),
    christmas,
  ],
  'northern-ireland': [
    fixedDates(newYear),
    fixedDates({ title: 'St Patrick’s Day', month: 3, day: 17 }),
    goodFriday,
    easterMonday,
    earlyMay,
    spring,
    fixedDates({ title: 'Battle of the Boyne (Orangemen’s Day)', month: 7, day: 12 }),
    summer,
    christmas,
  ],
}

/** Holidays moved by proclamation, by the day that the rule would give. */
const moved: Readonly<Record<string, { readonly to: string; readonly title: string }>> = {
  '2020-05-04': { to: '2020-05-08', title: 'Early May bank holiday (VE day)' },
  '2022-05-30': { to: '2022-06-02', title: 'Spring bank holiday' },
}

/** Holidays added by proclamation. */
const added: readonly {
  readonly date: string
  readonly title: string
  readonly to: readonly Division[]
}[] = [
  { date: '2022-06-03', title: 'Platinum Jubilee bank holiday', to: divisions },
  {
    date: '2022-09-19',
    title: 'Bank Holiday for the State Funeral of Queen Elizabeth II',
    to: divisions,
  },
  {
    date: '2023-05-08',
    title: 'Bank holiday for the coronation of King Charles III',
    to: divisions,
  },
  { date: '2026-06-15', title: 'World Cup bank holiday', to: ['scotland'] },
]

const table: Record<Division, ReadonlyMap<number, readonly Holiday[]>> = {
  'england-and-wales': yearsOf('england-and-wales'),
  scotland: yearsOf('scotland'),
  'northern-ireland': yearsOf('northern-ireland'),
}

function yearsOf(division: Division): ReadonlyMap<number, readonly Holiday[]> {
  const years = new Map<number, readonly Holiday[]>()
  for (let year = tableYears.first; year <= tableYears.last; year++)
    years.set(year, holidaysOf(division, year))
  return years
}

function holidaysOf(division: Division, year: number): readonly Holiday[] {
  return [...rules[division].flatMap((rule) => rule(year)).map(unlessMoved), ...extra(division)]
    .filter(({ on }) => on.year === year)
    .sort((a, b) => Temporal.PlainDate.compare(a.on, b.on))
    .map(({ on, title }) => ({ date: on.toString(), title, provisional: year > lastPublishedYear }))
}

function unlessMoved(day: NamedDay): NamedDay {
  const move = moved[day.on.toString()]
  return move ? { on: Temporal.PlainDate.from(move.to), title: move.title } : day
}

function extra(division: Division): readonly NamedDay[] {
  return added
    .filter(({ to }) => to.includes(division))
    .map(({ date, title }) => ({ on: Temporal.PlainDate.from(date), title }))
}
