import { z } from 'zod'

/** So many parts no list in an answer has, whatever was done on a pathway or at a meeting: an answer without an end is none. */
const mostParts = 10_000

/** A list in an answer, which says how long it can be. */
export const many = <Of extends z.ZodType>(of: Of, most = mostParts) => z.array(of).max(most)
