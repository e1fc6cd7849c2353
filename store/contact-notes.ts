import { randomUUID } from 'node:crypto'
import type { Database } from './database.ts'
import { sealingKey, unseal } from './tokens.ts'
import { toDate } from './values.ts'
import type { Tx } from './turns.ts'

/** What an address is told of itself, or that there is something to look at; never of anybody's case. */
export type NoteKind =
  | 'asked'
  | 'confirm'
  | 'no-longer-here'
  | 'now-here'
  | 'also-elsewhere'
  | 'also-here'
  | 'report-waits'
  | 'report-for-supervisor'

/** A note to an address. */
export interface NewNote {
  readonly what: NoteKind
  readonly agency: string
  readonly address: string
  /** The token of the link in it, sealed. */
  readonly sealed?: Buffer
}

/** Queues notes, in the transaction of what they tell of. */
export async function queueNotes(tx: Tx, notes: readonly NewNote[], real: number): Promise<void> {
  const rows = notes.map(({ sealed = null, ...note }) => {
    return { id: randomUUID(), ...note, sealed, queued_at: toDate(real) }
  })
  if (rows.length > 0) await tx.insertInto('contact_notes').values(rows).execute()
}

/** A note that is to be sent. */
export interface OpenNote {
  readonly id: string
  readonly what: NoteKind
  readonly agencyName: string
  readonly address: string
  readonly token: string | undefined
  readonly queuedReal: number
}

const mostAtOnce = 20

/** The oldest notes that wait to be sent. */
export async function readOpenNotes(database: Database, namespace: string): Promise<OpenNote[]> {
  const rows = await database
    .selectFrom('contact_notes')
    .innerJoin('agencies', 'agencies.id', 'contact_notes.agency')
    .select(['contact_notes.id', 'what', 'agencies.name as agencyName', 'address', 'sealed'])
    .select('queued_at as queuedReal')
    .where('sent_at', 'is', null)
    .where('code', 'is', null)
    .orderBy('queued_at')
    .limit(mostAtOnce)
    .execute()
  const key = sealingKey(namespace)
  return rows.map(({ sealed, what, ...row }) => {
    const token = sealed ? unseal(key, sealed) : undefined
    return { ...row, what: what as NoteKind, token } // written by our own rules alone
  })
}

/** Notes that a note was sent, or why it never will be; its token is forgotten either way. */
export async function closeNote(
  database: Database,
  id: string,
  end: { readonly sentReal: number } | { readonly code: string },
): Promise<void> {
  const change = 'code' in end ? { code: end.code } : { sent_at: toDate(end.sentReal) }
  await database
    .updateTable('contact_notes')
    .set({ ...change, sealed: null })
    .where('id', '=', id)
    .execute()
}
