import { sql } from 'kysely'
import type { Database } from './database.ts'
import { type Walled, walledIn, wordsTableOf } from '../domain/words-wall.ts'
import { toJson } from './values.ts'
import { validate as isId } from 'uuid'
import { wordsTablesDigest } from './words-tables-digest.ts'

/**
 * Notes of texts what they are to the wall, beside what they are already: from then on readers of these classes reach them.
 * What is no id names no text, and is passed over: a turn must not fail over it for ever.
 */
export async function classWords(
  tx: Database,
  all: readonly (readonly [id: string, walled: Walled])[],
): Promise<void> {
  const texts = all.filter(([id]) => isId(id))
  if (texts.length === 0) return
  const column = (of: keyof Walled) => texts.map(([, walled]) => walled[of])
  await sql`
    update words w set classes = (
        select array_agg(distinct class order by class)
        from unnest(coalesce(w.classes, '{}') || case w.audience when 'all' then said.of_all
          when 'notForTreatment' then said.kept else said.usual end) class)
    from (
      select id, array_agg(of_all) as of_all, array_agg(usual) as usual, array_agg(kept) as kept
      from unnest(${texts.map(([id]) => id)}::uuid[], ${column('all')}::text[], ${column('usual')}::text[],
        ${column('kept')}::text[]) texts (id, of_all, usual, kept)
      group by id) said
    where w.id = said.id`.execute(tx)
}

const atOnce = 1000
const kinds = ['pathway', 'conference'] as const

/**
 * Notes of all texts what they are to the wall, where an earlier version did not, or by other tables of words. In batches,
 * and safe to repeat from any point.
 */
export async function classAllWords(database: Database): Promise<void> {
  const done = await database
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'classes')
    .executeTakeFirst()
  if (done && 'tables' in done.value && done.value.tables === wordsTablesDigest) return
  if (done) await sql`update words set classes = null where classes is not null`.execute(database)
  for (const kind of kinds) {
    let after: { readonly entity: string; readonly seq: number } | undefined = {
      entity: '',
      seq: 0,
    }
    while (after) after = await classSome(database, kind, after)
  }
  const value = toJson({ tables: wordsTablesDigest })
  await database
    .insertInto('settings')
    .values({ key: 'classes', value })
    .onConflict((conflict) => conflict.column('key').doUpdateSet({ value }))
    .execute()
}

async function classSome(
  database: Database,
  kind: (typeof kinds)[number],
  after: { readonly entity: string; readonly seq: number },
) {
  const rows = await database
    .selectFrom('events')
    .select(['entity', 'seq', 'type', 'data'])
    .where('kind', '=', kind)
    .where(sql<boolean>`(entity, seq) > (${after.entity}, ${after.seq}::int)`)
    .where('type', 'in', Object.keys(wordsTableOf(kind)))
    .orderBy('entity')
    .orderBy('seq')
    .limit(atOnce)
    .execute()
  await classWords(
    database,
    rows.flatMap(({ type, data }) => walledIn(kind, type, data)),
  )
  return rows.length < atOnce ? undefined : rows.at(-1)
}
