import { type Kysely, sql } from 'kysely'

const statements = [
  // What a site keeps of a pathway that has gone to another: that it was there, where it stood, and to whom it went.
  `create table transfer_stubs (
    pathway text not null, site text not null, to_site text not null, at timestamptz not null, actor text not null,
    agency text not null, stage text not null, events int not null, owed int not null, primary key (pathway, site))`,
]

/** What is left at a site of the pathways that went to another. */
export const transfer = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
