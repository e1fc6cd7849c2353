import { type Kysely, sql } from 'kysely'

const statements = [
  // Those whose words are to go, oldest first; what has been forgotten is not looked at again.
  `alter table inbox add column forgotten_at timestamptz`,
  `create index inbox_to_forget on inbox (judged_at)
    where result in ('refused', 'faulted') and forgotten_at is null and digest is not null
      and name <> 'submit-referral'`,
  `create index words_command on words (command)`,
]

/** For forgetting what refused commands said. */
export const contact = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
