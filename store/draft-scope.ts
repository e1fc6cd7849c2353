import { anyOf, instant } from './reads/page.ts'
import type { Database } from './database.ts'
import { draftMs } from './old-drafts.ts'
import { within } from './reach.ts'

/** The drafts that a reader may see: those of an agency, at the reader's sites or not yet at any. */
export interface DraftScope {
  readonly agency: string
  readonly sites: readonly string[]
  readonly now: number
}

const columns = [
  ...(['drafts.id', 'by', 'version', 'document', 'changed_at', 'submitted_as'] as const),
  ...(['sealed', 'data_key', 'outer', 'wrapped'] as const),
]

/** Drafts of a scope, with what opens them; sent ones too. */
export const scoped = (database: Database, { agency, sites, now }: DraftScope) =>
  database
    .selectFrom('drafts')
    .leftJoin('data_keys', 'data_keys.id', 'drafts.data_key')
    .select(columns)
    .where('agency', '=', agency)
    .where((eb) => eb.or([eb('site', 'is', null), eb('site', '=', anyOf(sites))]))
    .where('changed_at', '>', instant(now - draftMs))

/** How many drafts of a scope somebody has begun that have not become a referral. */
export const countDraftsOf = (database: Database, scope: DraftScope, by: string) =>
  within(database, scope, (tx) => countDrafts(tx, scope, by))

/** The same in a transaction that reaches so far. */
export async function countDrafts(tx: Database, scope: DraftScope, by: string): Promise<number> {
  const theirs = scoped(tx, scope).where((eb) => eb.and({ by, submitted_as: null }))
  const { count } = await tx
    .selectFrom(theirs.as('theirs'))
    .select(({ fn }) => fn.countAll<number>().as('count'))
    .executeTakeFirstOrThrow()
  return count
}
