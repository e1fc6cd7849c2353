import { type Account, actorAt } from './account.ts'
import type { Database } from '../../store/database.ts'
import { findPathway } from '../../store/reads/places.ts'
import { isNo, type No, refusedByRule } from '../answers.ts'
import { loadPathwayRules } from '../../store/reads/rules.ts'
import { mayBeOpened } from '../../domain/pathway/opening.ts'
import { pathwayFor, type PathwayEntry } from './pathway.ts'
import { readOpening } from '../../store/reads/kept-out.ts'
import { worksCases } from '../../domain/need-to-know.ts'

/**
 * As whom somebody opens a pathway in an emergency: with the roles held at its site, where it is not open to them, they are
 * excluded from it in no way, the side of their own victim included, and the policy lets them. Whoever may not is answered as about an id that nobody has.
 */
export async function openerOf(
  database: Database,
  account: Account,
  id: string,
  now: number,
): Promise<PathwayEntry | No> {
  const entry = await pathwayFor(database, account, id, now)
  if (!isNo(entry)) return refusedByRule({ code: 'open-to-you' })
  const place = await findPathway(database, id)
  const as = place && actorAt(account, place.site)
  const { excluded } = await readOpening(database, account, { pathway: id, now })
  if (!place || !as || excluded || !worksCases(as.roles)) return entry
  const { state, reference } = await loadPathwayRules(database, place)
  const context = { now, receivedAt: now, by: as, reference }
  return mayBeOpened(state, context) ? { place, as, keptFrom: new Set() } : entry
}
