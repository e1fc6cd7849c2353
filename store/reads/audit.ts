import { type RawBuilder, sql } from 'kysely'
import type { AuditKind } from '../../domain/audit.ts'
import { anyOf, instant, type Page, pageOf, type PageWanted } from './page.ts'
import type { Database } from '../database.ts'
import { type Asking, meetingOpenTo, openTo, someOpenTo } from './kept-out.ts'

/** What is looked for in the audit log. */
export interface AuditWanted extends PageWanted {
  readonly reader: Asking
  /** The sites of whoever looks. */
  readonly sites: readonly string[]
  /** About any of these pathways. */
  readonly pathways: readonly string[] | undefined
  readonly actor: string | undefined
  readonly kind: AuditKind | undefined
  /** The digest of what was searched for. */
  readonly searched: string | undefined
  readonly from: number | undefined
  /** The first instant that is too late. */
  readonly to: number | undefined
}

/** A row of the audit log as it is read: its entry is in the body. */
export interface AuditRow {
  readonly key: number
  readonly id: string
  readonly real: number
  readonly body: string
  readonly digest: Buffer
}

/**
 * The audit log as far as it is of these sites, newest first: what is about their pathways and conferences; what people of
 * these sites did that is about none, or that was refused; and what is of no site, such as refused tokens.
 */
export async function readAudit(database: Database, wanted: AuditWanted): Promise<Page<AuditRow>> {
  const { pathways, actor, kind, searched, from, to, after, limit } = wanted
  let query = database
    .selectFrom('audit')
    .select(['n as key', 'real', 'body', 'digest'])
    .select(sql<string>`n::text`.as('id'))
    .where(isOf(wanted.sites))
    .where(someOpenTo('audit.pathways', wanted.reader))
    .where(meetingOpenTo('audit.conference', wanted.reader))
  if (pathways) query = query.where(sql<boolean>`pathways && ${[...pathways]}::text[]`)
  if (actor !== undefined) query = query.where('actor', '=', actor)
  if (kind !== undefined) query = query.where('kind', '=', kind)
  if (searched !== undefined) query = query.where('searched', '=', searched)
  if (from !== undefined) query = query.where('at', '>=', instant(from))
  if (to !== undefined) query = query.where('at', '<', instant(to))
  if (after) query = query.where('n', '<', after.key)
  return pageOf(
    await query
      .orderBy('n', 'desc')
      .limit(limit + 1)
      .execute(),
    limit,
  )
}

function isOf(sites: readonly string[]): RawBuilder<boolean> {
  const theirs = sql`${[...sites]}::text[]`
  const about = sql`exists (select from pathways p where p.id = any(audit.pathways) and p.site = ${anyOf(sites)})
    or exists (select from conferences c where c.id = audit.conference and c.site = ${anyOf(sites)})`
  const aboutNone = sql`not exists (select from pathways p where p.id = any(audit.pathways))
    and not exists (select from conferences c where c.id = audit.conference)`
  return sql<boolean>`(${about} or audit.sites && ${theirs} and (kind = 'refusal' or ${aboutNone})
    or audit.sites = '{}' and ${aboutNone})`
}

/** At which sites these pathways and conferences are, as far as there are any. */
export async function readSitesOf(
  database: Database,
  ids: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const rows = await database
    .selectFrom('pathways')
    .select(['id', 'site'])
    .where('id', '=', anyOf(ids))
    .unionAll(
      database.selectFrom('conferences').select(['id', 'site']).where('id', '=', anyOf(ids)),
    )
    .execute()
  return new Map(rows.map(({ id, site }) => [id, site]))
}

/** All pathways about the person of one, at these sites: also those about whom they were found to be. */
export async function readPathwaysOfPerson(
  database: Database,
  pathway: string,
  reader: Asking,
  sites: readonly string[],
): Promise<string[]> {
  const rows = await database
    .with('who', (with_) =>
      with_
        .selectFrom('pathways')
        .select('person')
        .where('id', '=', pathway)
        .union(
          with_.selectFrom('person_merges').select('was as person').where('pathway', '=', pathway),
        ),
    )
    .selectFrom('pathways')
    .select('id')
    .where('site', '=', anyOf(sites))
    .where(openTo('pathways.id', reader))
    .where((eb) =>
      eb.or([
        eb('person', 'in', eb.selectFrom('who').select('who.person')),
        eb(
          'id',
          'in',
          eb
            .selectFrom('person_merges')
            .select('person_merges.pathway')
            .where('person_merges.was', 'in', eb.selectFrom('who').select('who.person')),
        ),
      ]),
    )
    .execute()
  return rows.map(({ id }) => id)
}
