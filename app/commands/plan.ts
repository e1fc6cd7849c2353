import type { z } from 'zod'
import { planBody } from '../../domain/conference/bodies.ts'

/** A meeting as a person plans it; the slot of a rhythm is the rhythm's own. */
export const planSchema = planBody.omit({ slot: true })
export type Plan = z.output<typeof planSchema>
