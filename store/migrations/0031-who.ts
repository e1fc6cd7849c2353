import { type Kysely, sql } from 'kysely'
import { rebuildMatchKeys } from '../matching/kept.ts'
import type { Tables } from '../schema.ts'

const statements = [
  `alter table person_records
    add column year_of_birth int, add column age int,
    add column pnc text, add column cro text, add column nhs text`,
]

/** By what else a person is told apart. The keys for looking people up are made in another way since, for all who are known. */
export const who = {
  async up(database: Kysely<Tables>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
    await rebuildMatchKeys(database)
  },
}
