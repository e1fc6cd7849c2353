import { sql } from 'kysely'
import type { Database } from '../database.ts'
import { type KeptOut, leavesOut } from '../../domain/kept-out.ts'
import type { Party } from '../../domain/entity/decider.ts'

/** Whether somebody is told nothing: their agency is named as never, or nobody of it is among the only ones. */
type IsKept = (to: Party, obligation?: string) => boolean

/** Whether an agency in a role gets no notice of a pathway. */
export async function agenciesKeptFrom(database: Database, pathway: string): Promise<IsKept> {
  const isKept = await keptAgencies(database, [pathway])
  return (to) => isKept(pathway, to)
}

/**
 * Whether an agency in a role gets no notice of what is owed at a meeting: it is about an item whose pathway is kept from it.
 * Of an emergency meeting that is about nothing else it hears nothing at all.
 */
export async function agenciesKeptFromMeeting(
  database: Database,
  conference: string,
  owed: readonly string[],
): Promise<IsKept> {
  const { rows } = await sql<{ pathway: string; emergency: boolean; owed: string[] }>`
    select i.pathway, c.emergency, array(
      select o.id from obligations o where o.conference = i.conference
        and o.id = any(${[...owed]}::text[]) and split_part(o.about, '/', 1) = i.item) as owed
    from conference_items i join conferences c on c.id = i.conference
    where i.conference = ${conference}`.execute(database)
  const isKept = await keptAgencies(
    database,
    rows.map(({ pathway }) => pathway),
  )
  return (to, obligation = '') => {
    const about = rows.filter((row) => row.owed.includes(obligation))
    const wholly = rows.length > 0 && rows.every((row) => row.emergency && isKept(row.pathway, to))
    return wholly || about.some(({ pathway }) => isKept(pathway, to))
  }
}

async function keptAgencies(database: Database, pathways: readonly string[]) {
  if (pathways.length === 0) return () => false
  const rows = await database
    .selectFrom('kept_out')
    .leftJoin('actors', (join) =>
      join.onRef('actors.id', '=', 'kept_out.who').on('kept_out.kind', '=', 'actor'),
    )
    .leftJoin('representatives', (join) =>
      join
        .onRef('representatives.pathway', '=', 'kept_out.pathway')
        .onRef('representatives.agency', '=', 'kept_out.who')
        .on('kept_out.kind', '=', 'agency'),
    )
    .select(['kept_out.pathway', 'list', 'kind', 'who', 'actors.agency', 'person'])
    .where('kept_out.pathway', 'in', [...new Set(pathways)])
    .execute()
  return (pathway: string, { agency, role }: Party): boolean =>
    leavesOut(listsIn(rows.filter((one) => one.pathway === pathway)), agency, role)
}

interface KeptRow {
  readonly list: 'never' | 'only'
  readonly kind: 'actor' | 'agency'
  readonly who: string
  readonly agency: string | null
  /** Who speaks for an excluded agency. */
  readonly person: string | null
}

/** The lists of one pathway as rules have them, with the agencies for which people sign in now. */
function listsIn(rows: readonly KeptRow[]): KeptOut {
  const [only, never] = [rows.filter(isOnly), rows.filter((row) => !isOnly(row))]
  return {
    never: never.map(({ kind, who, person }) => ({
      id: who,
      ...(kind === 'actor' ? { actor: who } : { agency: who, ...(person && { but: person }) }),
    })),
    ...(only.length > 0 && {
      only: only.map(({ who }) => who),
      agencies: only.map(({ who, agency }) => ({ actor: who, agency: agency ?? '' })),
    }),
  }
}

const isOnly = ({ list }: KeptRow): boolean => list === 'only'
