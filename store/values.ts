import { type DerivedIds, type IdParts, idFrom } from '../domain/names.ts'
import { randomBytes } from 'node:crypto'
import { v5 } from 'uuid'

/** An instant as the driver takes it. */
export const toDate = (at: number): Date => new Date(at)

/** The same for an instant that may be absent. */
export const toMaybeDate = (at: number | undefined): Date | null =>
  at === undefined ? null : new Date(at)

/** A document as the driver takes it: without this, an array would become a Postgres array. */
export const toJson = (value: unknown): string => JSON.stringify(value)

/**
 * The id of what follows from an event: always the same for the same event, so that storing it twice stores it once. The
 * namespace is the database's own secret, so nobody can guess the id and use it first.
 */
export const derivedId = (namespace: string, ...parts: IdParts): string =>
  v5(parts.join(':'), namespace)

/** How a database derives ids. */
export const idsUnder = (namespace: string): DerivedIds => ({
  id: (...parts) => derivedId(namespace, ...parts),
})

/** A new random id in the shape that people read: what it is of, and twelve letters. */
export const newName = (of: 'pw' | 'cf'): string => idFrom(of, randomBytes(8).readBigUInt64BE())
