import { type Account, rolesAt } from '../../access/account.ts'
import { badInput } from '../../answers.ts'
import { calendarOf } from '../../../domain/reference/reference.ts'
import { datesOf } from '../../../domain/conference/dates.ts'
import type { Deps } from '../../deps.ts'
import { loadSite } from '../../../store/reference.ts'
import { type Plan, planSchema } from '../../commands/plan.ts'
import { markedErrors } from '../../commands/edge.ts'
import { rulesOf } from '../../../domain/conference/forms.ts'

/**
 * When the list of a meeting would close and its returns would be due, if it were planned now; undefined at a site that is not the
 * planner's, and bad input for a date out of bounds.
 */
export async function planDates(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  actor: Account,
  plan: Plan,
) {
  const now = await clock.now()
  const errors = await markedErrors(database, planSchema, plan, now)
  if (errors.length > 0) return badInput(...errors)
  const { site, form, at, emergency } = plan
  const reference = rolesAt(actor, site).length > 0 ? await loadSite(database, site) : undefined
  if (!reference) return undefined
  const rules = rulesOf(reference.policy, form)
  return {
    ...datesOf(Date.parse(at), now, rules, calendarOf(reference), emergency),
    capacity: rules.capacity.items,
  }
}
