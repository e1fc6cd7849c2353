import { z } from 'zod'
import { changeBy, mayChangeSite } from '../access/change.ts'
import { codeOf } from '../../domain/titled.ts'
import type { Account } from '../access/account.ts'
import { addPolicy, isLastChange, putAgency, putSite } from '../../store/reference-changes.ts'
import { agencyId, line } from '../../domain/fields.ts'
import { badInput, badField, type FieldError, isNo, type No, refused } from '../answers.ts'
import { markedErrors } from '../commands/edge.ts'
import { roles } from '../../domain/codes.ts'
import { defaultClocks } from '../../domain/policy/clocks.ts'
import { defaultLadders } from '../../domain/policy/ladders.ts'
import type { Deps } from '../deps.ts'
import { divisionTitles } from '../../domain/calendar/holidays.ts'
import { knownIds, sitesServed } from '../../store/reads/reference.ts'
import { whoMay } from '../access/roles.ts'
import { missingFrom, type Policy, policySchema } from '../../domain/policy/policy.ts'

/** A site as it is written: its agencies, and who holds which role. */
export const siteBody = z.strictObject({
  name: line(200),
  agencies: z.array(agencyId()).min(1).max(200),
  holders: z.partialRecord(codeOf(roles), agencyId()),
})
/** An agency as it is written. */
export const agencyBody = z.strictObject({ name: line(200), division: codeOf(divisionTitles) })
/** A new version of a policy, and why. */
export const policyBody = z.strictObject({ reason: line(1000), policy: policySchema })

/** How something is written: as new, which refuses an id that is used; or as it was when the number of its last change was seen. */
interface HowWritten {
  readonly mustBeNew?: boolean
  readonly seen?: number | undefined
}

/** Writes a site; says whether it is new. */
export async function writeSite(
  deps: Deps,
  actor: Account,
  id: string,
  site: z.output<typeof siteBody>,
  { mustBeNew, seen }: HowWritten = {},
): Promise<{ readonly made: boolean } | No> {
  const by = await changeBy(deps, actor, whoMay.changeReference)
  if (isNo(by)) return by
  const errors = await markedErrors(deps.database, siteBody, site, by.at)
  if (errors.length > 0) return badInput(...errors)
  const no =
    (mustBeNew ? await used(deps, ['site', id], site, by.by) : undefined) ??
    wrongHolders(site) ??
    (await notTheirs(deps, actor, id, { mayBeNew: true }))
  if (no) return no
  const made = await putSite(deps.database, id, site, { ...by, seen })
  if (made === undefined) return refused('changed-since')
  deps.memberships.forget() // others hear of it, and this process must not answer the next request before it has
  return { made }
}

/** Writes an agency; says whether it is new. */
export async function writeAgency(
  deps: Deps,
  actor: Account,
  id: string,
  agency: z.output<typeof agencyBody>,
  { mustBeNew, seen }: HowWritten = {},
): Promise<{ readonly made: boolean } | No> {
  const by = await changeBy(deps, actor, whoMay.changeReference)
  if (isNo(by)) return by
  const no =
    (mustBeNew ? await used(deps, ['agency', id], agency, by.by) : undefined) ??
    (await notOfTheirs(deps, actor, id))
  if (no) return no
  const made = await putAgency(deps.database, id, agency, { ...by, seen })
  return made === undefined ? refused('changed-since') : { made }
}

/** That the id of something new is used already, except by the same sent twice. */
async function used(
  { database }: Deps,
  [what, id]: readonly ['site' | 'agency', string],
  document: object,
  by: string,
): Promise<No | undefined> {
  const known = await knownIds(database, what === 'site' ? 'sites' : 'agencies', [id])
  if (!known.has(id) || (await isLastChange(database, [what, id], document, by))) return undefined
  return badField('id', 'used', 'is already used. Open it in the list to change it.')
}

/** Adds a version of a site's policy; gives its number. With `after`, only if nobody has made another since that one. */
export async function writePolicy(
  deps: Deps,
  actor: Account,
  site: string,
  { policy, reason }: z.output<typeof policyBody>,
  after?: number,
): Promise<{ readonly version: number } | No> {
  const by = await changeBy(deps, actor, whoMay.changeReference)
  if (isNo(by)) return by
  const no =
    (await notTheirs(deps, actor, site, { mayBeNew: false })) ?? (await wrongPolicy(deps, policy))
  if (no) return no
  const version = await addPolicy(deps.database, { site, document: policy, reason, after }, by)
  return version === undefined ? refused('changed-meanwhile') : { version }
}

/** A site that is there already is its own administrators' affair. */
async function notTheirs(
  { database }: Deps,
  account: Account,
  id: string,
  { mayBeNew }: { readonly mayBeNew: boolean },
): Promise<No | undefined> {
  const known = await knownIds(database, 'sites', [id])
  if (known.has(id)) return mayChangeSite(account, id) ? undefined : refused('not-your-site')
  return mayBeNew ? undefined : refused('not-found')
}

/** An agency that serves sites is their administrators' affair; one that serves none yet is anybody's who adds it to theirs. */
async function notOfTheirs(
  { database }: Deps,
  account: Account,
  agency: string,
): Promise<No | undefined> {
  const serves = await sitesServed(database, agency)
  const may = serves.length === 0 || serves.some((site) => mayChangeSite(account, site))
  return may ? undefined : refused('not-your-site')
}

/** What nobody else owes falls to the coordinator, so somebody must hold that role. */
function wrongHolders({ agencies, holders }: z.output<typeof siteBody>): No | undefined {
  if (!holders.coordinator)
    return badField(
      'holders.coordinator',
      'required',
      'must be given, because what nobody else owes falls to it.',
    )
  const wrong = Object.entries(holders).filter(([, agency]) => !agencies.includes(agency))
  const message = "must be one of the site's agencies."
  const faults = wrong.map(([role]): FieldError => {
    return { field: `holders.${role}`, rule: 'not-of-this-site', message }
  })
  return faults.length > 0 ? badInput(...faults) : undefined
}

const needs = { clocks: Object.keys(defaultClocks), ladders: Object.keys(defaultLadders) }

async function wrongPolicy({ database }: Deps, policy: Policy): Promise<No | undefined> {
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
  return faults.length > 0 ? badInput(...faults) : undefined
}
