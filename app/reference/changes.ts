import { z } from 'zod'
import { type Actor } from '../../domain/decider.ts'
import { addPolicy, putAgency, putContact, putSite } from '../../store/reference-changes.ts'
import { agencyId, line } from '../../domain/fields.ts'
import { badField, Declined, type FieldError } from '../answers.ts'
import { checkMarked } from '../commands/edge.ts'
import { codes, type Role, roles } from '../../domain/codes.ts'
import { contactAddress } from '../../domain/post/channels.ts'
import { defaultClocks } from '../../domain/policy/clocks.ts'
import { defaultLadders } from '../../domain/policy/ladders.ts'
import { type Deps } from '../deps.ts'
import { divisions } from '../../domain/calendar/holidays.ts'
import { knownIds } from '../../store/reads/reference.ts'
import { missingFrom, type Policy, policySchema } from '../../domain/policy/policy.ts'

/** A site as it is written: its agencies, and who holds which role. */
export const siteBody = z.strictObject({
  name: line(200),
  agencies: z.array(agencyId()).min(1).max(200),
  holders: z.partialRecord(z.enum(codes(roles)), agencyId()),
})
/** An agency as it is written. */
export const agencyBody = z.strictObject({ name: line(200), division: z.enum(divisions) })
/** The address of an agency's role. */
export const contactBody = z.strictObject({ address: contactAddress })
/** A new version of a policy, and why. */
export const policyBody = z.strictObject({ reason: line(1000), policy: policySchema })

/** Writes a site; says whether it is new. */
export async function writeSite(
  deps: Deps,
  actor: Actor,
  id: string,
  site: z.output<typeof siteBody>,
): Promise<boolean> {
  const now = await deps.clock.now()
  await checkMarked(deps.database, siteBody, site, now)
  checkHolders(site)
  await checkSite(deps, actor.sites, id, true)
  return putSite(deps.database, id, site, { by: actor.id, at: now })
}

/** Writes an agency; says whether it is new. */
export async function writeAgency(
  deps: Deps,
  actor: Actor,
  id: string,
  agency: z.output<typeof agencyBody>,
): Promise<boolean> {
  return putAgency(deps.database, id, agency, await changeBy(deps, actor))
}

/** Writes the address of a role of an agency that there is. */
export async function writeContact(
  deps: Deps,
  actor: Actor,
  { id, role }: { readonly id: string; readonly role: Role },
  { address }: z.output<typeof contactBody>,
): Promise<void> {
  const known = await knownIds(deps.database, 'agencies', [id])
  if (!known.has(id)) throw new Declined('not-found')
  await putContact(deps.database, id, role, address, await changeBy(deps, actor))
}

/** Adds a version of a site's policy; gives its number. */
export async function writePolicy(
  deps: Deps,
  actor: Actor,
  site: string,
  { policy, reason }: z.output<typeof policyBody>,
): Promise<number> {
  await checkSite(deps, actor.sites, site, false)
  await checkPolicy(deps, policy)
  const by = await changeBy(deps, actor)
  return addPolicy(deps.database, { site, document: policy, reason }, by)
}

const changeBy = async ({ clock }: Deps, { id }: Actor) => ({ by: id, at: await clock.now() })

/** A site that is there already is its own administrators' affair. */
async function checkSite(
  { database }: Deps,
  sites: readonly string[],
  id: string,
  mayBeNew: boolean,
): Promise<void> {
  const known = await knownIds(database, 'sites', [id])
  if (!known.has(id) && !mayBeNew) throw new Declined('not-found')
  if (known.has(id) && !sites.includes(id)) throw new Declined('not-your-site')
}

/** What nobody else owes falls to the coordinator, so that somebody must hold that role. */
function checkHolders({ agencies, holders }: z.output<typeof siteBody>): void {
  if (!holders.coordinator)
    throw badField(
      'holders.coordinator',
      'required',
      'must be given, because what nobody else owes falls to it.',
    )
  const wrong = Object.entries(holders).filter(([, agency]) => !agencies.includes(agency))
  const message = "must be one of the site's agencies."
  const faults = wrong.map(([role]): FieldError => {
    return { field: `holders.${role}`, rule: 'not-of-this-site', message }
  })
  if (faults.length > 0) throw new Declined('bad-input', { errors: faults })
}

const needs = { clocks: Object.keys(defaultClocks), ladders: Object.keys(defaultLadders) }

async function checkPolicy({ database }: Deps, policy: Policy): Promise<void> {
  const { agencies } = policy.alsoAsked
  const known = await knownIds(database, 'agencies', agencies)
  const faults = [
    ...missingFrom(policy, needs).map((field) => ({
      field: `policy.${field}`,
      rule: 'required',
      message: 'must be given, because the rules use it.',
    })),
    ...agencies.flatMap((agency, n) =>
      known.has(agency)
        ? []
        : [
            {
              field: `policy.alsoAsked.agencies.${n}`,
              rule: 'unknown-agency',
              message: 'is not the id of an agency.',
            },
          ],
    ),
  ]
  if (faults.length > 0) throw new Declined('bad-input', { errors: faults })
}
