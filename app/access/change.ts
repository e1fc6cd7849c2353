import { type Account, rolesAt, rolesOf } from './account.ts'
import type { Deps } from '../deps.ts'
import { mayNot, whoMay } from './roles.ts'
import { type No, refused } from '../answers.ts'
import type { Who } from '../../domain/entity/rule.ts'

/** Who changes reference data, and when; refuses whoever is not among `who` at any site. */
export async function changeBy(
  { clock }: Pick<Deps, 'clock'>,
  account: Account,
  who: Who,
): Promise<{ readonly by: string; readonly at: number } | No> {
  const no = mayNot(who, rolesOf(account))
  return no ? refused(no) : { by: account.id, at: await clock.now() }
}

/** Whether somebody may change the reference data of a site: its own administrators do. */
export const mayChangeSite = (account: Account, site: string): boolean =>
  mayNot(whoMay.changeReference, rolesAt(account, site)) === undefined
