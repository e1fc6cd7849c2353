import type { Actor } from '../../../domain/entity/decider.ts'
import { calendarOf } from '../../../domain/reference/reference.ts'
import { datesOf } from '../../../domain/conference/dates.ts'
import type { Deps } from '../../deps.ts'
import { loadSite } from '../../../store/reference.ts'
import type { Plan } from '../../commands/plan.ts'
import { rulesOf } from '../../../domain/conference/forms.ts'

/** When the list of a meeting would close and its returns would be due, if it were planned now; undefined at a site that is not the planner's. */
export async function planDates(
  { database, clock }: Pick<Deps, 'database' | 'clock'>,
  actor: Actor,
  { site, form, at, emergency }: Plan,
) {
  const reference = actor.sites.includes(site) ? await loadSite(database, site) : undefined
  if (!reference) return undefined
  const rules = rulesOf(reference.policy, form)
  return {
    ...datesOf(Date.parse(at), await clock.now(), rules, calendarOf(reference), emergency),
    capacity: rules.capacity.items,
  }
}
