import { type Kysely, sql } from 'kysely'

const statements = [
  `create table bank_holidays (
    n bigint generated always as identity primary key, division text not null, date date not null, title text not null,
    closed boolean not null, by text not null, at timestamptz not null)`,
]

/** What administrators change in the table of bank holidays: a day that was proclaimed, or one that is worked after all. */
export const bankHolidays = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
