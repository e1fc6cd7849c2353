import type { Actor } from '../../domain/entity/decider.ts'
import type { Deps } from '../deps.ts'
import { isNo, type No, refused } from '../answers.ts'
import { look } from '../access/look.ts'
import { meetingNotice } from '../../domain/conference/kinds.ts'
import { readObligation } from '../../store/reads/obligations.ts'

const idShape = /^[a-z0-9.-]{1,60}$/

/** What a link in a message leads to: something that is owed, or a meeting that somebody is invited to. */
export type LinkTarget =
  | { readonly meeting: string }
  | { readonly owed: NonNullable<Awaited<ReturnType<typeof owedThing>>> }

/** What a link leads to, for somebody who may know of its pathway or its meeting. */
export async function linkTarget(deps: Deps, by: Actor, id: string): Promise<LinkTarget | No> {
  const [conference = '', said] = id.split('.')
  if (said === meetingNotice.code)
    return look(deps, by, { kind: 'conference', id: conference, what: 'link' }, async () => ({
      meeting: conference,
    }))
  const owed = idShape.test(id) ? await owedThing(deps, id) : undefined
  if (!owed) return refused('not-found')
  const kind = owed.pathwayId === null ? 'conference' : 'pathway'
  const place = owed.pathwayId ?? owed.conferenceId ?? ''
  const seen = await look(deps, by, { kind, id: place, what: 'link' }, async () => ({ owed }))
  return isNo(seen) ? seen : { owed }
}

async function owedThing({ database }: Pick<Deps, 'database'>, id: string) {
  const row = await readObligation(database, id)
  if (!row) return undefined
  const { pathway, conference, ...owed } = row
  return { id, pathwayId: pathway, conferenceId: conference, ...owed }
}
