import { z } from 'zod'

/** An instant in answers: ISO 8601 in UTC. */
export const instantOut = z.iso.datetime()

/** An instant for an answer. */
export const iso = (at: number): string => new Date(at).toISOString()

/** An instant for an answer, if there is one. */
export const isoOrNull = (at: number | null | undefined): string | null =>
  at === null || at === undefined ? null : iso(at)
