import type { ConferenceState } from '../domain/conference/state.ts'
import { conferenceWords } from '../domain/conference/event-words.ts'
import type { Database } from './database.ts'
import { idText } from './reads/page.ts'
import { type Known, withoutLinesOn } from './matching/naming.ts'
import { mapEventWords } from '../domain/event-words.ts'
import { namesAny } from '../domain/kept-out.ts'
import { pathwayAbout } from '../domain/conference/concerns.ts'
import { readEntity } from './states.ts'
import { readEvents, type StoredEvent } from './reads/pathway.ts'
import { readOwed } from './reads/obligations.ts'
import { readWords } from './reads/words.ts'
import { resealWords } from './vault/reseal.ts'
import { sql } from 'kysely'
import type { Tx } from './turns.ts'

/**
 * Erases what meetings say of a pathway whose record is erased. A text about its item goes. Of a text about the whole meeting,
 * such as minutes, the lines go that name its people, as long as a pathway that the meeting heard is kept; then all of it.
 */
export async function eraseAtMeetings(tx: Tx, pathway: string, known: Known): Promise<void> {
  for (const conference of await meetingsOf(tx, pathway)) {
    const state = (await readEntity(tx, 'conference', conference))?.state
    if (!state) continue
    const about = await textsAbout(tx, state, pathway)
    const shared = await sharedTexts(tx, conference)
    const { gone, changed } = (await isForNobodyElse(tx, state, pathway))
      ? { gone: shared.flatMap(({ id, field }) => (field === 'place' ? [] : [id])), changed: none }
      : await withoutLines(tx, shared, { ...known, details: [...known.details, pathway] })
    const removed = await removeTexts(tx, [...about, ...gone])
    if (removed || changed.size > 0)
      await resealWords(tx, { scope: 'conference', of: conference }, changed)
  }
}

/** The meetings that heard a pathway, or at which something was said of it. */
export async function meetingsOf(database: Database, pathway: string): Promise<string[]> {
  const { rows } = await sql<{ conference: string }>`
    select conference from conference_items where pathway = ${pathway}
    union select conference from words where pathway = ${pathway} and conference is not null
    order by conference`.execute(database)
  return rows.map(({ conference }) => conference)
}

/** The texts in what happened at a meeting that was about a pathway, or about what was owed on its item. */
async function textsAbout(tx: Tx, state: ConferenceState, pathway: string): Promise<string[]> {
  const items = new Set(state.items.flatMap((one) => (one.pathway === pathway ? [one.id] : [])))
  const owed = await readOwed(tx, { conference: state.id })
  const isAbout = ({ data }: StoredEvent): boolean => {
    const { id }: { id?: unknown } = data
    return pathwayAbout(state, { data }) === pathway || namesAny(owed.get(String(id))?.about, items)
  }
  const texts: string[] = []
  for (const event of await readEvents(tx, state.id, { kind: 'conference' }))
    if (isAbout(event))
      mapEventWords(event.type, event.data, (_what, id) => texts.push(id), conferenceWords)
  return texts
}

async function removeTexts(tx: Tx, ids: readonly string[]): Promise<boolean> {
  if (ids.length === 0) return false
  const { numDeletedRows } = await tx
    .deleteFrom('words')
    .where(idText('id'), 'in', [...ids])
    .executeTakeFirst()
  return numDeletedRows > 0n
}

const sharedTexts = (tx: Tx, conference: string) =>
  tx
    .selectFrom('words')
    .select(['id', 'field'])
    .where('conference', '=', conference)
    .where('pathway', 'is', null)
    .execute()

/** Whether the meeting is over and every pathway that it heard is erased, this one among them. */
async function isForNobodyElse(tx: Tx, state: ConferenceState, pathway: string): Promise<boolean> {
  if (state.stage !== 'locked' && state.stage !== 'cancelled' && state.stage !== 'minutes')
    return false
  const others = [...state.items, ...state.actions].flatMap((one) =>
    one.pathway === pathway ? [] : [one.pathway],
  )
  if (others.length === 0) return true
  const kept = await tx
    .selectFrom('pathways')
    .select('id')
    .where('id', 'in', [...new Set(others)])
    .where('erased_at', 'is', null)
    .limit(1)
    .executeTakeFirst()
  return kept === undefined
}

const none: ReadonlyMap<string, string> = new Map()

/** What is left of shared texts without the lines that name somebody: the ids of those that go, and how others read then. */
async function withoutLines(tx: Tx, shared: readonly { readonly id: string }[], known: Known) {
  const texts = await readWords(
    tx,
    shared.map(({ id }) => id),
  )
  const changed = new Map<string, string>()
  const gone: string[] = []
  for (const [id, { text }] of texts) {
    if (text === undefined) continue
    const left = withoutLinesOn(text, known)
    if (left === undefined) gone.push(id)
    else if (left !== text) changed.set(id, left)
  }
  return { gone, changed }
}
