import { type Kysely, sql } from 'kysely'
import { victimsNamed } from './0038-strands.ts'

const statements = [
  `alter table victim_records add column taken boolean not null default true,
    add column hidden boolean not null default false`,
  victimsNamed('r.taken and not r.hidden'),
]

/** What is known of a victim can be put right: a record that was never taken, or is kept out of sight, is found by no search. */
export const victimCorrections = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
