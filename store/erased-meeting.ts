import { conferenceWords } from '../domain/conference/event-words.ts'
import type { ConferenceState } from '../domain/conference/state.ts'
import { eventWords, mapEventWords, type WordsTable } from '../domain/event-words.ts'
import type { EntityKind } from '../domain/entity/decider.ts'
import { idText } from './reads/page.ts'
import { readEvents } from './reads/pathway.ts'
import { resealWords } from './vault/reseal.ts'
import type { Tx } from './turns.ts'

/**
 * Erases the words of a meeting whose record is to be erased. What a pathway that it heard, or a meeting to which an item went,
 * has in its own history stays there. Every turn of such a meeting does this, so that what has come in since goes as well.
 */
export async function eraseMeeting(tx: Tx, state: ConferenceState): Promise<void> {
  if (state.retention?.erased === undefined) return
  const staying = await textsElsewhere(tx, state)
  const { numDeletedRows } = await tx
    .deleteFrom('words')
    .where('conference', '=', state.id)
    .$if(staying.length > 0, (query) => query.where(idText('id'), 'not in', staying))
    .executeTakeFirst()
  if (numDeletedRows > 0n) await resealWords(tx, { scope: 'conference', of: state.id })
}

/** The texts that others tell by the same ids: pathways in their histories, and meetings that took an item over. */
async function textsElsewhere(tx: Tx, { items, actions, reconvenedAs }: ConferenceState) {
  const pathways = new Set([...items, ...actions].map(({ pathway }) => pathway))
  const meetings = new Set([...items.map(({ to }) => to), reconvenedAs])
  return [
    ...(await textsOf(tx, 'pathway', [...pathways], eventWords)),
    ...(await textsOf(
      tx,
      'conference',
      [...meetings].filter((id) => id !== undefined),
      conferenceWords,
    )),
  ]
}

async function textsOf(
  tx: Tx,
  kind: EntityKind,
  ids: readonly string[],
  table: WordsTable,
): Promise<string[]> {
  const texts: string[] = []
  for (const id of ids)
    for (const event of await readEvents(tx, id, { kind }))
      mapEventWords(event.type, event.data, (_what, text) => texts.push(text), table)
  return texts
}
