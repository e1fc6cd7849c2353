import { z } from 'zod'
import { type Account, sitesOf } from '../access/account.ts'
import { changeBy } from '../access/change.ts'
import { codeOf } from '../../domain/titled.ts'
import type { Deps } from '../deps.ts'
import { foreignText } from '../../domain/fields.ts'
import { isNo, type No } from '../answers.ts'
import { readKeptFrom } from '../../store/reads/kept-out.ts'
import { revokeLinks } from '../../store/revoking.ts'
import { titled } from '../../domain/codes.ts'
import { whoMay } from '../access/roles.ts'

/** Which links can be revoked together. */
export const linkGroups = titled({
  message: 'Those of one message',
  agency: 'Those of an agency',
  pathway: 'Those about a pathway',
  conference: 'Those about a meeting',
})

const groupsThatCanBeKept: readonly string[] = ['pathway', 'conference']

/** Whose links are revoked. */
export const revokeBody = z.strictObject({
  of: codeOf(linkGroups),
  id: foreignText(200).meta({ description: 'The `messageId` of a notice, or the id of the rest.' }),
})

/** How many links no longer lead anywhere. */
export const revokedOut = z
  .object({ revoked: z.int().meta({ description: 'How many links could still be used.' }) })
  .meta({ id: 'RevokedLinks' })

/**
 * Revokes links that were given out at the sender's own sites. What is not there, or not theirs, is none: the answer does
 * not tell the two apart.
 */
export async function endLinks(
  deps: Deps,
  actor: Account,
  body: z.output<typeof revokeBody>,
): Promise<z.output<typeof revokedOut> | No> {
  const change = await changeBy(deps, actor, whoMay.revokeLinks)
  if (isNo(change)) return change
  const { of, id } = body
  if (groupsThatCanBeKept.includes(of) && (await readKeptFrom(deps.database, actor)).has(id))
    return { revoked: 0 }
  const sites = sitesOf(actor, whoMay.revokeLinks)
  return { revoked: await revokeLinks(deps.database, body, sites, change, Date.now()) }
}
