import { type Kysely, sql } from 'kysely'

const statements = [
  // Every referral compares the records of those who may be the same, and an erasing deletes by them.
  `create index person_records_person on person_records (person)`,
  `create index victim_records_victim on victim_records (victim)`,
  `create index pathways_victim on pathways (victim)`,
]

/** By whom records are looked up: without these each look-up reads the whole table. */
export const lookups = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
