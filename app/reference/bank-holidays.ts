import { z } from 'zod'
import type { Account } from '../access/account.ts'
import { badField, isNo, type No } from '../answers.ts'
import { changeBy } from '../access/change.ts'
import { civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import { codeOf } from '../../domain/titled.ts'
import type { Deps } from '../deps.ts'
import { divisionTitles, holidays, tableYears } from '../../domain/calendar/holidays.ts'
import { fallsOn, fallsOut } from './falls-on.ts'
import { date, line } from '../../domain/fields.ts'
import { many } from '../views/many.ts'
import { putBankHoliday, readBankHolidays } from '../../store/bank-holidays.ts'
import { whoMay } from '../access/roles.ts'

/** Which day, of which part of the United Kingdom. */
export const bankHolidayPlace = z.object({
  division: codeOf(divisionTitles),
  date: date(),
})
type Place = z.output<typeof bankHolidayPlace>

/** What is answered: the day, and what falls on it. */
export const bankHolidayOut = bankHolidayPlace
  .extend({
    changed: z.boolean().meta({ description: 'False where the day stood like this already.' }),
    falls: fallsOut,
  })
  .meta({ id: 'BankHoliday' })

/** What a day is called, and whether no work is done on it. */
export const bankHolidayBody = z.strictObject({
  title: line(100),
  closed: z.boolean().default(true),
})

/** The year of a list; the present one where none is named. */
export const bankHolidayQuery = z.object({
  division: codeOf(divisionTitles).default('england-and-wales'),
  year: z.coerce.number().int().min(tableYears.first).max(tableYears.last).optional(),
  /** A day of which it is also said what falls on it. */
  on: date().optional(),
})

export const bankHolidaysOut = z
  .object({
    division: codeOf(divisionTitles),
    year: z.int(),
    items: many(
      z.object({
        date: z.string(),
        title: z.string(),
        closed: z.boolean().meta({ description: 'False for a day that is worked after all.' }),
        changed: z.boolean().meta({ description: 'Whether an administrator entered it here.' }),
        provisional: z.boolean().meta({ description: 'Not yet published by the government.' }),
      }),
    ),
    falls: fallsOut.nullable().meta({ description: 'What falls on the day that was asked for.' }),
  })
  .meta({ id: 'BankHolidays' })

/** The bank holidays of a year as they stand, in order of date. */
export async function bankHolidaysView(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  account: Account,
  { division, year: asked, on }: z.output<typeof bankHolidayQuery>,
): Promise<z.output<typeof bankHolidaysOut>> {
  const year = asked ?? Number(civilDateOf(await clock.now(), ukZone).slice(0, 4))
  const { changes } = await readBankHolidays(database)
  const here = changes.filter((one) => one.division === division && one.date.startsWith(`${year}-`))
  const changed = new Set(here.map(({ date }) => date))
  const items = [
    ...holidays(division, year)
      .filter(({ date }) => !changed.has(date))
      .map(({ date, title, provisional }) => ({
        ...{ date, title, provisional },
        ...{ closed: true, changed: false },
      })),
    ...here.map(({ date, title, closed }) => ({
      ...{ date, title, closed },
      ...{ changed: true, provisional: false },
    })),
  ].sort((one, other) => one.date.localeCompare(other.date))
  const falls =
    on === undefined ? null : await fallsOn({ database }, account, { division, date: on })
  return { division, year, items, falls }
}

/**
 * Makes a day a bank holiday, or one that is worked after all. Every clock of that part of the United Kingdom is planned again
 * with it. Answers with what falls on it, which nobody moves by hand unless somebody is told. Refuses a day that has passed, a weekend, and what is beyond the table.
 */
export async function writeBankHoliday(
  deps: Deps,
  account: Account,
  { division, date }: Place,
  { title, closed }: z.output<typeof bankHolidayBody>,
): Promise<z.output<typeof bankHolidayOut> | No> {
  const by = await changeBy(deps, account, whoMay.changeReference)
  if (isNo(by)) return by
  const year = Number(date.slice(0, 4))
  if (year < tableYears.first || year > tableYears.last)
    return badField('date', 'outside-calendar', `must be before the end of ${tableYears.last}.`)
  if (date < civilDateOf(by.at, ukZone))
    return badField('date', 'not-later', 'must not be a day that has passed.')
  if ([0, 6].includes(new Date(date).getUTCDay()))
    return badField('date', 'weekend', 'must be a weekday: nobody works at weekends.')
  const { changes } = await readBankHolidays(deps.database)
  const before = changes.find((one) => one.division === division && one.date === date)
  const stood = before ?? standing(division, date)
  const changed = stood?.title !== title || stood.closed !== closed
  if (changed) await putBankHoliday(deps.database, { division, date, title, closed }, by)
  return { division, date, changed, falls: await fallsOn(deps, account, { division, date }) }
}

/** A day as it stands in the table that comes with the system. */
function standing(division: Place['division'], date: string) {
  const day = holidays(division, Number(date.slice(0, 4))).find((one) => one.date === date)
  return day && { title: day.title, closed: true }
}
