import { z } from 'zod'
import { everyPair } from './account.ts'
import { type Role, roles } from '../../domain/codes.ts'
import { foreignText, newSlug } from '../../domain/fields.ts'

/** Roles as a sign-in service says them. One that is not known here is ignored: the service may have others for other systems. */
const held = z
  .array(foreignText(100))
  .max(100)
  .transform((said) => said.filter((one): one is Role => Object.hasOwn(roles, one)))

/** The roles held at one site. */
const accessSchema = z.array(z.object({ site: newSlug(), roles: held })).max(200)

/** What somebody is called. */
export const nameSchema = foreignText(200)

/**
 * What a sign-in service says about somebody: in `access`, which roles at which site. A simple service may say `roles` and
 * `sites` instead, which means each of the roles at each of the sites; where it says both, `access` counts.
 */
export const claimsSchema = z
  .object({
    sub: foreignText(255),
    name: nameSchema.optional(),
    agency: newSlug(),
    access: accessSchema.optional(),
    roles: held.optional(),
    sites: z.array(newSlug()).max(200).optional(),
  })
  .transform(({ access, roles: each, sites, ...who }, context) => {
    if (access) return { ...who, access }
    if (each && sites) return { ...who, access: everyPair(sites, each) }
    context.addIssue({ code: 'custom', path: ['access'], message: 'must be given' })
    return z.NEVER
  })
export type Claims = z.output<typeof claimsSchema>

/** Claims in either shape, as a token carries them. */
export type SaidClaims = z.input<typeof claimsSchema>
