import { type Change, logChange } from './reference-changes.ts'
import type { Database } from './database.ts'
import type { Division } from '../domain/calendar/holidays.ts'
import { type HolidayTable, withChanges } from '../domain/calendar/holiday-table.ts'
import { toDate } from './values.ts'

/** A day of a part of the United Kingdom that is a bank holiday, or is none after all, although the table says otherwise. */
export interface BankHolidayChange {
  readonly division: Division
  readonly date: string
  readonly title: string
  readonly closed: boolean
}

/** A database, or a transaction on one. */
type Reader = Pick<Database, 'selectFrom'>

/** What stands of each day that was changed, and how many changes there have been. */
export async function readBankHolidays(
  reader: Reader,
): Promise<{ readonly changes: readonly BankHolidayChange[]; readonly count: number }> {
  const rows = await reader
    .selectFrom('bank_holidays')
    .select(['n', 'division', 'date', 'title', 'closed'])
    .orderBy('n')
    .execute()
  const last = new Map(rows.map((row) => [`${row.division} ${row.date}`, row]))
  const changes = [...last.values()].map(({ n: _n, ...change }) => change)
  return { changes, count: rows.length }
}

// Made again only after a change: a table has thousands of days, and each turn asks for it.
let made: { readonly key: string; readonly table: HolidayTable } | undefined

/** The table of holidays with what was changed in it; undefined while nothing was. */
export async function loadTable(reader: Reader): Promise<HolidayTable | undefined> {
  const { changes, count } = await readBankHolidays(reader)
  if (count === 0) return undefined
  const key = JSON.stringify([count, changes])
  if (made?.key !== key) made = { key, table: withChanges(changes, count) }
  return made.table
}

/** Adds a change. What is planned by the table before is planned again within a round of the warden. */
export const putBankHoliday = (
  database: Database,
  { division, date, title, closed }: BankHolidayChange,
  change: Change,
): Promise<void> =>
  database.transaction().execute(async (tx) => {
    const { by, at } = change
    const row = { division, date, title, closed, by, at: toDate(at) }
    await tx.insertInto('bank_holidays').values(row).execute()
    await logChange(tx, 'bankHoliday', `${division}/${date}`, { title, closed }, change)
  })
