import type { ColumnType, JSONColumnType } from 'kysely'

/** An instant: read as epoch milliseconds, written as a Date. */
export type Instant = ColumnType<number, Date, Date>
/** An instant that may be absent. */
export type MaybeInstant = ColumnType<number | null, Date | null | undefined, Date | null>
/** A list of texts, empty unless it is given. */
export type Texts = ColumnType<string[], string[] | undefined, string[]>
/** A JSON document. */
export type Json<T extends object> = JSONColumnType<T>
/** A JSON document that may be absent. */
export type MaybeJson<T extends object> = ColumnType<
  T | null,
  string | null | undefined,
  string | null
>
