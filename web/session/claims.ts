import { readFileSync } from 'node:fs'
import { z } from 'zod'
import { everyPair, rolesAt, rolesOf } from '../../app/access/account.ts'
import { type Claims, claimsSchema, nameSchema } from '../../app/access/claims.ts'
import { codeOf } from '../../domain/titled.ts'
import { ConfigFault } from '../../platform/config.ts'
import { newSlug } from '../../domain/fields.ts'
import { roles } from '../../domain/codes.ts'

/** What a group of the sign-in service means here. A group may say the agency alone, and others the roles. */
const group = z.strictObject({
  agency: newSlug().optional(),
  roles: z.array(codeOf(roles)).max(20).default([]),
  sites: z.array(newSlug()).max(200).default([]),
})

const groupsSchema = z.strictObject({
  /** The claim that names somebody's groups. */
  claim: z.string().min(1).default('groups'),
  groups: z.record(z.string(), group),
})
type Groups = z.output<typeof groupsSchema>

type Said = Readonly<Record<string, unknown>>

/** Reads what the sign-in service says of somebody; undefined for whom it says too little, or two agencies. */
export type ReadClaims = (said: Said) => Claims | undefined

/** How claims are read: through the groups in a file, or, without one, as they stand in a bearer's token. */
export function claimsReader(file: string | undefined): ReadClaims {
  if (file === undefined) return (said) => usable({ ...said, name: nameIn(said) })
  const groups = groupsIn(file)
  return (said) => throughGroups(groups, said)
}

/** Who somebody is by their groups: one agency, and each role at the sites at which a group gives it. */
function throughGroups({ claim, groups }: Groups, said: Said): Claims | undefined {
  const named = said[claim]
  const theirs = (Array.isArray(named) ? named : [named])
    .filter((one): one is string => typeof one === 'string' && Object.hasOwn(groups, one))
    .flatMap((one) => groups[one] ?? [])
  const agencies = [...new Set(theirs.flatMap(({ agency }) => agency ?? []))]
  if (agencies.length !== 1) return undefined // somebody acts for one agency
  const pairs = theirs.flatMap(({ roles: given, sites }) => everyPair(sites, given))
  const access = [...new Set(pairs.map(({ site }) => site))].map((site) => ({
    site,
    roles: [...rolesAt({ access: pairs }, site)],
  }))
  return usable({ sub: said['sub'], name: nameIn(said), agency: agencies[0], access })
}

/** Claims that somebody can work with: an agency, and a role at a site. */
function usable(said: Said): Claims | undefined {
  const { data } = claimsSchema.safeParse(said)
  return data && rolesOf(data).length > 0 ? data : undefined
}

/** Their name, if it is one: without it, they are known by role and agency. */
const nameIn = ({ name }: Said): string | undefined => nameSchema.safeParse(name).data

function groupsIn(file: string): Groups {
  const fault = (message: string) => new ConfigFault([{ setting: 'SIGN_IN_GROUPS', message }])
  let text: unknown
  try {
    text = JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    throw fault(`the file ${file} cannot be read, or is not JSON.`)
  }
  const parsed = groupsSchema.safeParse(text)
  if (parsed.success) return parsed.data
  const [issue] = parsed.error.issues
  throw fault(`in ${file}, ${issue?.path.join(' → ') || 'the whole'}: ${issue?.message ?? 'wrong'}`)
}
