import { type Kysely, sql } from 'kysely'

const setting = (name: string) => `(select current_setting('throughline.${name}', true))`
const list = (name: string) => `(select string_to_array(${setting(name)}, ','))`

/** A turn, the warden, or taking on what was received. */
const engine = `${setting('works')} = 'engine'`
/** Whoever looks at a report at their site, as long as it waits there. */
const looked = `state = 'unmatched' and held_by = any (${list('sites')}::text[])
  and ${list('classes')} && array['concern']`
/** Its sender, of whom it is asked whether the key was used. */
const own = `sender = ${setting('sender')}`

const statements = [
  `alter table reports enable row level security`,
  `create policy kept on reports for insert with check (true)`,
  `create policy read on reports for select using (${engine} or ${own} or ${looked})`,
  // Its sender seals it, in the transaction that stores it. All else is done to it by the system.
  `create policy changed on reports for update using (${engine} or ${own} and state = 'received')`,
]

/** Reports by name behind the wall, as the other tables with words are. */
export const reportsWall = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
