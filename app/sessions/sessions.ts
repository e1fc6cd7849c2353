import { createHash, randomBytes } from 'node:crypto'
import {
  endSessions,
  insertKept,
  insertSession,
  noteUse,
  readPlacesOf,
  readSession,
  takeKept,
  writeActing,
} from '../../store/sessions.ts'
import { type Account, inRole, rolesOf, sitesOf } from '../access/account.ts'
import { asMembers } from '../access/actor.ts'
import type { Came } from '../audit/answered.ts'
import type { Claims } from '../access/claims.ts'
import type { Config } from '../../platform/config.ts'
import type { Deps } from '../deps.ts'
import { type No, refused } from '../answers.ts'
import { auditActorOf, noteWho } from '../audit/asking.ts'
import { record } from '../audit/shown.ts'
import { roles as titled } from '../../domain/codes.ts'
import type { Session } from './session.ts'

/** What sessions are kept with. */
export interface SessionDeps extends Pick<
  Deps,
  'database' | 'actors' | 'memberships' | 'audit' | 'clock'
> {
  readonly config: Pick<Config, 'authIssuer'>
}

/** Begins a session and gives what its cookie holds, which is nowhere else. The id of the actor is that of a bearer's token. */
export async function openSession(
  deps: SessionDeps,
  claims: Claims,
  sid?: string,
): Promise<string> {
  const { database, actors, config, clock } = deps
  const { sub, name, agency, access } = claims
  const actor = await actors.idOf({ issuer: config.authIssuer, sub, name, agency, access })
  const value = randomBytes(32).toString('base64url')
  const id = digestOf(value)
  await insertSession(database, { id, actor, claims, acting: null, sid: sid ?? null })
  const account = await asMembers(deps, { id: actor, agency, access })
  noteWho(auditActorOf(account, name), id.toString('base64url'))
  const who = { ...account, name }
  await record(deps, who, { at: await clock.now(), kind: 'signIn', what: 'session begun' })
  return value
}

/**
 * The session of a cookie, if it is live. It lasts 15 minutes from its last use, and 8 hours at most. What a page asks by
 * itself is no use of it: `quietly` asks and does not prolong.
 */
export async function sessionOf(
  { database, memberships }: Pick<SessionDeps, 'database' | 'memberships'>,
  value: string | undefined,
  quietly = false,
): Promise<Session | undefined> {
  const id = idOf(value)
  if (!id) return undefined
  const row = await readSession(database, id)
  if (!row?.live) return undefined
  const { name, agency, access } = row.claims as Partial<Claims> // as they were stored
  if (agency === undefined || access === undefined) return undefined // begun by an earlier version
  if (!row.noted && !quietly) await noteUse(database, id)
  const whole = await asMembers({ memberships }, { id: row.actor, agency, access })
  const roles = rolesOf(whole)
  const as = roles.find((role) => role === row.acting)
  const account = as === undefined ? whole : inRole(whole, as)
  const sites = sitesOf(account)
  const called = await readPlacesOf(database, { agency, sites })
  return {
    id: id.toString('base64url'),
    account,
    name:
      name ??
      rolesOf({ access })
        .map((role) => titled[role].title)
        .join(', '),
    agencyName: called.agency ?? agency,
    siteNames: called.sites,
    roles,
    as,
    sites,
    sid: row.sid ?? undefined,
  }
}

/** Whether a session still is live. Asking does not prolong it. */
export const isSessionLive = async (
  { database }: Pick<SessionDeps, 'database'>,
  { id }: Pick<Session, 'id'>,
): Promise<boolean> => (await readSession(database, Buffer.from(id, 'base64url')))?.live === true

/** Whose session this was, if it is over and was not long ago. */
export async function lastActorOf(
  { database }: Pick<SessionDeps, 'database'>,
  value: string | undefined,
): Promise<string | undefined> {
  const id = idOf(value)
  return id && (await readSession(database, id))?.actor
}

/** Lets somebody who holds several roles work as one of them. */
export async function chooseRole(
  deps: Pick<SessionDeps, 'database' | 'audit' | 'clock'>,
  session: Session,
  role: string,
): Promise<No | undefined> {
  if (!session.roles.some((one) => one === role)) return refused('not-your-role')
  await writeActing(deps.database, Buffer.from(session.id, 'base64url'), role)
  await recordOf(deps, session, { kind: 'signIn', what: 'role chosen', facts: { role } })
  return undefined
}

/** Enters that somebody signs out; before it is done, so that nothing is done of which the log is silent. */
export const recordSignOut = (
  deps: Pick<SessionDeps, 'audit' | 'clock'>,
  session: Session,
  what: 'this browser' | 'every browser',
): Promise<void> => recordOf(deps, session, { kind: 'signOut', what })

async function recordOf(
  deps: Pick<SessionDeps, 'audit' | 'clock'>,
  { id, account, name }: Session,
  came: Came,
): Promise<void> {
  noteWho(auditActorOf(account, name), id)
  await record(deps, account, { at: await deps.clock.now(), ...came })
}

/** Ends the session of a cookie. */
export async function endSession(
  { database }: Pick<SessionDeps, 'database'>,
  value: string | undefined,
): Promise<void> {
  const id = idOf(value)
  if (id) await endSessions(database, { id })
}

/** Ends all sessions of somebody, wherever they signed in. */
export const endAllSessions = (
  { database }: Pick<SessionDeps, 'database'>,
  { id }: Pick<Account, 'id'>,
): Promise<void> => endSessions(database, { actor: id })

/** Keeps a sealed form for an actor, under a name that its key gives. */
export const keepSealed = (
  { database }: Pick<SessionDeps, 'database'>,
  kept: { readonly name: string; readonly actor: string; readonly sealed: Buffer },
): Promise<void> =>
  insertKept(database, { id: digestOf(kept.name), actor: kept.actor, sealed: kept.sealed })

/** Gives a sealed form back, once, and to its own actor alone. */
export const takeSealed = (
  { database }: Pick<SessionDeps, 'database'>,
  name: string,
  { id }: Pick<Account, 'id'>,
): Promise<Buffer | undefined> => takeKept(database, digestOf(name), id)

const cookieShape = /^[\w-]{43}$/

const idOf = (value: string | undefined): Buffer | undefined =>
  value !== undefined && cookieShape.test(value) ? digestOf(value) : undefined

const digestOf = (value: string): Buffer => createHash('sha256').update(value).digest()
