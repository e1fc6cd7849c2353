import type { Actor } from '../../domain/entity/decider.ts'
import type { Deps } from '../deps.ts'
import { mayNot } from './roles.ts'
import { type No, refused } from '../answers.ts'
import type { Who } from '../../domain/entity/rule.ts'

/** Who changes reference data, and when; refuses whoever is not among `who`. */
export async function changeBy(
  { clock }: Pick<Deps, 'clock'>,
  { id, roles }: Pick<Actor, 'id' | 'roles'>,
  who: Who,
): Promise<{ readonly by: string; readonly at: number } | No> {
  const no = mayNot(who, roles)
  return no ? refused(no) : { by: id, at: await clock.now() }
}
