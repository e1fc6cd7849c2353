import type { Database } from './database.ts'
import type { ExpressionBuilder } from 'kysely'
import { anyOf, inOrder, instant, pageOf, type PageWanted } from './reads/page.ts'
import { toDate, toJson } from './values.ts'
import type { Tables } from './schema.ts'
import type { Tx } from './turns.ts'
import { draftDays } from '../domain/drafts.ts'

const draftMs = draftDays * 24 * 3_600_000

/** The drafts that a reader may see: those of an agency, at the reader's sites or not yet at any. */
export interface DraftScope {
  readonly agency: string
  readonly sites: readonly string[]
  readonly now: number
}

/** A referral that somebody has begun and not sent. */
export interface Draft {
  readonly id: string
  readonly by: string
  readonly version: number
  readonly document: object
  readonly changedAt: number
  /** The key under which it became a referral; its document is empty then. */
  readonly submittedAs?: string
}

/** When a draft is deleted that was last changed at this instant. */
export const draftExpiry = (changedAt: number): number => changedAt + draftMs

const columns = ['id', 'by', 'version', 'document', 'changed_at', 'submitted_as'] as const

const scoped = (database: Database, { agency, sites, now }: DraftScope) =>
  database
    .selectFrom('drafts')
    .select(columns)
    .where('agency', '=', agency)
    .where((eb) => eb.or([eb('site', 'is', null), eb('site', '=', anyOf(sites))]))
    .where('changed_at', '>', instant(now - draftMs))

interface Row {
  readonly id: string
  readonly by: string
  readonly version: number
  readonly document: object
  readonly changed_at: number
  readonly submitted_as: string | null
}

const draftOf = ({ changed_at: changedAt, submitted_as: key, ...row }: Row): Draft => ({
  ...row,
  changedAt,
  ...(key === null ? {} : { submittedAs: key }),
})

/** One draft, even if it was submitted; undefined where there is none in this scope. */
export async function readDraft(
  database: Database,
  id: string,
  scope: DraftScope,
): Promise<Draft | undefined> {
  const row = await scoped(database, scope).where('id', '=', id).executeTakeFirst()
  return row && draftOf(row)
}

const lastChanged = {
  key: 'changed_at',
  of: 'instant',
  id: 'id',
  ids: 'uuid',
  direction: 'desc',
} as const

/** The drafts of a scope that were not submitted, last changed first. */
export async function readDrafts(database: Database, scope: DraftScope, wanted: PageWanted) {
  const rows = await inOrder(scoped(database, scope), lastChanged, wanted)
    .where('submitted_as', 'is', null)
    .execute()
  return pageOf(
    rows.map((row) => ({ ...draftOf(row), key: row.changed_at })),
    wanted.limit,
  )
}

/** A draft to be stored. */
export interface NewDraft {
  readonly id: string
  readonly agency: string
  readonly by: string
  readonly site: string | undefined
  readonly document: object
  readonly at: number
}

/** Stores a new draft, once under its id; false where the id is already used. */
export async function keepDraft(
  database: Database,
  { id, agency, by, site, document, at }: NewDraft,
): Promise<boolean> {
  const kept = await database
    .insertInto('drafts')
    .values({
      id,
      agency,
      by,
      site: site ?? null,
      version: 1,
      document: toJson(document),
      created_at: toDate(at),
      changed_at: toDate(at),
    })
    .onConflict((conflict) => conflict.column('id').doNothing())
    .returning('id')
    .executeTakeFirst()
  return kept !== undefined
}

/** A draft as somebody read it. */
interface Version {
  readonly id: string
  readonly version: number
}

/** Whether a draft is still at that version and has not become a referral. */
const isUnsent =
  ({ id, version }: Version) =>
  (eb: ExpressionBuilder<Tables, 'drafts'>) =>
    eb.and({ id, version, submitted_as: null })

/** Overwrites a draft; false where it is not at that version. */
export async function writeDraft(
  database: Database,
  { id, version }: Version,
  { site, document, at }: Pick<NewDraft, 'site' | 'document' | 'at'>,
): Promise<boolean> {
  const { numUpdatedRows } = await database
    .updateTable('drafts')
    .set({
      site: site ?? null,
      document: toJson(document),
      version: version + 1,
      changed_at: toDate(at),
    })
    .where(isUnsent({ id, version }))
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Deletes a draft; false where it is not at that version. */
export async function deleteDraft(database: Database, draft: Version): Promise<boolean> {
  const { numDeletedRows } = await database
    .deleteFrom('drafts')
    .where(isUnsent(draft))
    .executeTakeFirst()
  return numDeletedRows > 0n
}

/** Somebody has changed, sent or deleted the draft in the meantime: nothing of the transaction is kept. */
export class DraftMoved extends Error {}

/**
 * Empties a draft that becomes a referral, in the transaction that stores the referral. For the sake of its key, its row
 * stays for as long again as an untouched draft does. Throws where it is not at that version.
 */
export async function spendDraft(
  tx: Tx,
  { id, version }: Version,
  { id: key, receivedAt }: { readonly id: string; readonly receivedAt: number },
): Promise<void> {
  const { numUpdatedRows } = await tx
    .updateTable('drafts')
    .set({
      document: toJson({}),
      submitted_as: key,
      version: version + 1,
      changed_at: toDate(receivedAt),
    })
    .where(isUnsent({ id, version }))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new DraftMoved('a draft has moved on')
}

/** Deletes the drafts that nobody has touched for too long. Returns how many there were. */
export async function deleteOldDrafts(database: Database, now: number): Promise<number> {
  const { numDeletedRows } = await database
    .deleteFrom('drafts')
    .where('changed_at', '<=', instant(now - draftMs))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
