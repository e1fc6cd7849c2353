import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { Outcomes } from './outcomes.ts'

/** How long what is known is believed where a notice of something new was missed. */
const keptMs = 500

/** As long as any token may be taken, whatever AUTH_TOKEN_HOURS is set to later: 31 days. */
const longest = sql<Date>`now() + interval '31 days'`

/** Whose tokens are not taken any more: one actor's, or one token by its own id (`jti`); of both, that token of that actor. */
export interface Revoked {
  readonly actor?: string | undefined
  readonly token?: string | undefined
}

/** A token that somebody brings. */
interface Brought {
  readonly actor: string
  readonly token: string | undefined
  /** When it was made, in milliseconds; tokens tell it in whole seconds. */
  readonly issuedAt: number
}

interface Row {
  readonly actor: string | null
  readonly token: Buffer | null
  readonly at: number
}

/**
 * Tokens that are not taken any more, in memory: every request asks. Whoever revokes some notifies all processes, which then
 * read again; a process that missed it reads again within half a second.
 */
export class Revocations {
  private readonly database: Database
  private readonly followers = new Set<() => void>()
  private known: { readonly rows: Promise<readonly Row[]>; readonly at: number } | undefined

  constructor(database: Database, outcomes: Pick<Outcomes, 'hearReference'>) {
    this.database = database
    outcomes.hearReference(() => this.forget())
  }

  /** Whether a token was revoked after it was made, or in the same second. */
  async has({ actor, token, issuedAt }: Brought): Promise<boolean> {
    const digest = token === undefined ? undefined : digestOf(token)
    return (await this.current()).some(
      (row) =>
        (row.actor === null || row.actor === actor) &&
        (row.token === null || digest?.equals(row.token) === true) &&
        issuedAt <= row.at,
    )
  }

  /** Reads again when next asked, and tells those who follow. */
  forget(): void {
    this.known = undefined
    for (const heard of this.followers) heard()
  }

  /** Calls back whenever somebody's access ended, or may have. Gives what ends that. */
  follow(heard: () => void): () => void {
    this.followers.add(heard)
    return () => void this.followers.delete(heard)
  }

  private async current(): Promise<readonly Row[]> {
    const { known } = this
    if (known && Date.now() - known.at < keptMs) return known.rows
    const rows = this.database
      .selectFrom('revocations')
      .select(['actor', 'token', 'at'])
      .where(sql<boolean>`ends > now()`)
      .execute()
    const read = { rows, at: Date.now() }
    this.known = read
    rows.catch(() => this.known === read && (this.known = undefined))
    return rows
  }
}

/**
 * Revokes what was given out until now, and tells every process. All of an actor's includes their sessions on the pages,
 * which end with it; returns how many did.
 */
export async function revoke(
  database: Database,
  { actor, token }: Revoked,
  by: string,
): Promise<number> {
  return database.transaction().execute(async (tx) => {
    await forgetRevocations(tx)
    await tx
      .insertInto('revocations')
      .values({
        actor: actor ?? null,
        token: token === undefined ? null : digestOf(token),
        at: sql<Date>`clock_timestamp()`,
        by,
        ends: longest,
      })
      .execute()
    const ended =
      actor === undefined || token !== undefined
        ? []
        : await tx
            .updateTable('web_sessions')
            .set({ ends: sql<Date>`now()` })
            .where('actor', '=', actor)
            .where(sql<boolean>`ends > now()`)
            .returning('id')
            .execute()
    await sql`select pg_notify('reference', 'revocation')`.execute(tx)
    return ended.length
  })
}

/** Forgets what was revoked so long ago that no token of then is taken anyway. */
export async function forgetRevocations(database: Database): Promise<void> {
  await database
    .deleteFrom('revocations')
    .where(sql<boolean>`ends <= now()`)
    .execute()
}

/** At which sites somebody held a role when they last did something; undefined if they never have. */
export async function lastSitesOf(
  database: Database,
  actor: string,
): Promise<readonly string[] | undefined> {
  const last = await database
    .selectFrom('audit')
    .select('sites')
    .where('actor', '=', actor)
    .orderBy('n', 'desc')
    .limit(1)
    .executeTakeFirst()
  return last?.sites
}

const digestOf = (token: string): Buffer => createHash('sha256').update(token).digest()
