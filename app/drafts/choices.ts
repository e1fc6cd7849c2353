import { type Account, rolesOf } from '../access/account.ts'
import type { Choice } from '../forms/choice.ts'
import type { Deps } from '../deps.ts'
import { namesFor } from '../views/lists/names.ts'
import { refersFor } from '../commands/pathway.ts'

/** What a referral's form offers, by the path of a field: the sender's sites, and the agencies for which they may refer. */
export async function referralChoices(
  deps: Pick<Deps, 'database'>,
  actor: Account,
): Promise<Readonly<Record<'site' | 'referrer.agency' | 'worksFor', readonly Choice[]>>> {
  const { sites, agencies, agencyNames } = await namesFor(deps, actor)
  const own = { id: actor.agency, name: agencyNames.get(actor.agency) ?? actor.agency }
  const others = agencies.filter(
    ({ id }) => id !== own.id && refersFor({ agency: actor.agency, roles: rolesOf(actor) }, id),
  )
  const offered = ({ id, name }: { readonly id: string; readonly name: string }) => ({
    value: id,
    title: name,
  })
  return {
    site: sites.map(offered),
    'referrer.agency': [own, ...others].map(offered),
    worksFor: agencies.map(offered),
  }
}
