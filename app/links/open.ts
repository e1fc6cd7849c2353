import type { Account } from '../access/account.ts'
import { countOpened, findLink, type KnownLink } from '../../store/links.ts'
import type { Deps } from '../deps.ts'
import { isNo, type No, refused } from '../answers.ts'
import { look } from '../access/look.ts'
import { readObligation } from '../../store/reads/obligations.ts'
import { triesOf } from './tries.ts'

/** What a link in a message leads to: something that is owed, or a meeting that somebody is invited to. */
type LinkTarget =
  | { readonly meeting: string }
  | { readonly owed: NonNullable<Awaited<ReturnType<typeof owedThing>>> }

/**
 * What a link leads to, for somebody of the agency that it was given to who may know of its pathway or its meeting. Whatever
 * else it is gets one answer, `not-found`: unknown, too old, revoked, another agency's, or about something that has ended.
 * After too many guesses none is looked up.
 */
export async function openLink(
  deps: Deps,
  by: Account,
  { token, address }: { readonly token: string; readonly address: string },
): Promise<LinkTarget | No> {
  const tries = triesOf(deps.database)
  const real = Date.now()
  const who = { person: by.id, address }
  if (tries.tooMany(who, real)) return refused('not-found')
  const link = await findLink(deps.database, token, real)
  if (!link) tries.count(who, real)
  if (!link?.usable || link.agency !== by.agency) return refused('not-found')
  const target = await targetOf(deps, by, link)
  if (isNo(target)) return refused('not-found')
  await countOpened(deps.database, token, real)
  return target
}

async function targetOf(
  deps: Deps,
  by: Account,
  { target, conference }: KnownLink,
): Promise<LinkTarget | No> {
  const owed = await owedThing(deps, target)
  if (!owed && conference === null) return refused('not-found')
  const kind = owed && owed.pathwayId !== null ? 'pathway' : 'conference'
  const id = owed?.pathwayId ?? conference ?? ''
  return look<typeof kind, LinkTarget>(deps, by, { kind, id, what: 'link' }, async (seen) => {
    if (!owed) return { meeting: id }
    return seen.kind === 'conference' && seen.hidden.has(owed.id) ? refused('not-found') : { owed }
  })
}

async function owedThing({ database }: Pick<Deps, 'database'>, id: string) {
  const row = await readObligation(database, id)
  if (!row) return undefined
  const { pathway, conference, ...owed } = row
  return { id, pathwayId: pathway, conferenceId: conference, ...owed }
}
