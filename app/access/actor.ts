import type { Actor } from '../../domain/entity/decider.ts'
import type { Deps } from '../deps.ts'
import { mayNot } from './roles.ts'
import { type No, refused } from '../answers.ts'
import type { Who } from '../../domain/entity/rule.ts'

/** Somebody as a sign-in service names them. */
interface SignedIn extends Omit<Actor, 'id' | 'system'> {
  readonly issuer: string
  readonly sub: string
  readonly name?: string | undefined
}

/** Who asks, if what they ask is for them; nobody without a role is let in. */
export async function admit(
  { actors }: Pick<Deps, 'actors'>,
  who: Who,
  { issuer, sub, name, agency, roles, sites }: SignedIn,
): Promise<Actor | No> {
  const no = mayNot(who, roles)
  if (no) return refused(no)
  return { id: await actors.idOf({ issuer, sub, name, agency }), agency, roles, sites }
}

/** Somebody who is signed in already, if what they ask is for them. */
export function admitSignedIn(who: Who, actor: Actor): Actor | No {
  const no = mayNot(who, actor.roles)
  return no ? refused(no) : actor
}
