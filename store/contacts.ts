import type { AskedChange } from '../domain/reference/contact.ts'
import { type Change, logChange } from './reference-changes.ts'
import { isChangedSince } from './contacts-seen.ts'
import type { Database } from './database.ts'
import { hashOf, newToken, seal, sealingKey } from './tokens.ts'
import { instant } from './reads/page.ts'
import { queueNotes } from './contact-notes.ts'
import type { Reader } from './reference.ts'
import { sitesServed } from './reads/reference.ts'
import { sql } from 'kysely'
import { toDate } from './values.ts'
import type { Tx } from './turns.ts'

/** So long a new address can be confirmed, in real time. */
const confirmableMs = 7 * 86_400_000

/** A change of an address, as somebody asks for it. */
export interface NewContactChange {
  readonly id: string
  readonly agency: string
  readonly role: string
  /** Empty for every site. */
  readonly site: string
  readonly address: string
  readonly sites: readonly string[]
  readonly needsSecond: boolean
}

/** Whether a change now waits, or the address has been that one all along; or one was changed since it was seen. */
export type Asked = 'waits' | 'stands' | 'changed'

/**
 * Asks for another address, in place of a change of the same that is open. The new address is sent a link to confirm it; the
 * old one hears of it, and goes on receiving.
 */
export async function askContact(
  database: Database,
  namespace: string,
  asked: NewContactChange,
  change: Change,
  real: number,
): Promise<Asked> {
  const { id, agency, role, site, address, sites, needsSecond } = asked
  return database.transaction().execute(async (tx) => {
    // One at a time for an agency, or two would both be open.
    await tx.selectFrom('agencies').select('id').where('id', '=', agency).forUpdate().execute()
    const said = { address, ...(site === '' ? {} : { site }), asked: true }
    if (await isChangedSince(tx, { agency, role, said }, change)) return 'changed'
    const old = await addressAt(tx, { agency, role, site })
    await endOpen(tx, { agency, role, site }, real)
    if (old?.address === address && old.site === site) return 'stands'
    const token = newToken()
    await tx
      .insertInto('contact_changes')
      .values({
        ...{ id, agency, role, site, address, by: change.by, sites: [...sites] },
        needs_second: needsSecond,
        asked_at: toDate(change.at),
        hash: hashOf(token),
        expires_at: toDate(real + confirmableMs),
      })
      .execute()
    const sealed = seal(sealingKey(namespace), token)
    const heard = old ? [{ what: 'asked' as const, agency, address: old.address }] : []
    await queueNotes(tx, [...heard, { what: 'confirm', agency, address, sealed }], real)
    await logChange(tx, 'contact', `${agency}/${role}`, said, change)
    return 'waits'
  })
}

interface ContactKey {
  readonly agency: string
  readonly role: string
  readonly site: string
}

/** The address that messages about a site go to; for every site, the one that all have unless they have their own. */
async function addressAt(tx: Tx, { agency, role, site }: ContactKey) {
  return tx
    .selectFrom('contacts')
    .select(['site', 'address'])
    .where((eb) => eb.and({ agency, role }))
    .where('site', 'in', ['', site])
    .orderBy('site', 'desc')
    .executeTakeFirst()
}

const endOpen = (tx: Tx, { agency, role, site }: ContactKey, real: number) =>
  tx
    .updateTable('contact_changes')
    .set({ ended_at: toDate(real) })
    .where((eb) => eb.and({ agency, role, site }))
    .where('ended_at', 'is', null)
    .execute()

/** Confirms a new address with the token that was sent to it, once; says whether the token is of any use. */
export async function confirmContact(
  database: Database,
  token: string,
  { at, real }: { readonly at: number; readonly real: number },
): Promise<boolean> {
  return database.transaction().execute(async (tx) => {
    const found = await tx
      .updateTable('contact_changes')
      .set({ confirmed_at: sql<Date>`coalesce(confirmed_at, ${instant(real)})` })
      .where('hash', '=', hashOf(token))
      .where('expires_at', '>', instant(real))
      .where((eb) => eb.or([eb('ended_at', 'is', null), eb('took', '=', true)]))
      .returning(['id', 'ended_at'])
      .executeTakeFirst()
    if (found?.ended_at === null) await takeIfReady(tx, found.id, { at, real })
    return found !== undefined
  })
}

/** An open change with what decides about it; undefined if there is none. */
export async function readOpenChange(reader: Reader, id: string, real: number) {
  const row = await openChanges(reader, real).where('id', '=', id).executeTakeFirst()
  return row && { ...row, asked: await askedOf(reader, row) }
}

/** Every open change for agencies that serve one of these sites, oldest first. */
export async function readOpenChanges(reader: Reader, sites: readonly string[], real: number) {
  if (sites.length === 0) return []
  const rows = await openChanges(reader, real)
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('site_agencies')
          .select('site_agencies.agency')
          .whereRef('site_agencies.agency', '=', 'contact_changes.agency')
          .where('site_agencies.site', 'in', sites),
      ),
    )
    .limit(100)
    .execute()
  const shown = []
  for (const row of rows) shown.push({ ...row, asked: await askedOf(reader, row) })
  return shown
}

const openChanges = (reader: Reader, real: number) =>
  reader
    .selectFrom('contact_changes')
    .select(['id', 'agency', 'role', 'site', 'address', 'by', 'sites'])
    .select(['needs_second', 'asked_at', 'confirmed_at', 'agreed_at'])
    .where('ended_at', 'is', null)
    .where((eb) =>
      eb.or([eb('expires_at', '>', instant(real)), eb('confirmed_at', 'is not', null)]),
    )
    .orderBy('asked_at')
    .orderBy('id')

async function askedOf(
  reader: Reader,
  { agency, site, by, sites }: { agency: string; site: string; by: string; sites: string[] },
): Promise<AskedChange> {
  const serves = await sitesServed(reader, agency)
  return { site: site === '' ? undefined : site, serves, by, sites }
}

/** A second person agrees to a change, which counts once the address is confirmed too. */
export const agreeContact = (
  database: Database,
  id: string,
  { by, at }: Change,
  real: number,
): Promise<void> =>
  database.transaction().execute(async (tx) => {
    const agreed = await openChange(tx, id)
      .set({ agreed_by: by, agreed_at: toDate(at) })
      .where('agreed_at', 'is', null)
      .executeTakeFirst()
    if (await logged(tx, agreed, { agreed: true }, { by, at }))
      await takeIfReady(tx, id, { at, real })
  })

/** A change is not made after all. */
export const withdrawContact = (
  database: Database,
  id: string,
  change: Change,
  real: number,
): Promise<void> =>
  database.transaction().execute(async (tx) => {
    const ended = await openChange(tx, id)
      .set({ ended_at: toDate(real) })
      .executeTakeFirst()
    await logged(tx, ended, { withdrawn: true }, change)
  })

const openChange = (tx: Tx, id: string) =>
  tx
    .updateTable('contact_changes')
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .returning(['agency', 'role'])

/** Logs what was done to a change; says whether it was open. */
async function logged(
  tx: Tx,
  done: { readonly agency: string; readonly role: string } | undefined,
  said: object,
  change: Change,
): Promise<boolean> {
  if (done) await logChange(tx, 'contact', `${done.agency}/${done.role}`, said, change)
  return done !== undefined
}

/** The change counts from now on, if nothing is missing any more. Both addresses hear. */
async function takeIfReady(
  tx: Tx,
  id: string,
  { at, real }: { readonly at: number; readonly real: number },
): Promise<void> {
  const row = await tx
    .updateTable('contact_changes')
    .set({ ended_at: toDate(real), took: true })
    .where('id', '=', id)
    .where('ended_at', 'is', null)
    .where('confirmed_at', 'is not', null)
    .where((eb) => eb.or([eb('needs_second', '=', false), eb('agreed_at', 'is not', null)]))
    .returning(['agency', 'role', 'site', 'address', 'by'])
    .executeTakeFirst()
  if (!row) return
  const { agency, role, site, address, by } = row
  const old = await addressAt(tx, row)
  await tx
    .insertInto('contacts')
    .values({ agency, role, site, address })
    .onConflict((conflict) => conflict.columns(['agency', 'role', 'site']).doUpdateSet({ address }))
    .execute()
  const heard = old ? [{ what: 'no-longer-here' as const, agency, address: old.address }] : []
  await queueNotes(tx, [...heard, { what: 'now-here', agency, address }], real)
  const said = { address, ...(site === '' ? {} : { site }) }
  await logChange(tx, 'contact', `${agency}/${role}`, said, { by, at })
}

/** Every address of an agency's role, by site; under the empty text the one for sites that have none of their own. */
export async function readAddresses(
  reader: Reader,
  { agency, role }: { readonly agency: string; readonly role: string },
): Promise<ReadonlyMap<string, string>> {
  const rows = await reader
    .selectFrom('contacts')
    .select(['site', 'address'])
    .where((eb) => eb.and({ agency, role }))
    .execute()
  return new Map(rows.map(({ site, address }) => [site, address]))
}
