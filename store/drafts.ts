import type { Database } from './database.ts'
import { destroyKeys } from './vault/vault.ts'
import { mostDrafts } from '../domain/drafts.ts'
import { sql } from 'kysely'
import type { ExpressionBuilder } from 'kysely'
import { openRows, type SealedRow, sealRows } from './vault/sealed-rows.ts'
import { inOrder, pageOf, type PageWanted } from './reads/page.ts'
import type { NewCommand } from './inbox.ts'
import { toDate, toJson } from './values.ts'
import type { Tables } from './schema.ts'
import type { Tx } from './turns.ts'
import { countDrafts, type DraftScope, scoped } from './draft-scope.ts'
import { type Reach, reachFor, within } from './reach.ts'

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

interface Row extends SealedRow {
  readonly by: string
  readonly version: number
  readonly document: object | null
  readonly changed_at: number
  readonly submitted_as: string | null
}

/** The drafts of these rows, opened. */
async function draftsOf(database: Database, rows: readonly Row[]): Promise<Draft[]> {
  const opened = await openRows(database, 'drafts', rows)
  return rows.map(({ id, by, version, document, changed_at: changedAt, submitted_as: key }) => ({
    id,
    by,
    version,
    document: JSON.parse(opened.get(id) ?? toJson(document ?? {})) as object, // as `sealedDocument` writes it
    changedAt,
    ...(key === null ? {} : { submittedAs: key }),
  }))
}

/** The columns of a draft's document. */
async function sealedDocument(tx: Database, id: string, document: object) {
  const owner = { scope: 'draft', of: id } as const
  const [sealed] = await sealRows(tx, 'drafts', owner, [{ id, text: toJson(document) }])
  return { document: null, ...sealed }
}

/** One draft, even if it was submitted; undefined where there is none in this scope. */
export async function readDraft(
  database: Database,
  id: string,
  scope: DraftScope,
): Promise<Draft | undefined> {
  const rows = await within(database, scope, (tx) =>
    scoped(tx, scope).where('drafts.id', '=', id).execute(),
  )
  return (await draftsOf(database, rows))[0]
}

const lastChanged = {
  key: 'changed_at',
  of: 'instant',
  id: 'drafts.id',
  ids: 'uuid',
  direction: 'desc',
} as const

/** The drafts of a scope that were not submitted, last changed first. */
export async function readDrafts(database: Database, scope: DraftScope, wanted: PageWanted) {
  const rows = await within(database, scope, (tx) =>
    inOrder(scoped(tx, scope), lastChanged, wanted).where('submitted_as', 'is', null).execute(),
  )
  const drafts = await draftsOf(database, rows)
  return pageOf(
    drafts.map((draft) => ({ ...draft, key: draft.changedAt })),
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

/**
 * Stores a new draft, once under its id: `used` where the id is used already. `full` where its writer has as many as one person
 * may have, of which only the drafts in this scope are counted; of several that are begun at once each is counted.
 */
export async function keepDraft(
  database: Database,
  scope: DraftScope,
  { id, agency, by, site, document, at }: NewDraft,
): Promise<'kept' | 'used' | 'full'> {
  const keep = async (tx: Database): Promise<void> => {
    await sql`select pg_advisory_xact_lock(hashtextextended(${`drafts of ${by}`}, 0))`.execute(tx)
    const kept = await tx
      .insertInto('drafts')
      .values({
        ...(await sealedDocument(tx, id, document)),
        id,
        agency,
        by,
        site: site ?? null,
        version: 1,
        created_at: toDate(at),
        changed_at: toDate(at),
      })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .returning('id')
      .executeTakeFirst()
    if (!kept) throw new DraftMoved('the id is used')
    if ((await countDrafts(tx, scope, by)) > mostDrafts) throw new TooManyDrafts('one more')
  }
  try {
    return (await unlessMoved(database, scope, keep)) ? 'kept' : 'used'
  } catch (error) {
    if (error instanceof TooManyDrafts) return 'full'
    throw error
  }
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
  scope: DraftScope,
  { id, version }: Version,
  { site, document, at }: Pick<NewDraft, 'site' | 'document' | 'at'>,
): Promise<boolean> {
  return unlessMoved(database, scope, async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('drafts')
      .set({
        ...(await sealedDocument(tx, id, document)),
        site: site ?? null,
        version: version + 1,
        changed_at: toDate(at),
      })
      .where(isUnsent({ id, version }))
      .executeTakeFirst()
    if (numUpdatedRows === 0n) throw new DraftMoved('a draft has moved on')
  })
}

/** Whether it was done: of what found the draft moved on nothing is kept, such as a new key. */
async function unlessMoved(
  database: Database,
  reach: Reach,
  work: (tx: Database) => Promise<void>,
): Promise<boolean> {
  try {
    await within(database, reach, work)
    return true
  } catch (error) {
    if (error instanceof DraftMoved) return false
    throw error
  }
}

/** Deletes a draft; false where it is not at that version. */
export async function deleteDraft(
  database: Database,
  scope: DraftScope,
  draft: Version,
): Promise<boolean> {
  return within(database, scope, async (tx) => {
    const { numDeletedRows } = await tx
      .deleteFrom('drafts')
      .where(isUnsent(draft))
      .executeTakeFirst()
    if (numDeletedRows > 0n) await destroyKeys(tx, 'draft', [draft.id])
    return numDeletedRows > 0n
  })
}

/** Somebody has begun more drafts than one person may have: the last of them is not kept. */
class TooManyDrafts extends Error {}

/** Somebody has changed, sent or deleted the draft in the meantime: nothing of the transaction is kept. */
export class DraftMoved extends Error {}

/**
 * Empties a draft that becomes a referral, in the transaction that stores the referral. For the sake of its key, its row
 * stays for as long again as an untouched draft does. Throws where it is not at that version.
 */
export async function spendDraft(
  tx: Tx,
  { id, version }: Version,
  { id: key, actor, receivedAt }: Pick<NewCommand, 'id' | 'actor' | 'receivedAt'>,
): Promise<void> {
  await reachFor(tx, { agency: actor.agency, sites: actor.sites })
  const { numUpdatedRows } = await tx
    .updateTable('drafts')
    .set({
      document: toJson({}),
      sealed: null,
      data_key: null,
      submitted_as: key,
      version: version + 1,
      changed_at: toDate(receivedAt),
    })
    .where(isUnsent({ id, version }))
    .executeTakeFirst()
  if (numUpdatedRows === 0n) throw new DraftMoved('a draft has moved on')
  await destroyKeys(tx, 'draft', [id])
}
