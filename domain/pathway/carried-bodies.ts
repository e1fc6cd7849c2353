import { z } from 'zod'
import type { CarriedOrder, CarriedStrand } from './shape/links.ts'
import { party } from '../conference/bodies.ts'

const owedThere = z.object({
  what: z.string(),
  agency: z.string(),
  role: party.role,
  since: z.number(),
  due: z.number(),
  clock: z.string(),
  about: z.string().optional(),
})
const orderThere = z.object({
  order: z.looseObject({
    id: z.string(),
    kind: z.string(),
    grantedOn: z.string(),
    requires: z.boolean(),
    breaches: z.array(z.looseObject({ id: z.string(), on: z.string(), kind: z.string() })),
  }),
  owes: z.array(owedThere),
})

/** An order as a linked referral brings it. What else the register keeps of one is its own. */
export const carriedOrder = z.custom<CarriedOrder>((value) => orderThere.safeParse(value).success)

const strandThere = z.looseObject({
  strand: z.string(),
  victim: z.string(),
  flags: z.array(z.string()),
  contactTries: z.int().min(0),
  owes: z.array(owedThere).optional(),
})

/** A victim as a linked referral brings them. */
export const carriedStrand = z.custom<CarriedStrand>(
  (value) => strandThere.safeParse(value).success,
)
