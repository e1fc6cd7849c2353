import { z } from 'zod'
import { codeOf } from '../../domain/titled.ts'
import { roles } from '../../domain/codes.ts'
import { foreignText, newSlug } from '../../domain/fields.ts'

/** What a sign-in service says about somebody. */
export const claimsSchema = z.object({
  sub: foreignText(255),
  name: foreignText(200).optional(),
  agency: newSlug(),
  roles: z.array(codeOf(roles)).max(20),
  sites: z.array(newSlug()).max(200),
})
export type Claims = z.output<typeof claimsSchema>
