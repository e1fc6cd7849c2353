import type { Database } from '../database.ts'
import { type KeyOwner, vaultOf } from './vault.ts'

/** The tables with sealed words. */
export type SealedTable = 'words' | 'drafts' | 'victim_records' | 'reports'

/** What is to be sealed of one row. */
export interface ClearRow {
  readonly id: string
  readonly text: string
}

/** A row as it is read: sealed, with its data key unless that was destroyed. */
export interface SealedRow {
  readonly id: string
  readonly sealed: Buffer | null
  readonly data_key: string | null
  readonly outer: string | null
  readonly wrapped: Buffer | null
}

const placeOf = (table: SealedTable, id: string): string => `${table}:${id}`

/** The columns of these rows for what is sealed, in the same order. */
export async function sealRows(
  tx: Database,
  table: SealedTable,
  owner: KeyOwner,
  rows: readonly ClearRow[],
): Promise<{ sealed: Buffer; data_key: string }[]> {
  if (rows.length === 0) return []
  const plain = rows.map(({ id, text }) => ({ place: placeOf(table, id), text }))
  const { key, sealed } = await vaultOf(tx).seal(tx, owner, plain)
  return sealed.map((one) => ({ sealed: one, data_key: key }))
}

/** The texts of those of these rows that are sealed and whose data key is there, by id. */
export async function openRows(
  database: Database,
  table: SealedTable,
  rows: readonly SealedRow[],
): Promise<ReadonlyMap<string, string>> {
  const wanted = rows.flatMap(({ id, sealed, data_key: key, outer, wrapped }) =>
    sealed && key !== null && outer !== null && wrapped
      ? [{ id, place: placeOf(table, id), sealed, key, outer, wrapped }]
      : [],
  )
  if (wanted.length === 0) return new Map()
  const texts = await vaultOf(database).open(wanted)
  return new Map(wanted.map(({ id }, n) => [id, texts[n] ?? '']))
}
