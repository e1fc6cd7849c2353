import type { Account } from '../access/account.ts'
import type { Deps } from '../deps.ts'
import type { DraftDocument } from './document.ts'
import { look, type PathwayLook } from '../access/look.ts'
import { type No, refused } from '../answers.ts'
import { optional } from '../../domain/entity/rule.ts'
import { personSaid } from '../forms/known-now.ts'
import { readEvents } from '../../store/reads/pathway.ts'
import { readPerson, readVictim } from '../../store/reads/words.ts'

/**
 * A referral that is begun with what is known of somebody whose pathway has ended, as far as it is for the reader: who they
 * are, who the victim is, and what was reported since. How contact is safe is asked again; that it is not is known. Where
 * somebody is kept out of the pathway it says who nobody is, because colleagues read drafts.
 */
export const knownFrom = (deps: Deps, account: Account, id: string): Promise<DraftDocument | No> =>
  look(deps, account, { kind: 'pathway', id, what: 'referral again' }, async (seen) => {
    const { place, state, whole } = seen
    if (!whole || !state || place.erased_at !== null) return refused('not-found')
    if (state.stage !== 'ended') return refused('not-ended')
    const site = { site: place.site }
    if (state.keptOut) return site
    return { ...site, ...(await peopleOf(seen)), ...(await sinceEnd(seen)) }
  })

async function peopleOf({ database, reader, place, state }: PathwayLook): Promise<DraftDocument> {
  const person = reader.see('person', 'person', await readPerson(database, place.person))
  const victim = reader.see('victim', 'victim', await readVictim(database, place.victim))
  const unsafe = state?.flags.includes('contactUnsafe') ?? false
  return {
    ...(person
      ? {
          person: {
            ...personSaid(person),
            aliases: [...new Set([...person.aliases, ...(person.formerNames ?? [])])],
          },
        }
      : {}),
    ...(victim
      ? {
          victim: optional({
            name: victim.name ?? undefined,
            relationship: victim.relationship,
            safeContact: unsafe ? { safe: false } : undefined,
          }),
        }
      : {}),
  }
}

/** What was reported of an ended pathway; so many incidents a referral can have. */
const mostIncidents = 100

async function sinceEnd({ database, reader, place }: PathwayLook): Promise<DraftDocument> {
  const types = ['pathway-ended', 'incident-reported']
  const events = await reader.events(database, await readEvents(database, place.id, { types }))
  const end = events.findLastIndex(({ type }) => type === 'pathway-ended')
  const reported = events.slice(end + 1, end + 1 + mostIncidents)
  if (reported.length === 0) return {}
  const incidents = reported.map(({ data: { on, kind, note } }) =>
    optional({ on, kind, note: typeof note === 'string' ? note : undefined }),
  ) as Record<string, string>[] // the facts of `incident-reported`
  return {
    concern: { summary: 'Reported after an earlier pathway had ended.', incidents },
    ...(reported.some(({ data }) => data['urgent'] === true) ? { urgent: true } : {}),
  }
}
