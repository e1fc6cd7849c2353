import { type Kysely, sql } from 'kysely'

const statements = [
  `create table kept_out (
    pathway text not null, list text not null check (list in ('never', 'only')),
    kind text not null check (kind in ('actor', 'agency')), who text not null,
    primary key (pathway, list, kind, who))`,
  `create index kept_out_never on kept_out (kind, who) where list = 'never'`,
  `create index kept_out_only on kept_out (pathway) where list = 'only'`,
  `create table former_owners (
    pathway text not null, agency text not null, at timestamptz not null, primary key (pathway, agency))`,
]

/** Who is kept out of which pathway, and which agencies owed what was then given to another. */
export const access = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
