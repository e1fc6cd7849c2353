import { describedBy } from '../../store/matching/described.ts'
import { knownOf } from '../commands/people.ts'
import { type Account, rolesAt, rolesOf } from '../access/account.ts'
import type { Deps } from '../deps.ts'
import type { DraftDocument } from './document.ts'
import { findMatches } from '../../store/reads/matches.ts'
import { isNo, type No } from '../answers.ts'
import { iso } from '../views/instants.ts'
import { logReads } from '../audit/shown.ts'
import { matchesFor, type ToldMatch as Told } from '../views/pathway/matches.ts'
import { mayNot, whoMay } from '../access/roles.ts'
import { openDraft } from './drafts.ts'
import { peopleFor } from '../access/people.ts'
import { personSchema } from '../../domain/pathway/commands/submit-referral.ts'
import { readSites } from '../../store/reads/reference.ts'

type Found = Awaited<ReturnType<typeof findMatches>>

/** Who the person of a draft may be already: what its reader may know of it before they send it. */
export interface DraftMatches {
  /** Whether the person is described well enough to be looked for. */
  readonly searched: boolean
  /** Whether the reader is told of everybody, or only of those whom they may know anyway. */
  readonly all: boolean
  readonly items: readonly {
    readonly band: Told['band']
    /** Null, as all the rest, where they may be known at another site. */
    readonly site: string | null
    readonly pathwayId: string | null
    readonly name: string | null
    readonly standing: Told['standing']
    readonly lastReferralAt: string | null
    readonly agreed: Told['agreed']
  }[]
}

/**
 * Looks for the person of a draft among those who are known. Who may see matches is told as they are of a pathway; anybody
 * else, only of pathways whose person they may read in any case. What was told is logged.
 */
export async function draftMatches(
  deps: Deps,
  asked: { readonly actor: Account; readonly id: string },
): Promise<DraftMatches | No> {
  const { database } = deps
  const { actor, id } = asked
  const now = await deps.clock.now()
  const draft = await openDraft(deps, asked, now)
  if (isNo(draft)) return draft
  const { person, site } = draft.document as DraftDocument // as its schema let it in
  const roles = site === undefined || site === '' ? rolesOf(actor) : rolesAt(actor, site)
  const all = mayNot(whoMay.seeMatches, roles) === undefined
  const sought = personSchema.safeParse(person)
  if (!sought.success) return { searched: false, all, items: [] }
  const found = await findMatches(database, describedBy(knownOf(sought.data), now), actor)
  const named = await namesOf(deps, actor, all ? matchesFor(actor, found) : found, now)
  const told = all ? matchesFor(actor, found) : knownAnyway(found, named)
  const pathways = told.flatMap(({ pathway }) => pathway ?? [])
  const read = { what: `draft ${id}`, fields: ['person:match'] }
  await logReads(
    deps,
    actor,
    [null, ...pathways].map((pathway) => ({ ...read, pathway })),
    now,
  )
  return { searched: true, all, items: await itemsOf(deps, told, named) }
}

type Names = ReadonlyMap<string, string>

/** The names of those of whom the reader may know the name. */
async function namesOf(
  deps: Deps,
  actor: Account,
  matches: readonly { readonly pathway: string | null }[],
  now: number,
): Promise<Names> {
  const pathways = matches.flatMap(({ pathway }) => pathway ?? [])
  const people = await peopleFor(deps, actor, { list: 'draft matches', now }, pathways)
  return new Map([...people].flatMap(([id, one]) => ('name' in one ? [[id, one.name]] : [])))
}

/** What agreed is left out: it would tell what is stored of them. */
const knownAnyway = (found: Found, named: Names): Told[] =>
  found.filter(({ pathway }) => named.has(pathway)).map((match) => ({ ...match, agreed: [] }))

async function itemsOf({ database }: Deps, told: readonly Told[], named: Names) {
  const siteNames = new Map((await readSites(database)).map(({ id, name }) => [id, name]))
  return told.map(({ band, site, pathway, standing, lastReferralAt, agreed }) => {
    return {
      band,
      site: site === null ? null : (siteNames.get(site) ?? site),
      pathwayId: pathway,
      name: (pathway !== null && named.get(pathway)) || null,
      standing,
      lastReferralAt: lastReferralAt === null ? null : iso(lastReferralAt),
      agreed,
    }
  })
}
