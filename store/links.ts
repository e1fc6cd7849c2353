import type { Database } from './database.ts'
import { instant } from './reads/page.ts'
import { hashOf, newToken, seal, sealingKey, unseal } from './tokens.ts'
import { derivedId, toDate } from './values.ts'

/** The greatest age of a link, in real time. No reminder is about something for longer without another that has a new one. */
const greatestAgeMs = 90 * 86_400_000
/** So long after its age a link is still known as ours, so that it does not count as a guess. */
const rememberedMs = 180 * 86_400_000

/** Something that a link leads to: an obligation, or a meeting. */
export interface Linked {
  readonly target: string
  readonly pathway: string | null
  readonly conference: string | null
  /** At which site it is. */
  readonly site: string
}

/** Whom links are given to: whoever reads an address for a role of an agency. */
export interface LinkedTo {
  readonly agency: string
  readonly role: string
  readonly address: string
}

/**
 * The tokens of a message's links for one address, by what they lead to; undefined once they were dropped, because the
 * message's result is known. They are made before the first try, at random. Until then they are kept sealed, so that a
 * message that goes out a second time has the links of the first. Tokens derived from a key would need no keeping, but
 * whoever got the database would have every link that ever was; sealed ones are dropped with the message's result.
 */
export async function tokensFor(
  database: Database,
  namespace: string,
  message: string,
  to: LinkedTo,
  targets: readonly Linked[],
  real: number,
): Promise<ReadonlyMap<string, string> | undefined> {
  if (targets.length === 0) return new Map()
  const recipient = derivedId(namespace, 'recipient', to.address)
  const key = sealingKey(namespace)
  const once = [...new Map(targets.map((one) => [one.target, one])).values()]
  await database
    .insertInto('links')
    .values(
      once.map((linked) => {
        const token = newToken()
        return {
          ...rowOf(token, linked, to, real),
          message,
          recipient,
          sealed: seal(key, token),
        }
      }),
    )
    .onConflict((conflict) =>
      conflict
        .columns(['message', 'recipient', 'target'])
        .where('message', 'is not', null)
        .doNothing(),
    )
    .execute()
  const rows = await database
    .selectFrom('links')
    .select(['target', 'sealed'])
    .where((eb) => eb.and({ message, recipient }))
    .execute()
  if (rows.some(({ sealed }) => sealed === null)) return undefined
  return new Map(
    rows.flatMap(({ target, sealed }) => (sealed ? [[target, unseal(key, sealed)] as const] : [])),
  )
}

/** A link that goes with no message, for somebody who saves a calendar file. */
export async function newLink(
  database: Database,
  linked: Linked,
  to: Omit<LinkedTo, 'address'> & { readonly reader: string },
  real: number,
): Promise<string> {
  const token = newToken()
  const row = { ...rowOf(token, linked, to, real), recipient: to.reader, message: null }
  await database
    .insertInto('links')
    .values({ ...row, sealed: null })
    .execute()
  return token
}

const rowOf = (
  token: string,
  { target, pathway, conference, site }: Linked,
  { agency, role }: Pick<LinkedTo, 'agency' | 'role'>,
  real: number,
) => ({
  hash: hashOf(token),
  ...{ target, pathway, conference, site, agency, role },
  made_at: toDate(real),
  expires_at: toDate(real + greatestAgeMs),
})

/** Forgets the tokens of a message whose result is known: from now on nobody can make its links again. */
export async function dropTokens(database: Database, message: string): Promise<void> {
  await database
    .updateTable('links')
    .set({ sealed: null })
    .where('message', '=', message)
    .where('sealed', 'is not', null)
    .execute()
}

/** A link as it was given out; whether it can still be used is `usable`. */
export interface KnownLink extends Pick<Linked, 'target' | 'conference'> {
  readonly agency: string
  /** Neither too old, nor revoked, nor about something that has ended. */
  readonly usable: boolean
}

/** The link under a token; undefined if there is none. One query, whatever the token is. */
export async function findLink(
  database: Database,
  token: string,
  real: number,
): Promise<KnownLink | undefined> {
  return database
    .selectFrom('links')
    .leftJoin('obligations', 'obligations.id', 'links.target')
    .select(['links.target', 'links.conference', 'links.agency'])
    .select((eb) =>
      eb
        .and([
          eb('links.revoked_at', 'is', null),
          eb('links.expires_at', '>', instant(real)),
          eb('obligations.outcome', 'is', null),
        ])
        .$castTo<boolean>()
        .as('usable'),
    )
    .where('hash', '=', hashOf(token))
    .executeTakeFirst()
}

/** Counts that somebody for whom it is has opened a link. */
export async function countOpened(database: Database, token: string, real: number): Promise<void> {
  await database
    .updateTable('links')
    .set((eb) => ({ opened: eb('opened', '+', 1), opened_at: toDate(real) }))
    .where('hash', '=', hashOf(token))
    .execute()
}

/** Forgets links that nobody could use for half a year. */
export async function forgetOldLinks(database: Database, real: number): Promise<void> {
  await database
    .deleteFrom('links')
    .where('expires_at', '<', instant(real - rememberedMs))
    .execute()
}
