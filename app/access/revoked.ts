import { z } from 'zod'
import { type Account, rolesOf, sitesOf } from './account.ts'
import type { Deps } from '../deps.ts'
import { instantOut, iso } from '../views/instants.ts'
import { mayNot, whoMay } from './roles.ts'
import { onePage } from '../paging.ts'
import { logList } from '../audit/shown.ts'
import { readRevocations } from '../../store/reads/revocations.ts'
import { refused } from '../answers.ts'

const person = z.object({ id: z.string(), name: z.string().nullable() })

/** That somebody's access was ended. */
export const revocationOut = z
  .object({
    id: z.string(),
    person: person.extend({ agency: z.string().nullable() }),
    oneToken: z.boolean().meta({
      description: 'Whether it was a single token, or everything that they had until then.',
    }),
    at: instantOut.meta({ description: 'What was made until then is not taken.' }),
    until: instantOut.meta({
      description: 'Until when that is kept: by then nothing made before is taken anyway.',
    }),
    by: person.nullable().meta({ description: 'Null where whoever runs the system did it.' }),
  })
  .meta({ id: 'Revocation' })
export type Revocation = z.output<typeof revocationOut>

/** So many are listed: they are kept for no longer than any token may be taken. */
export const mostRevocations = 200

/** Whose access was ended, of those whose the reader may end. That they looked is entered in the audit log. */
export async function revocationsView(deps: Deps, account: Account) {
  const no = mayNot(whoMay.revokeAccess, rolesOf(account))
  if (no) return refused(no)
  const sites = sitesOf(account, whoMay.revokeAccess)
  const rows = await readRevocations(deps.database, sites, mostRevocations)
  const shown = { what: 'revocations', named: [], asked: {} }
  await logList(deps, account, shown, await deps.clock.now())
  return onePage(
    rows.map(({ id, actor, name, agency, oneToken, at, ends, by, byName }): Revocation => {
      const isPerson = z.uuid().safeParse(by).success
      return {
        ...{ id, oneToken, at: iso(at), until: iso(ends) },
        person: { id: actor, name, agency },
        by: isPerson ? { id: by, name: byName } : null,
      }
    }),
  )
}
