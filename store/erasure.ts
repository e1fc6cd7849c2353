import { sql } from 'kysely'
import type { Database } from './database.ts'
import type { EventEnvelope } from '../domain/entity/turn.ts'
import type { PathwayEvent } from '../domain/pathway/events.ts'
import type { PathwayState } from '../domain/pathway/state.ts'
import { readEntities } from './states.ts'
import { eraseAtMeetings, meetingsOf } from './erased-meetings.ts'
import { forgetReportsOf } from './reports/forget.ts'
import { idText } from './reads/page.ts'
import { readEvents } from './reads/pathway.ts'
import { destroyKeys } from './vault/vault.ts'
import { resealWords } from './vault/reseal.ts'
import { knownOf, peopleOf, victimsOf } from './erased-people.ts'
import { within } from './reach.ts'
import { toDate } from './values.ts'
import { wordsOfTakenOrders } from '../domain/pathway/carried-orders.ts'
import type { Tx } from './turns.ts'

/**
 * Erases the words of a pathway whose record is to be erased, and the records of its person and victim unless another
 * pathway that is kept needs them. What happened stays, as codes and instants: why the record was erased is one of the codes.
 * Every turn of such a pathway does this, so that a text which has come in since is erased as well.
 */
export async function eraseRecord(
  tx: Tx,
  { id, retention, orders = [] }: PathwayState,
  events: readonly EventEnvelope<PathwayEvent>[],
): Promise<void> {
  if (retention?.erased === undefined) return
  await eraseAtMeetings(tx, id, await knownOf(tx, id))
  const words = await eraseWords(tx, id)
  const people = await erasePeople(tx, id)
  const victims = await eraseVictims(tx, id)
  await forgetReportsOf(tx, id)
  for (const { event, at, by, command } of events) {
    if (event.type !== 'record-erased') continue
    await tx
      .updateTable('pathways')
      .set({ erased_at: toDate(at) })
      .where('id', '=', id)
      .execute()
    await tx
      .insertInto('erasures')
      .values({
        pathway: id,
        at: toDate(at),
        actor: by.id,
        agency: by.agency,
        command: command ?? null,
        ground: event.data.ground,
        words,
        people,
        victims,
      })
      .execute()
  }
  await eraseBrought(
    tx,
    orders.flatMap(({ words: elsewhere }) => elsewhere?.pathway ?? []),
  )
}

/** What would go if the record of a pathway were erased now, and what keeps its people: counts and ids. */
export interface WouldGo {
  readonly words: number
  readonly people: number
  readonly victims: number
  /** The meetings that heard it: their minutes are gone through for what names its people. */
  readonly meetings: number
  /** The pathways that keep the person or the victim, each with its site. */
  readonly keptBy: readonly { readonly id: string; readonly site: string }[]
}

/** Counts what erasing a pathway would take, by the conditions of the erasing. */
export async function countWouldGo(database: Database, pathway: string): Promise<WouldGo> {
  const staying = await wordsOfOrdersKept(database, pathway)
  const { words, people, victims } = await within(database, { works: 'counting' }, (tx) =>
    countRows(tx, pathway, staying),
  )
  const keeping = await sql<{ id: string; site: string }>`
    with ${peopleOf(pathway)}
    select id, site from needed
    union select p.id, p.site from ${victimsOf(pathway)} gone join ${keepers} p on p.victim = gone.victim
      where p.id <> ${pathway}
    order by id limit 100`.execute(database)
  return {
    words: Number(words),
    people: Number(people),
    victims: Number(victims),
    meetings: (await meetingsOf(database, pathway)).length,
    keptBy: keeping.rows,
  }
}

async function countRows(tx: Database, pathway: string, staying: readonly string[]) {
  const { words } = await tx
    .selectFrom('words')
    .select(({ fn }) => fn.countAll<string>().as('words'))
    .where('pathway', '=', pathway)
    .$if(staying.length > 0, (query) => query.where(idText('id'), 'not in', staying))
    .executeTakeFirstOrThrow()
  const { rows } = await sql<{ people: string; victims: string }>`
    with ${peopleOf(pathway)}
    select (select count(*) from person_records where person in (${goingPeople})) as people,
      (select count(*) from victim_records where victim in (${goingVictims(pathway)})) as victims`.execute(
    tx,
  )
  return { words, people: rows[0]?.people ?? 0, victims: rows[0]?.victims ?? 0 }
}

async function eraseWords(tx: Tx, pathway: string): Promise<number> {
  const still = await wordsOfOrdersKept(tx, pathway)
  const { numDeletedRows } = await tx
    .deleteFrom('words')
    .where('pathway', '=', pathway)
    .$if(still.length > 0, (query) => query.where(idText('id'), 'not in', still))
    .executeTakeFirst()
  if (numDeletedRows > 0n) await resealWords(tx, { scope: 'pathway', of: pathway })
  return Number(numDeletedRows)
}

/**
 * The words of orders that went with a linked referral to another pathway: what an order that is still in force forbids is
 * said nowhere else. They are erased with that pathway.
 */
async function wordsOfOrdersKept(tx: Database, pathway: string): Promise<string[]> {
  const types = ['referral-linked', 'order-recorded', 'order-varied']
  const events = (await readEvents(tx, pathway, { types })) as unknown as PathwayEvent[] // as a turn wrote them
  const linked = events.flatMap((event) => (event.type === 'referral-linked' ? event.data.to : []))
  const takers = await pathwaysWhere(tx, linked, 'is')
  return wordsOfTakenOrders(pathway, events, takers)
}

/** Erases what erased pathways had kept for the orders that came from them. */
async function eraseBrought(tx: Tx, pathways: readonly string[]): Promise<void> {
  for (const { id, retention } of await pathwaysWhere(tx, pathways, 'is not'))
    if (retention?.erased !== undefined) await eraseWords(tx, id)
}

/** The states of those pathways that are not erased (`is`), or that are (`is not`). */
async function pathwaysWhere(tx: Database, ids: readonly string[], erased: 'is' | 'is not') {
  if (ids.length === 0) return []
  const rows = await tx
    .selectFrom('pathways')
    .select('id')
    .where('id', 'in', [...new Set(ids)])
    .where('erased_at', erased, null)
    .execute()
  const found = await readEntities(
    tx,
    'pathway',
    rows.map(({ id }) => id),
  )
  return found.map(({ state }) => state)
}

const goingPeople = sql`
      select person from theirs where person not in (select person from needed)`

/** The victims of those pathways that are kept. */
const keepers = sql`(
      select id, site, victim from pathways where erased_at is null
      union all select p.id, p.site, s.victim from strands s join pathways p on p.id = s.pathway
        where p.erased_at is null)`

const goingVictims = (pathway: string) => sql`
      select gone.victim from ${victimsOf(pathway)} gone where not exists (
        select 1 from ${keepers} p where p.victim = gone.victim and p.id <> ${pathway})`

/** Every record of whoever the pathway was ever about. The keys for looking them up go with them. */
async function erasePeople(tx: Tx, pathway: string): Promise<number> {
  const { numAffectedRows } = await sql`
    with ${peopleOf(pathway)}
    delete from person_records where person in (${goingPeople})`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function eraseVictims(tx: Tx, pathway: string): Promise<number> {
  const { rows } = await sql<{ victim: string }>`
    delete from victim_records where victim in (${goingVictims(pathway)})
    returning victim`.execute(tx)
  const gone = [...new Set(rows.map(({ victim }) => victim))]
  if (gone.length > 0) await tx.deleteFrom('victim_keys').where('victim', 'in', gone).execute()
  await destroyKeys(tx, 'victim', gone)
  return rows.length
}
