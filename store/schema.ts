import type { Role } from '../domain/codes.ts'
import type { ColumnType, Generated } from 'kysely'
import type { AccessTables } from './access-tables.ts'
import type { AuditTables } from './audit-tables.ts'
import type { CaseloadTables } from './caseload-table.ts'
import type { ConferenceTables } from './conference-tables.ts'
import type { ContactTables } from './contact-tables.ts'
import type { CoverTables } from './cover-tables.ts'
import type { Instant, Json, MaybeInstant, MaybeJson } from './columns.ts'
import type { LinkTables } from './link-tables.ts'
import type { MessageTables } from './message-tables.ts'
import type { PeopleTables } from './people-tables.ts'
import type { Division } from '../domain/calendar/holidays.ts'
import type { Actor, EntityKind } from '../domain/entity/decider.ts'
import type { RestoreTables } from './restore-tables.ts'
import type { Outcome } from '../domain/entity/turn.ts'
import type { ReportTables } from './report-tables.ts'
import type { StrandTables } from './strand-tables.ts'
import type { SealedColumns, VaultTables } from './vault-tables.ts'
import type { WebTables } from './web-tables.ts'
import type { WordsTables } from './words-tables.ts'

/** Every table. Words about people are in `person_records`, `victim_records`, `words`, `drafts`,
 * `reports`, `match_keys` and `web_kept`. */
export interface Tables
  extends
    AccessTables,
    AuditTables,
    CaseloadTables,
    ConferenceTables,
    ContactTables,
    CoverTables,
    LinkTables,
    MessageTables,
    PeopleTables,
    RestoreTables,
    ReportTables,
    StrandTables,
    VaultTables,
    WebTables,
    WordsTables {
  settings: { key: string; value: Json<object> }
  rehearsal: {
    id: number
    speed: number
    base: number
    anchor: number
    bound: number
    renewed: number
  }
  actors: {
    id: string
    subject: string
    name: string | null
    agency: string
    /** The roles that their token gave them last, site by site; null where nobody has noted them yet. */
    access: MaybeJson<readonly { readonly site: string; readonly roles: readonly Role[] }[]>
  }
  agencies: { id: string; name: string; division: string }
  sites: { id: string; name: string }
  site_agencies: { site: string; agency: string }
  site_roles: { site: string; role: string; agency: string }
  policies: {
    site: string
    version: number
    document: Json<object>
    reason: string
    by: string
    at: Instant
    /** How many days a tie lasts; null where it says nothing of it. The database makes it. */
    tie_days: Generated<number | null>
  }
  bank_holidays: {
    n: Generated<number>
    division: Division
    date: string
    title: string
    closed: boolean
    by: string
    at: Instant
  }
  reference_changes: {
    n: Generated<number>
    what: string
    id: string
    document: Json<object>
    by: string
    at: Instant
  }
  /** Referrals that somebody has begun and not sent: their words are here and nowhere else. */
  drafts: {
    id: string
    agency: string
    site: string | null
    by: string
    version: number
    /** In clear: nothing, and in a row of an earlier version all of it until a start seals it. */
    document: MaybeJson<object>
    created_at: Instant
    changed_at: Instant
    submitted_as: string | null
  } & SealedColumns
  entities: {
    kind: EntityKind
    id: string
    seq: number
    state: Json<object>
    at: Instant
    alarm_at: MaybeInstant
    ended: boolean
    trouble: MaybeJson<{ code: string; since: number; times: number }>
    trouble_since: MaybeInstant
    behind_since: MaybeInstant
  }
  /** What is left of beginnings that were refused. */
  unbegun: { kind: EntityKind; id: string }
  events: {
    kind: EntityKind
    entity: string
    seq: number
    type: string
    at: Instant
    by: Json<object>
    command: string | null
    data: Json<object>
  }
  inbox: {
    n: Generated<number>
    id: string
    kind: EntityKind
    entity: string
    name: string
    body: Json<object>
    actor: Json<Actor>
    digest: string | null
    if_match: number | null
    sender_kind: EntityKind | null
    sender: string | null
    quiet: boolean
    received_at: Instant
    /** When it was stored, by the machine's own clock: the warden's minute is real even in a rehearsal. */
    stored_real: number
    outcome: MaybeJson<Outcome>
    /** The result in the outcome, for lists to look for. */
    result: Outcome['result'] | null
    judged_at: MaybeInstant
    forgotten_at: MaybeInstant // the words of a refused command were deleted
  }
  pathways: {
    id: string
    site: string
    stage: string
    version: number
    risk: string | null
    flags: ColumnType<string[], string[], string[]>
    person: string
    victim: string
    referrer_agency: string
    referrer_role: string
    policy_version: number | null
    opened_at: Instant
    last_referral_at: Instant
    stage_since: Instant
    watch_until: MaybeInstant
    next_alarm: MaybeInstant
    ended_at: MaybeInstant
    ended_because: string | null
    erased_at: MaybeInstant
    /** The meeting on whose list it stands, or that it has asked. */
    listing: string | null
    /** The version of the table of holidays by which its clocks were planned; null where it is not known. */
    holiday_table: string | null
    /** The agency that provides the sessions. */
    provider_agency: string | null
  }
  /** What a site keeps of a pathway that has gone to another site. */
  transfer_stubs: {
    pathway: string
    site: string
    to_site: string
    at: Instant
    actor: string
    agency: string
    stage: string
    events: number
    owed: number
  }
  /** That the words of a pathway were erased; never what they said. */
  erasures: {
    pathway: string
    at: Instant
    actor: string
    agency: string
    command: string | null
    ground: string
    words: number
    people: number
    victims: number
  }
  /** Owed on a pathway or on a conference. */
  obligations: {
    id: string
    pathway: string | null
    conference: string | null
    /** On whose worklist it is. */
    site: string
    /** The site of the pathway or the conference. */
    home: string
    what: string
    agency: string
    role: string
    since: Instant
    due: Instant
    clock: string
    source: string
    mark: string
    ladder: string
    about: string | null
    strand: string | null
    rung: string | null
    rung_at: MaybeInstant
    next_rung_at: MaybeInstant
    stopped_at: MaybeInstant
    outcome: string | null
    ended_at: MaybeInstant
  }
}
