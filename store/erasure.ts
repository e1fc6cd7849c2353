import { sql } from 'kysely'
import { type EventEnvelope } from '../domain/turn.ts'
import { type PathwayEvent } from '../domain/pathway/events.ts'
import { type PathwayState } from '../domain/pathway/state.ts'
import { toDate } from './values.ts'
import { type Tx } from './turns.ts'

/**
 * Erases the words of a pathway whose record was decided to go, and the records of its person and victim where no other
 * pathway that is kept needs them. What happened stays, as codes and instants, and one text: why it was erased. Done in
 * every turn of such a pathway, so that a text which came in meanwhile goes too.
 */
export async function eraseRecord(
  tx: Tx,
  { id, retention, orders = [] }: PathwayState,
  events: readonly EventEnvelope<PathwayEvent>[],
): Promise<void> {
  const kept = retention?.erased
  if (kept === undefined) return
  const words = await eraseWords(tx, id, kept)
  const people = await erasePeople(tx, id)
  const victims = await eraseVictims(tx, id)
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

async function eraseWords(tx: Tx, pathway: string, kept: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom('words')
    .where('pathway', '=', pathway)
    .where(sql<string>`id::text`, '!=', kept)
    .where(sql<boolean>`id::text not in ${wordsOfOrdersKept(pathway)}`)
    .executeTakeFirst()
  return Number(numDeletedRows)
}

/**
 * The words of orders that went with a linked referral to another pathway: what an order that still holds forbids is said
 * nowhere else. They are erased with that pathway.
 */
const wordsOfOrdersKept = (pathway: string) => sql`(
  select part.id #>> '{}' from events said
    join events link on link.kind = said.kind and link.entity = said.entity and link.type = 'referral-linked'
    join entities taker on taker.kind = 'pathway' and taker.id = link.data ->> 'to'
    join pathways p on p.id = taker.id and p.erased_at is null
    cross join lateral jsonb_array_elements(coalesce(taker.state -> 'orders', '[]')) as taken(item)
    cross join lateral (
      select jsonb_path_query(said.data, '$.court')
      union all select jsonb_path_query(said.data, '$.prohibitions[*].words')
      union all select jsonb_path_query(said.data, '$.requirements[*].words')) as part(id)
  where said.kind = 'pathway' and said.entity = ${pathway} and said.type in ('order-recorded', 'order-varied')
    and taken.item -> 'words' ->> 'pathway' = said.entity and taken.item -> 'words' ->> 'order' = said.data ->> 'id'
    and coalesce(taken.item -> 'ended' ->> 'how', '') <> 'givenBack')`

/** What was kept of erased pathways for the orders that came from them goes too. */
async function eraseBrought(tx: Tx, pathways: readonly string[]): Promise<void> {
  for (const pathway of new Set(pathways)) {
    const { rows } = await sql<{ kept: string }>`
      select e.state -> 'retention' ->> 'erased' as kept from entities e join pathways p on p.id = e.id
      where e.kind = 'pathway' and e.id = ${pathway} and p.erased_at is not null`.execute(tx)
    for (const { kept } of rows) await eraseWords(tx, pathway, kept)
  }
}

/** Every record of whoever the pathway was ever about; by what they are looked up goes with them. */
async function erasePeople(tx: Tx, pathway: string): Promise<number> {
  const { numAffectedRows } = await sql`
    with theirs as (
      select person from pathways where id = ${pathway}
      union select was from person_merges where pathway = ${pathway}
      union select person from person_merges where pathway = ${pathway}),
    tied as (
      select theirs.person, p.id from theirs join pathways p on p.person = theirs.person
      union select theirs.person, m.pathway from theirs join person_merges m on m.person = theirs.person
      union select theirs.person, m.pathway from theirs join person_merges m on m.was = theirs.person),
    needed as (
      select tied.person from tied join pathways p on p.id = tied.id
      where p.id <> ${pathway} and p.erased_at is null)
    delete from person_records where person in (
      select person from theirs where person not in (select person from needed))`.execute(tx)
  return Number(numAffectedRows ?? 0)
}

async function eraseVictims(tx: Tx, pathway: string): Promise<number> {
  const { numAffectedRows } = await sql`
    delete from victim_records where victim in (
      select victim from pathways gone where id = ${pathway} and not exists (
        select 1 from pathways p where p.victim = gone.victim and p.id <> gone.id and p.erased_at is null))`.execute(
    tx,
  )
  return Number(numAffectedRows ?? 0)
}
