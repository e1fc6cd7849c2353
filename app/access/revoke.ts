import { z } from 'zod'
import { type Account, rolesOf, sitesOf } from './account.ts'
import type { Deps } from '../deps.ts'
import { lastSitesOf, revoke } from '../../store/revocations.ts'
import { line } from '../../domain/fields.ts'
import { mayNot, whoMay } from './roles.ts'
import { type No, refused } from '../answers.ts'
import { record } from '../audit/shown.ts'

/** Whose access is ended. */
export const revokeAccessBody = z.strictObject({
  subject: line(255).meta({
    title: 'Who',
    description:
      'The subject (`sub`) under which somebody signs in, or the id that the audit log has for them.',
  }),
  token: line(255).optional().meta({
    title: 'One token alone',
    description: 'Its own id (`jti`). Without it, every token and every session until now ends.',
  }),
})

export const accessRevoked = z
  .object({ sessions: z.int().meta({ description: 'How many sessions on the pages ended.' }) })
  .meta({ id: 'RevokedAccess' })

/**
 * Ends the access of somebody who held a role at one of the sender's own sites when they last did something: tokens that
 * were made until now are not taken any more, and sessions end. Whoever signs in again afterwards comes in again. Who is not
 * there, or at other sites alone, is not found.
 */
export async function revokeAccess(
  deps: Deps,
  by: Account,
  { subject, token }: z.output<typeof revokeAccessBody>,
): Promise<z.output<typeof accessRevoked> | No> {
  const { database, actors, revocations, config, clock } = deps
  const no = mayNot(whoMay.revokeAccess, rolesOf(by))
  if (no) return refused(no)
  const actor = await actors.find(config.authIssuer, subject)
  if (!actor || !(await isAtOwnSite(deps, by, actor))) return refused('not-found')
  const facts = { actor: actor.id, only: token === undefined ? 'all' : 'one token' }
  await record(deps, by, { at: await clock.now(), kind: 'revocation', what: 'access', facts })
  const sessions = await revoke(database, { actor: actor.id, token }, by.id)
  revocations.forget()
  return { sessions }
}

async function isAtOwnSite(
  { database, memberships }: Pick<Deps, 'database' | 'memberships'>,
  by: Account,
  actor: { readonly id: string; readonly agency: string },
): Promise<boolean> {
  const own = sitesOf(by, whoMay.revokeAccess)
  const last = await lastSitesOf(database, actor.id)
  if (last && last.length > 0) return own.some((site) => last.includes(site))
  const members = await memberships.current()
  return own.some((site) => members.get(site)?.agencies.includes(actor.agency) === true)
}
