import { z } from 'zod'
import { type Account, sitesOf } from '../../access/account.ts'
import { agreements, bands, standings } from '../../../domain/matching/codes.ts'
import { codeOf } from '../../../domain/titled.ts'
import { findMatches } from '../../../store/reads/matches.ts'
import { instantOut, iso } from '../instants.ts'
import { mayNot, whoMay } from '../../access/roles.ts'
import { onePage } from '../../paging.ts'
import { surestElsewhere } from '../../commands/matching.ts'
import type { PathwayLook } from '../../access/look.ts'
import { readCoordinators } from '../../../store/reads/reference.ts'
import { withheldFor, withheldOf } from '../../access/withheld.ts'
import { readPerson } from '../../../store/reads/words.ts'
import { isNo, refused } from '../../answers.ts'

const elsewhere = 'Null where it is at a site that is not yours.'

export const matchOut = z
  .object({
    band: codeOf(bands).meta({ description: 'How sure; never certain by a name alone.' }),
    site: z.string(),
    ring: z.string().nullable().meta({ description: 'The agency that coordinates the site.' }),
    pathwayId: z.string().nullable().meta({ description: elsewhere }),
    personId: z.string().nullable().meta({ description: elsewhere }),
    standing: codeOf(standings).nullable().meta({ description: elsewhere }),
    lastReferralAt: instantOut.nullable().meta({ description: elsewhere }),
    agreed: z.array(codeOf(agreements)).meta({ description: 'What matched, as codes only.' }),
    withheld: withheldFor('ring', 'pathwayId', 'personId', 'standing', 'lastReferralAt'),
  })
  .meta({ id: 'Match' })

/** Who else the person of a pathway may be, by what is stored now. Of another site: that there is somebody, and whom to ring. */
export async function matchesView(seen: PathwayLook) {
  const matches = await matchesOf(seen)
  if (isNo(matches)) return matches
  const { database, account } = seen
  const sites = sitesOf(account, whoMay.seeMatches)
  const coordinators = await readCoordinators(database)
  return onePage(
    matches.map(({ band, site, pathway, person: theirs, standing, lastReferralAt, agreed }) => ({
      band,
      site,
      ring: coordinators.get(site) ?? null,
      pathwayId: pathway,
      personId: theirs,
      standing,
      lastReferralAt: lastReferralAt === null ? null : iso(lastReferralAt),
      agreed: [...agreed],
      withheld: withheldOf({
        ring: { value: coordinators.get(site), may: true },
        ...Object.fromEntries(
          Object.entries({ pathwayId: pathway, personId: theirs, standing, lastReferralAt }).map(
            ([field, value]) => [field, { value, may: sites.includes(site) }],
          ),
        ),
      }),
    })),
  )
}

/** The same as ids and codes; that this reader was told of each pathway is logged. */
export async function matchesOf({ database, place, account, as, reader, may }: PathwayLook) {
  const no = may ? 'not-found' : mayNot(whoMay.seeMatches, as.roles) // a guest is not told
  if (no) return refused(no)
  const { id, person: personId, erased_at: erased } = place
  if (erased !== null) return [] // who it was about has been erased
  const person = await readPerson(database, personId)
  if (!person) return []
  const sought = { ...person, dateOfBirth: person.date_of_birth }
  const found = await findMatches(database, sought, account, { pathway: id, person: personId })
  const matches = matchesFor(account, found)
  for (const pathway of [id, ...matches.flatMap((match) => match.pathway ?? [])])
    reader.note('person:match', pathway)
  return matches
}

type Found = Awaited<ReturnType<typeof findMatches>>[number]

/** What a reader who may see matches is told of them: where they may not, only that there is somebody. */
export function matchesFor(account: Account, found: readonly Found[]) {
  const sites = sitesOf(account, whoMay.seeMatches)
  return surestElsewhere(
    found.map((match) => (sites.includes(match.site) ? match : elsewhereOf(match))),
    sites,
  )
}

const elsewhereOf = ({ site, band }: Found) => ({
  site,
  band,
  pathway: null,
  person: null,
  standing: null,
  lastReferralAt: null,
  agreed: [],
})
