import type { EmergencySlot, MeetingIds } from '../domain/conference/dates.ts'
import type { Reader } from './reference.ts'
import type { Database } from './database.ts'
import { newName, toDate } from './values.ts'
import { instant } from './reads/page.ts'
import type { Tx } from './turns.ts'

/**
 * Another turn has just made a meeting for the same slot. Nothing of this turn is stored; taken again, it finds that
 * meeting's id.
 */
export class SlotTaken extends Error {
  constructor() {
    super('another turn has made a meeting for the same slot')
    this.name = 'SlotTaken'
  }
}

const keyOf = ({ site, form, at, again }: EmergencySlot): string =>
  ['emergency', site, form, at, again].join(':')

/** The ids of the emergency meetings of these sites that are to come; a slot without one gets a random id. */
export async function loadMeetingIds(
  reader: Reader,
  sites: readonly string[],
  now: number,
): Promise<MeetingIds> {
  const rows = await reader
    .selectFrom('meeting_slots')
    .select(['key', 'conference'])
    .where('site', 'in', sites)
    .where('at', '>', instant(now))
    .execute()
  const known = new Map(rows.map(({ key, conference }) => [key, conference]))
  const fresh = new Map<string, { slot: EmergencySlot; id: string }>()
  return {
    idOf: (slot) => {
      const key = keyOf(slot)
      const there = known.get(key) ?? fresh.get(key)?.id
      if (there !== undefined) return there
      const id = newName('cf')
      fresh.set(key, { slot, id })
      return id
    },
    fresh: () => [...fresh.values()],
  }
}

/**
 * Keeps the ids of meetings that a turn makes, in one order for all, so that turns cannot wait for each other in a circle.
 * Throws `SlotTaken` if another turn was sooner.
 */
export async function keepMeetingIds(
  tx: Tx,
  made: readonly { readonly slot: EmergencySlot; readonly id: string }[],
): Promise<void> {
  if (made.length === 0) return
  const rows = made.map(({ slot, id }) => {
    return { key: keyOf(slot), conference: id, site: slot.site, at: toDate(slot.at) }
  })
  const kept = await tx
    .insertInto('meeting_slots')
    .values(rows.sort((a, b) => (a.key < b.key ? -1 : 1)))
    .onConflict((conflict) => conflict.column('key').doNothing())
    .returning('key')
    .execute()
  if (kept.length < rows.length) throw new SlotTaken()
}

/** A slot of a rhythm, by its key, at a site. */
export interface RhythmSlot {
  readonly key: string
  readonly site: string
  readonly at: number
}

/** The ids of the meetings of slots, each random and kept from the first time that anybody asks. */
export async function reserveMeetings(
  database: Database,
  slots: readonly RhythmSlot[],
): Promise<ReadonlyMap<string, string>> {
  if (slots.length === 0) return new Map()
  await database
    .insertInto('meeting_slots')
    .values(
      [...slots]
        .sort((a, b) => (a.key < b.key ? -1 : 1))
        .map(({ key, site, at }) => ({ key, site, at: toDate(at), conference: newName('cf') })),
    )
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const rows = await database
    .selectFrom('meeting_slots')
    .select(['key', 'conference'])
    .where(
      'key',
      'in',
      slots.map(({ key }) => key),
    )
    .execute()
  return new Map(rows.map(({ key, conference }) => [key, conference]))
}
