import { type Kysely, sql } from 'kysely'

const statements = [
  // An ended pathway's alarm is the day on which the keeping of its record is decided: it must be found too.
  `drop index entities_alarm`,
  `create index entities_alarm on entities (alarm_at) where alarm_at is not null`,
  // Those that ended before have none: the warden wakes each once, and its turn works out the day.
  `update entities set alarm_at = at where kind = 'pathway' and ended and alarm_at is null`,
  `alter table pathways add column erased_at timestamptz`,
  // What was erased, when and by whom, and never what it said (Data Protection Act 2018, section 62).
  `create table erasures (
    pathway text primary key, at timestamptz not null, actor text not null, agency text not null, command uuid,
    ground text not null, words int not null, people int not null, victims int not null)`,
]

/** What comes after the end: the alarm of an ended pathway, and the erasing of its words. */
export const after = {
  async up(database: Kysely<unknown>): Promise<void> {
    for (const statement of statements) await sql.raw(statement).execute(database)
  },
}
