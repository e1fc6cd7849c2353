import { z } from 'zod'
import { type Account, actorAt, rolesAt } from '../access/account.ts'
import { audience, nameLine, pastDate, siteId, words } from '../../domain/fields.ts'
import { badInput, type No, refused } from '../answers.ts'
import { codeOf } from '../../domain/titled.ts'
import type { Deps } from '../deps.ts'
import { digestOf } from '../commands/digest.ts'
import { factsOf } from '../../store/unavailable.ts'
import { incidentKinds } from '../../domain/codes.ts'
import { instantOut, iso } from '../views/instants.ts'
import { keepReport, readReceived } from '../../store/reports/kept.ts'
import { markedErrors } from '../commands/edge.ts'
import { mayNot, whoMay } from '../access/roles.ts'
import { readCommand } from '../../store/inbox.ts'
import { routeReport, type Told } from '../../store/reports/route.ts'

/** An incident, or an urgent risk, about somebody who is only named. */
export const reportBody = z.strictObject({
  site: siteId().meta({ description: 'One of your own: its coordinator looks at it if need be.' }),
  person: z.strictObject({ name: nameLine(), dateOfBirth: pastDate().optional() }),
  on: pastDate(),
  kind: codeOf(incidentKinds),
  note: words(),
  audience: audience(),
  urgent: z.boolean().default(false).meta({ description: 'Somebody must look at it at once.' }),
})
export type ReportBody = z.output<typeof reportBody>

/** All that its sender is ever told. */
export const reportReceived = z
  .object({ outcome: z.literal('received'), receivedAt: instantOut })
  .meta({ id: 'ReportReceived' })

/**
 * Receives a report about somebody whom its sender names, at whichever site they may be known. The answer is given before
 * anybody is looked for, so that neither it nor its time says whether there is somebody. Words are sealed at once.
 */
export async function receiveReport(
  deps: Deps,
  {
    actor: account,
    key,
    raw,
  }: { readonly actor: Account; readonly key: string; readonly raw: unknown },
  { site, person, urgent, ...said }: ReportBody,
): Promise<z.output<typeof reportReceived> | No> {
  const no = mayNot(whoMay.reportByName, rolesAt(account, site))
  if (no) return refused(rolesAt(account, site).length === 0 ? 'not-your-site' : no)
  const receivedAt = await deps.clock.now()
  const errors = await markedErrors(
    deps.database,
    reportBody,
    { site, person, urgent, ...said },
    receivedAt,
  )
  if (errors.length > 0) return badInput(...errors)
  if (await readCommand(deps.database, key)) return refused('key-used')
  const secret = await deps.actors.secret()
  const id = await keepReport(deps.database, {
    ...{ key, site, urgent, receivedAt, storedReal: Date.now() },
    digest: digestOf(secret, { actor: account.id, bound: ['reports'], body: raw }),
    actor: actorAt(account, site),
    said: { ...person, ...said },
  })
  if (id === undefined) return refused('key-used')
  void takeOn(deps, id, { namespace: secret, now: receivedAt, real: Date.now() })
  return received(deps, account, key)
}

/** Of a report, its sender is told that it was received, and nothing else; anybody else, that there is none. */
export async function received(
  { database }: Pick<Deps, 'database'>,
  account: Account,
  key: string,
): Promise<z.output<typeof reportReceived> | No> {
  const found = z.uuid().safeParse(key).success
    ? await readReceived(database, account.id, key)
    : undefined
  if (found?.actor.id !== account.id) return refused('not-found')
  return { outcome: 'received', receivedAt: iso(found.receivedAt) }
}

/** Looks for whom it is about, after its sender was answered. If that fails, a round of the warden does it. */
async function takeOn(
  deps: Deps,
  id: string,
  routing: Parameters<typeof routeReport>[2],
): Promise<void> {
  try {
    await wakeTold(deps, await routeReport(deps.database, id, routing))
  } catch (error) {
    deps.log.warn(factsOf(error), 'a report was not taken on yet')
  }
}

/** Gives the pathways that were told of a report a turn. */
export async function wakeTold({ attendant }: Pick<Deps, 'attendant'>, told: readonly Told[]) {
  for (const { id } of told) await attendant.wake('pathway', id).catch(() => undefined)
}
