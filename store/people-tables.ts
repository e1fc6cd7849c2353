import type { ColumnType, Generated } from 'kysely'
import type { Instant, MaybeJson } from './columns.ts'
import type { SealedColumns } from './vault-tables.ts'

/** Whom pathways are about: persons and victims, each with every record of what was ever known of them. */
export interface PeopleTables {
  people: { id: string; current: string }
  person_records: {
    id: string
    person: string
    name: string
    aliases: ColumnType<string[], string[], string[]>
    date_of_birth: string | null
    year_of_birth: number | null
    /** On the day of `recorded_at`. */
    age: number | null
    address: string | null
    pnc: string | null
    cro: string | null
    nhs: string | null
    recorded_at: Instant
    /** It was what is known of the person once: not of an amendment that was refused. */
    taken: Generated<boolean>
    /** No search finds it any more, and nobody is shown it. */
    hidden: Generated<boolean>
    /** Its names as they are searched; `store/matching/search-text.ts` says how. */
    folded: Generated<string>
    /** The pieces of those, for finding it by a part of one. The database makes them. */
    fragments: Generated<string[]>
  }
  /** The keys for looking up a person, made of a record's words; `store/matching/keys.ts` says how. */
  match_keys: { record: string; key: string; person: string }
  /** The person that a pathway had before the person was found to be somebody else, while that finding stands. */
  person_merges: { pathway: string; seq: number; was: string; person: string }
  /** Two people, by whichever pathway somebody found it. */
  not_same: { pathway: string; other: string; person: string; apart: string }
  victims: { id: string; current: string }
  /** Relationship and safe contact are sealed; in a row of an earlier version they are in clear until a start seals them. */
  victim_records: {
    id: string
    victim: string
    name: string | null
    relationship: string | null
    safe_contact: MaybeJson<object>
    recorded_at: Instant
    /** As of a person's record. */
    taken: Generated<boolean>
    hidden: Generated<boolean>
    folded: Generated<string>
    fragments: Generated<string[]>
  } & SealedColumns
}
