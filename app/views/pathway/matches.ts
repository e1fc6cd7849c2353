import { z } from 'zod'
import { type Account, sitesOf } from '../../access/account.ts'
import { agreements, bands, standings } from '../../../domain/matching/codes.ts'
import { codeOf } from '../../../domain/titled.ts'
import { describedIn } from '../../../store/matching/described.ts'
import { findMatches } from '../../../store/reads/matches.ts'
import { instantOut, iso } from '../instants.ts'
import { mayNot, whoMay } from '../../access/roles.ts'
import { onePage } from '../../paging.ts'
import { matchIds } from '../../../store/reads/same-person.ts'
import { tiesOf } from '../../../domain/pathway/same-person.ts'
import type { PathwayLook } from '../../access/look.ts'
import { withheldFor, withheldOf } from '../../access/withheld.ts'
import { readPerson } from '../../../store/reads/words.ts'
import { isNo, type No, refused } from '../../answers.ts'

const elsewhere =
  'Null where the person may be known at a site that is not yours, which has been told.'
const known = ['band', 'site', 'pathwayId', 'personId', 'standing', 'lastReferralAt'] as const

export const matchOut = z
  .object({
    band: codeOf(bands)
      .nullable()
      .meta({ description: `How sure; never certain by a name alone. ${elsewhere}` }),
    site: z.string().nullable().meta({ description: elsewhere }),
    pathwayId: z.string().nullable().meta({ description: elsewhere }),
    personId: z.string().nullable().meta({ description: elsewhere }),
    standing: codeOf(standings).nullable().meta({ description: elsewhere }),
    lastReferralAt: instantOut.nullable().meta({ description: elsewhere }),
    agreed: z
      .array(codeOf(agreements))
      .max(20)
      .meta({ description: 'What matched, as codes only.' }),
    matchId: z.string().nullable().meta({
      description:
        'By what a coordinator can say that a match at another site is the same person (`say-same-person`); null for any other.',
    }),
    withheld: withheldFor(...known),
  })
  .meta({ id: 'Match' })

/** Who else the person of a pathway may be, by what is stored now. Of other sites: that they may be known at one. */
export async function matchesView(seen: PathwayLook) {
  const matches = await matchesOf(seen)
  return isNo(matches) ? matches : onePage(matches.map(matchRow))
}

/** A match as it is answered. */
export function matchRow(match: ToldMatch): z.output<typeof matchOut> {
  const { band, site, pathway, person, standing, lastReferralAt, agreed } = match
  const row = {
    ...{ band, site, pathwayId: pathway, personId: person, standing },
    matchId: match.matchId ?? null,
    lastReferralAt: lastReferralAt === null ? null : iso(lastReferralAt),
  }
  const parts = known.map((field) => [field, { value: row[field], may: false }])
  return {
    ...row,
    agreed: [...agreed],
    withheld: withheldOf(Object.fromEntries(parts) as Parameters<typeof withheldOf>[0]), // its fields are those
  }
}

/** The same as ids and codes; that this reader was told of each pathway is logged. */
export async function matchesOf(seen: PathwayLook) {
  const matches = await knownMatches(seen)
  if (isNo(matches)) return matches
  const { place, reader } = seen
  if (place.erased_at !== null) return matches
  for (const pathway of [place.id, ...matches.flatMap((match) => match.pathway ?? [])])
    reader.note('person:match', pathway)
  return matches
}

/** The same, looked for once in each look, for whoever asks only whether there are any: nothing of them is to be shown. */
export function knownMatches(seen: PathwayLook): Promise<ToldMatch[] | No> {
  const already = looked.get(seen)
  if (already) return already
  const found = lookForMatches(seen)
  looked.set(seen, found)
  return found
}

const looked = new WeakMap<PathwayLook, Promise<ToldMatch[] | No>>()

async function lookForMatches(seen: PathwayLook): Promise<ToldMatch[] | No> {
  const { database, place, account, as, may } = seen
  const no = may ? 'not-found' : mayNot(whoMay.seeMatches, as.roles) // a guest is not told
  if (no) return refused(no)
  const { id, person: personId, erased_at: erased } = place
  if (erased !== null) return [] // who it was about has been erased
  const person = await readPerson(database, personId)
  if (!person) return []
  const found = await findMatches(database, describedIn(person), account, {
    pathway: id,
    person: personId,
  })
  return named(seen, found)
}

/** What a reader is told of them, each at another site with the id by which it can be said to be the same person. */
async function named(
  { database, account, place, state }: PathwayLook,
  found: readonly Found[],
): Promise<ToldMatch[]> {
  const idOf = await matchIds(database, place.id)
  const settled = (state ? tiesOf(state) : []).map(({ match }) => match)
  const canBeSaid = ({ site, standing, band, pathway }: Found) =>
    site !== place.site &&
    (standing === 'open' || standing === 'watched') &&
    band !== 'possible' &&
    !settled.includes(idOf(pathway))
  const told = matchesFor(account, found)
  const hidden = found.find((one) => canBeSaid(one) && !told.includes(one))
  return told.map((one) => {
    const meant = one.pathway === null ? hidden : canBeSaid(one) ? one : undefined
    return meant ? { ...one, matchId: idOf(meant.pathway) } : one
  })
}

type Found = Awaited<ReturnType<typeof findMatches>>[number]

/** A match as a reader is told of it: all, or only that the person may be known somewhere. */
export type ToldMatch = (Found | MayBeKnown) & { readonly matchId?: string }
type MayBeKnown = { readonly agreed: readonly [] } & {
  readonly [K in Exclude<keyof Found, 'agreed'>]: null
}

/**
 * What a reader who may see matches is told of them. Of all other sites together they are told only that the person may be
 * known there: not at which, nor how sure that is. That site is told of the referral.
 */
export function matchesFor(account: Account, found: readonly Found[]): ToldMatch[] {
  const sites = sitesOf(account, whoMay.seeMatches)
  const own = found.filter(({ site }) => sites.includes(site))
  const others = found.some(({ site, band }) => !sites.includes(site) && band !== 'possible')
  return others ? [...own, mayBeKnown] : own
}

const mayBeKnown: MayBeKnown = {
  ...{ band: null, site: null, pathway: null, person: null, standing: null, lastReferralAt: null },
  agreed: [],
}
