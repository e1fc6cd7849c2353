import { type Kysely, sql } from 'kysely'

const statements = [
  // A turn of an erased pathway erases what was left of it: why it was erased is a code alone. So each is given one.
  `update entities e set alarm_at = '2000-01-01' from erasures x
    where e.kind = 'pathway' and e.id = x.pathway and e.ended`,
  // Meetings that are over rest until the day on which keeping their record is decided. Its turn counts it by the site's policy.
  `update entities e set alarm_at = c.at + interval '72 months' from conferences c
    where e.kind = 'conference' and e.id = c.id and e.ended and e.alarm_at is null`,
]

/** The records of meetings fall due, and no text says why a record was erased. */
export const meetingRetention = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
