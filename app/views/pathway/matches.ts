import { z } from 'zod'
import { type Actor } from '../../../domain/decider.ts'
import { agreements, bands, standings } from '../../../domain/matching/codes.ts'
import { codes } from '../../../domain/codes.ts'
import { type Deps } from '../../deps.ts'
import { findMatches } from '../../../store/reads/matches.ts'
import { instantOut, iso } from '../instants.ts'
import { logReads } from '../../../store/reads/log.ts'
import { oneOfEachOther } from '../../commands/matching.ts'
import { pathwayFor } from '../../access/pathway.ts'
import { readCoordinators } from '../../../store/reads/reference.ts'
import { readPerson } from '../../../store/reads/words.ts'
import { readSummary } from '../../../store/reads/pathway.ts'

const elsewhere = 'Null where it is at a site that is not yours.'

export const matchOut = z
  .object({
    band: z.enum(codes(bands)).meta({ description: 'How sure; never certain by a name alone.' }),
    site: z.string(),
    ring: z.string().nullable().meta({ description: 'The agency that coordinates the site.' }),
    pathwayId: z.string().nullable().meta({ description: elsewhere }),
    personId: z.string().nullable().meta({ description: elsewhere }),
    standing: z.enum(codes(standings)).nullable().meta({ description: elsewhere }),
    lastReferralAt: instantOut.nullable().meta({ description: elsewhere }),
    agreed: z
      .array(z.enum(codes(agreements)))
      .meta({ description: 'What matched, as codes only.' }),
  })
  .meta({ id: 'Match' })

/** Who else the person of a pathway may be, by what is stored now. Of another site: that there is somebody, and whom to ring. */
export async function matchesView({ database, clock }: Deps, actor: Actor, pathway: string) {
  const { id } = await pathwayFor(database, actor, pathway)
  const { person: personId, erased_at: erased } = await readSummary(database, id)
  if (erased !== null) return [] // who it was about is no more
  const person = await readPerson(database, personId)
  if (!person) return []
  const sought = { ...person, dateOfBirth: person.date_of_birth }
  const found = await findMatches(database, sought, { pathway: id, person: personId })
  const matches = oneOfEachOther(
    found.map((match) => (actor.sites.includes(match.site) ? match : elsewhereOf(match))),
    actor.sites,
  )
  const shown = [id, ...matches.flatMap(({ pathway }) => pathway ?? [])]
  const fields = ['person:match']
  const reads = shown.map((pathway) => ({ actor: actor.id, what: 'matches', pathway, fields }))
  await logReads(database, reads, await clock.now())
  const coordinators = await readCoordinators(database)
  return matches.map(
    ({ band, site, pathway, person: theirs, standing, lastReferralAt, agreed }) => ({
      band,
      site,
      ring: coordinators.get(site) ?? null,
      pathwayId: pathway,
      personId: theirs,
      standing,
      lastReferralAt: lastReferralAt === null ? null : iso(lastReferralAt),
      agreed: [...agreed],
    }),
  )
}

type Found = Awaited<ReturnType<typeof findMatches>>[number]

const elsewhereOf = ({ site, band }: Found) => ({
  site,
  band,
  pathway: null,
  person: null,
  standing: null,
  lastReferralAt: null,
  agreed: [],
})
