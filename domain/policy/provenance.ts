import { z } from 'zod'
import { codeOf } from '../titled.ts'

export const marks = {
  S: { title: 'Sourced' },
  S2: { title: 'Second-hand, old or local to one area' },
  K: { title: 'General knowledge, not verified' },
}

/** Where a number comes from, and how far to trust it: part of every entry of a policy. */
export const provenance = { source: z.string().min(1).max(300), mark: codeOf(marks) }
