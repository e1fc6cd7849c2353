import { sql } from 'kysely'
import { civilDateOf, ukZone } from '../domain/calendar/calendar.ts'
import { type Change, logChange } from './reference-changes.ts'
import { queueNotes } from './contact-notes.ts'
import { readAddresses } from './contacts.ts'
import type { Database } from './database.ts'
import type { deliveryResults } from '../domain/codes.ts'
import { toDate } from './values.ts'

/** That messages for a role of an agency go to another address as well, from one day to another. */
interface NewCover {
  readonly id: string
  readonly agency: string
  readonly role: string
  readonly address: string
  readonly firstDay: string
  readonly lastDay: string
}

/** What came of adding a cover: it is new, it was added already, its id is used for something else, or there are too many. */
type Added = 'made' | 'already' | 'used' | 'many'

/** So many covers of one role can be open, so that a message has a bounded number of copies. */
export const mostCovers = 5

/** Adds a cover, of which the role's own addresses and the new one hear. The same again from the same person changes nothing. */
export async function addCover(
  database: Database,
  cover: NewCover,
  change: Change,
): Promise<Added> {
  const { id, agency, role, address, firstDay, lastDay } = cover
  return database.transaction().execute(async (tx) => {
    // One at a time for an agency: two at once would both count too few.
    await tx.selectFrom('agencies').select('id').where('id', '=', agency).forUpdate().execute()
    const known = await tx.selectFrom('covers').selectAll().where('id', '=', id).executeTakeFirst()
    const row = { id, agency, role, address, first_day: firstDay, last_day: lastDay, by: change.by }
    if (known) return sameAs(known, row) ? 'already' : 'used'
    const open = await tx
      .selectFrom('covers')
      .select('id')
      .where((eb) => eb.and({ agency, role }))
      .where('ended_at', 'is', null)
      .where('last_day', '>=', civilDateOf(change.at, ukZone))
      .limit(mostCovers)
      .execute()
    if (open.length >= mostCovers) return 'many'
    await tx
      .insertInto('covers')
      .values({ ...row, made_at: toDate(change.at) })
      .execute()
    await logChange(tx, 'cover', `${agency}/${role}/${id}`, { address, firstDay, lastDay }, change)
    const own = new Set((await readAddresses(tx, { agency, role })).values())
    const heard = [...own].map((to) => ({ what: 'also-elsewhere' as const, agency, address: to }))
    await queueNotes(tx, [...heard, { what: 'also-here', agency, address }], Date.now())
    return 'made'
  })
}

const sameAs = (known: Readonly<Record<string, unknown>>, row: object): boolean =>
  Object.entries(row).every(([key, value]) => known[key] === value)

/** Ends a cover of an agency; says whether there is one. Ended again, it stays as it is. */
export async function endCover(
  database: Database,
  { agency, id }: Pick<NewCover, 'agency' | 'id'>,
  change: Change,
): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    const ended = await tx
      .updateTable('covers')
      .set({ ended_at: toDate(change.at), ended_by: change.by })
      .where((eb) => eb.and({ agency, id }))
      .where('ended_at', 'is', null)
      .returning('role')
      .executeTakeFirst()
    if (ended)
      await logChange(tx, 'cover', `${agency}/${ended.role}/${id}`, { ended: true }, change)
    const known = await tx
      .selectFrom('covers')
      .select('id')
      .where((eb) => eb.and({ agency, id }))
      .executeTakeFirst()
    return known !== undefined
  })
}

const mostShown = 100

/** Who covers whom at an agency: those whose last day comes last first, and only the newest hundred. */
export const readCovers = (database: Database, agency: string) =>
  database
    .selectFrom('covers')
    .selectAll('covers')
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('message_copies')
            .select('message')
            .where('result', '=', 'failed')
            .where('recipient', '=', sql<string>`covers.id::text`),
        )
        .as('undelivered'),
    )
    .where('agency', '=', agency)
    .orderBy('last_day', 'desc')
    .orderBy('id')
    .limit(mostShown)
    .execute()

/** An address that covers for a role, by the cover's id. */
export interface CoverAddress {
  readonly id: string
  readonly address: string
}

/** Where a message goes as well: the covers of its role on the day on which it was composed that nobody has ended since. */
export async function readCoverAddresses(
  database: Database,
  {
    agency,
    role,
    except,
    composedAt,
  }: {
    readonly agency: string
    readonly role: string
    /** The role's own addresses, to which it goes anyway. */
    readonly except: readonly string[]
    readonly composedAt: number
  },
): Promise<CoverAddress[]> {
  const day = civilDateOf(composedAt, ukZone)
  const rows = await database
    .selectFrom('covers')
    .select(['id', 'address'])
    .where((eb) => eb.and({ agency, role }))
    .where('ended_at', 'is', null)
    .where('first_day', '<=', day)
    .where('last_day', '>=', day)
    .orderBy('id')
    .execute()
  const once = new Map(rows.map((row) => [row.address, row]))
  return [...once.values()].filter((row) => !except.includes(row.address))
}

/** What became of a message at one of its addresses. */
export interface CopyResult {
  readonly result: keyof typeof deliveryResults
  readonly code?: string
}

/** What became of a message so far, by recipient. */
export async function readCopies(
  database: Database,
  message: string,
): Promise<ReadonlyMap<string, CopyResult>> {
  const rows = await database
    .selectFrom('message_copies')
    .select(['recipient', 'result', 'code'])
    .where('message', '=', message)
    .execute()
  return new Map(
    rows.map(({ recipient, result, code }) => [
      recipient,
      { result, ...(code === null ? {} : { code }) },
    ]),
  )
}

/** Notes what became of a message at an address, once. */
export async function noteCopy(
  database: Database,
  message: string,
  recipient: string,
  { result, code }: CopyResult,
): Promise<void> {
  await database
    .insertInto('message_copies')
    .values({ message, recipient, result, code: code ?? null })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}
