import type { Role } from '../domain/codes.ts'
import type { Database } from './database.ts'
import { derivedId, toJson } from './values.ts'
import { readNamespace } from './rehearsal.ts'

/** Somebody who signs in, as their token says. */
export interface Subject {
  readonly issuer: string
  readonly sub: string
  readonly name: string | undefined
  readonly agency: string
  /** The roles that the token gives them, site by site. */
  readonly access?: readonly { readonly site: string; readonly roles: readonly Role[] }[]
}

const mostKept = 10_000

/**
 * The opaque ids of people who sign in. An id is derived from the subject with the database's own secret: it is always the
 * same, and nobody outside can tell whose it is. The subject itself never leaves the table.
 */
export class Actors {
  private readonly database: Database
  private readonly known = new Map<string, string>()
  private namespace: string | undefined

  constructor(database: Database) {
    this.database = database
  }

  /** The id of a subject, whose name, agency and roles are noted as the token now says. */
  async idOf({ issuer, sub, name, agency, access }: Subject): Promise<string> {
    const facts = JSON.stringify([issuer, sub, name, agency, access])
    const known = this.known.get(facts)
    if (known !== undefined) return known
    const id = await this.idFor(issuer, sub)
    const now = { name: name ?? null, agency, ...(access && { access: toJson(access) }) }
    await this.database
      .insertInto('actors')
      .values({ id, subject: JSON.stringify([issuer, sub]), ...now })
      .onConflict((conflict) => conflict.column('id').doUpdateSet(now))
      .execute()
    if (this.known.size >= mostKept) this.known.clear()
    this.known.set(facts, id)
    return id
  }

  /** The id that a subject has, or will have once they sign in. */
  async idFor(issuer: string, sub: string): Promise<string> {
    return derivedId(await this.secret(), 'actor', issuer, sub)
  }

  /** Somebody who has signed in before, by their subject or by their opaque id; undefined if nobody has. */
  async find(
    issuer: string,
    subjectOrId: string,
  ): Promise<{ readonly id: string; readonly agency: string } | undefined> {
    const ids = [await this.idFor(issuer, subjectOrId), subjectOrId]
    const found = await this.database
      .selectFrom('actors')
      .select(['id', 'agency'])
      .where('id', 'in', ids)
      .execute()
    return ids.flatMap((id) => found.find((one) => one.id === id) ?? [])[0]
  }

  /** The database's own secret, from which ids and digests are derived. */
  async secret(): Promise<string> {
    this.namespace ??= await readNamespace(this.database)
    return this.namespace
  }
}
