import { type Kysely, sql } from 'kysely'

const statements = [
  // How long a tie lasts by each version of a policy, and who provides the sessions: lists ask both for each of their rows.
  `alter table policies add column tie_days int
    generated always as ((document -> 'tieEnds' ->> 'days')::int) stored`,
  `alter table pathways add column provider_agency text`,
  `update pathways p set provider_agency = e.state -> 'provider' ->> 'agency'
    from entities e where e.kind = 'pathway' and e.id = p.id and e.state -> 'provider' is not null`,
]

/** Columns in place of what a query looked for in a stored document. */
export const tieColumns = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
