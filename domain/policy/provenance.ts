import { z } from 'zod'
import { codes } from '../codes.ts'

const marks = {
  S: 'sourced',
  S2: 'second-hand, old or local to one area',
  K: 'general knowledge, not verified',
}

/** Where a number comes from, and how far to trust it: part of every entry of a policy. */
export const provenance = { source: z.string().min(1).max(300), mark: z.enum(codes(marks)) }
