import { type RawBuilder, sql } from 'kysely'
import { anyOf } from './page.ts'
import type { Database } from '../database.ts'
import { pathwayIdShape } from './places.ts'
import type { Asking } from './kept-out.ts'
import type { Actor } from '../../domain/entity/decider.ts'
import {
  hiddenAmong,
  type HiddenStrands,
  knowsAll,
  treatsOnly,
} from '../../domain/pathway/strand-access.ts'
import { mayKnowOfOthers, saysWho } from '../../domain/kept-out.ts'
import { firstStrand } from '../../domain/pathway/shape/strand.ts'
import { perVictimKinds } from '../../domain/obligations/kinds.ts'

/** The sites where somebody may not know of every victim of a pathway. */
const guardedAt = ({ access }: Asking): string[] => [
  ...new Set(access.flatMap(({ site, roles }) => (knowsAll(roles) ? [] : [site]))),
]

/** The victims of whom somebody may not know, of pathways at those sites; `knowsOf` of the domain says the same of one. */
const hidden = (reader: Asking): RawBuilder<unknown> => sql`
  select h.pathway, h.victim, h.strand, h.agency from strands h join pathways hp on hp.id = h.pathway
  where hp.site = ${anyOf(guardedAt(reader))} and h.strand is not null and h.agency is not null
    and not h.disclosed and h.agency <> ${reader.agency} and h.brought_by is distinct from ${reader.agency}`

/** Where an obligation has what it is about: its pathway, victim, kind and owner. */
interface Columns {
  readonly pathway: string
  readonly strand: string
  readonly what: string
  readonly agency: string
  readonly role: string
}

const kinds = sql.join(perVictimKinds.map((kind) => sql.lit(kind)))

/** Whether an obligation tells a reader of nothing that is not for them; `tellsOfHidden` and `mayKnowOwed` say the same of one. */
export const owedOpenTo = (columns: Columns, reader: Asking): RawBuilder<boolean> =>
  sql<boolean>`(${knownOpenTo(columns, reader)} and ${serviceOpenTo(columns, reader)} and ${exclusionOpenTo(columns, reader)})`

const sayingWho = sql.join(saysWho.map((kind) => sql.lit(kind)))

/** What says that somebody is kept out is for those who decide on that at the site, and for whoever owes it. */
function exclusionOpenTo(
  { pathway, what, agency, role }: Columns,
  { agency: own, access }: Asking,
) {
  const at = access.flatMap(({ site, roles }) => (mayKnowOfOthers({ roles }) ? [site] : []))
  const roles = [...new Set(access.flatMap((one) => one.roles))]
  return sql<boolean>`(${sql.ref(what)} not in (${sayingWho})
    or ${sql.ref(agency)} = ${own} and ${sql.ref(role)} = ${anyOf(roles)}
    or exists (select from pathways kp where kp.id = ${sql.ref(pathway)} and kp.site = ${anyOf(at)}))`
}

/** Those who treat are not told of a service of a victim's own. */
function serviceOpenTo({ pathway, agency, role }: Columns, { access }: Asking) {
  const treatedAt = access.flatMap(({ site, roles }) => (treatsOnly(roles) ? [site] : []))
  if (treatedAt.length === 0) return sql<boolean>`true`
  return sql<boolean>`(${sql.ref(role)} <> 'victimAdvocate' or not exists (
    select from strands s join pathways sp on sp.id = s.pathway
    where s.pathway = ${sql.ref(pathway)} and s.agency = ${sql.ref(agency)} and sp.site = ${anyOf(treatedAt)}))`
}

function knownOpenTo(columns: Columns, reader: Asking): RawBuilder<boolean> {
  if (guardedAt(reader).length === 0) return sql<boolean>`true`
  const { pathway, strand, what, agency, role } = columns
  const letter = sql`coalesce(${sql.ref(strand)}, case when ${sql.ref(what)} in (${kinds}) then ${sql.lit(firstStrand)} end)`
  return sql<boolean>`(${sql.ref(pathway)} is null or ${sql.ref(agency)} = ${reader.agency} or not exists (
    select from (${hidden(reader)}) h where h.pathway = ${sql.ref(pathway)}
      and (h.strand = ${letter} or ${sql.ref(role)} = 'victimAdvocate' and ${sql.ref(agency)} = h.agency)))`
}

/** The letter of a victim; none for a reader who knows of no other victim there, because it would say that there is one. */
export const letterFor = (
  pathway: string,
  strand: string,
  reader: Asking,
): RawBuilder<string | null> =>
  guardedAt(reader).length === 0
    ? sql<string | null>`${sql.ref(strand)}`
    : sql<
        string | null
      >`case when exists (select from (${hidden(reader)}) h where h.pathway = ${sql.ref(pathway)})
        and (select count(*) from strands k where k.pathway = ${sql.ref(pathway)} and k.strand is not null) < 2 + (
          select count(*) from (${hidden(reader)}) h where h.pathway = ${sql.ref(pathway)})
        then null else ${sql.ref(strand)} end`

/** The victims of a pathway whose part has not ended, each with their letter. */
export async function readVictimsOf(database: Database, pathway: string) {
  const { rows } = await sql<{ letter: string; victim: string }>`
    select coalesce(s.strand, ${firstStrand}) as letter, p.victim from pathways p
      left join strands s on s.pathway = p.id and s.victim = p.victim
      where p.id = ${pathway} and coalesce(not s.ended, true)
    union select strand, victim from strands where pathway = ${pathway} and strand is not null and not ended
    order by letter`.execute(database)
  return rows
}

/** Of these pathways those that have victims of whom somebody may not know, each with what must not be told of them. */
export async function readHiddenOf(
  database: Database,
  pathways: readonly string[],
  reader: Pick<Actor, 'agency' | 'roles'>,
): Promise<ReadonlyMap<string, HiddenStrands>> {
  if (pathways.length === 0 || knowsAll(reader.roles)) return new Map()
  const rows = await database
    .selectFrom('strands')
    .select(['pathway', 'strand', 'agency', 'disclosed', 'brought_by'])
    .where('pathway', 'in', [...new Set(pathways)])
    .where('strand', 'is not', null)
    .execute()
  const byPathway = Map.groupBy(rows, ({ pathway }) => pathway)
  const hidden = [...byPathway].map(([pathway, all]) => {
    const strands = all.map(({ strand, agency, disclosed, brought_by: broughtBy }) => ({
      id: strand ?? firstStrand,
      ...(agency === null ? {} : { advocate: { agency, role: 'victimAdvocate' as const } }),
      ...(disclosed ? { disclosed } : {}),
      ...(broughtBy === null ? {} : { broughtBy }),
    }))
    return [pathway, hiddenAmong(strands, reader)] as const
  })
  return new Map(hidden.filter(([, { strands }]) => strands.size > 0))
}

/** Whether a pathway says that an agency is the advocate of one of its victims. */
export async function worksForVictim(
  database: Database,
  pathway: string,
  agency: string,
): Promise<boolean> {
  if (!pathwayIdShape.test(pathway)) return false
  const row = await database
    .selectFrom('strands')
    .select('strand')
    .where((eb) => eb.and({ pathway, agency, ended: false }))
    .where('strand', 'is not', null)
    .executeTakeFirst()
  return row !== undefined
}

/** Whether the pathway in a column has a victim of whom a reader may not know. */
export const hasHidden = (pathway: string, reader: Asking): RawBuilder<boolean> =>
  guardedAt(reader).length === 0
    ? sql<boolean>`false`
    : sql<boolean>`exists (select from (${hidden(reader)}) h where h.pathway = ${sql.ref(pathway)})`

/** Whether the victim in one column, of the pathway in the other, is one of whom a reader may know. */
export const victimOpenTo = (
  { pathway, victim }: { readonly pathway: string; readonly victim: string },
  reader: Asking,
): RawBuilder<boolean> =>
  guardedAt(reader).length === 0
    ? sql<boolean>`true`
    : sql<boolean>`not exists (select from (${hidden(reader)}) h
        where h.pathway = ${sql.ref(pathway)} and h.victim = ${sql.ref(victim)})`
