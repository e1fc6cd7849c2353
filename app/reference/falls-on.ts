import { type Account, actorAt, rolesAt, sitesOf } from '../access/account.ts'
import { addCivil, atCivil } from '../../domain/calendar/calendar.ts'
import { storedCodeOf } from '../../domain/titled.ts'
import type { Deps } from '../deps.ts'
import type { Division } from '../../domain/calendar/holidays.ts'
import { instantOut, iso } from '../views/instants.ts'
import { loadSite } from '../../store/reference.ts'
import { many } from '../views/many.ts'
import { mayNot, whoMay } from '../access/roles.ts'
import { meetingForms } from '../../domain/policy/meetings.ts'
import {
  readDueBetween,
  readMeetingsBetween,
  readSessionsBetween,
} from '../../store/reads/falls-on.ts'
import { readKeptFrom } from '../../store/reads/kept-out.ts'
import { seesEverything } from '../../domain/need-to-know.ts'
import { titleOf } from '../../domain/describe.ts'
import { z } from 'zod'

const mostNamed = 200

const whose = 'For whoever sees the pathways of the site; nobody else is told which they are.'

/** What falls on a day at one site. */
const fallsAtOut = z.object({
  site: z.object({ id: z.string(), name: z.string() }),
  meetings: many(
    z.object({ conferenceId: z.string(), form: storedCodeOf(meetingForms), at: instantOut }),
  ),
  sessions: z.object({
    count: z.int(),
    items: many(z.object({ pathwayId: z.string(), session: z.string(), at: instantOut })).meta({
      description: whose,
    }),
  }),
  due: z.object({
    count: z.int(),
    items: many(
      z.object({
        obligationId: z.string(),
        pathwayId: z.string().nullable(),
        conferenceId: z.string().nullable(),
        title: z.string(),
        due: instantOut,
      }),
    ).meta({ description: whose }),
  }),
})

export const fallsOut = many(fallsAtOut).meta({
  description:
    'What falls on the day at your sites of that part of the United Kingdom: meetings, planned sessions, and what is due.',
})

/**
 * What falls on a day, at each site of theirs where its clocks are counted by that part of the United Kingdom: for who changes
 * the reference data, and for who sees the pathways of the site, who alone are told which they are.
 */
export async function fallsOn(
  { database }: Pick<Deps, 'database'>,
  account: Account,
  { division, date }: { readonly division: Division; readonly date: string },
): Promise<z.output<typeof fallsAtOut>[]> {
  const keptFrom = await readKeptFrom(database, account)
  const sites = sitesOf(account).filter((site) => {
    const { roles } = actorAt(account, site)
    return seesEverything({ roles }) || !mayNot(whoMay.changeReference, roles)
  })
  const found: z.output<typeof fallsAtOut>[] = []
  for (const id of sites) {
    const site = await loadSite(database, id)
    if (site?.policy.division !== division) continue
    const from = atCivil(date, '00:00', site.policy.hours.zone)
    const between = { from, until: addCivil(from, { days: 1 }, site.policy.hours.zone) }
    const [meetings, sessions, due] = [
      await readMeetingsBetween(database, id, between),
      await readSessionsBetween(database, id, between),
      await readDueBetween(database, id, between),
    ]
    const sees = seesEverything({ roles: rolesAt(account, id) })
    const isTold = (pathway: string | null): boolean => sees && !keptFrom.has(pathway ?? '')
    found.push({
      site: { id, name: site.siteName },
      meetings: meetings
        .filter((one) => !keptFrom.has(one.id))
        .map((one) => ({ conferenceId: one.id, form: one.form, at: iso(one.at) })),
      sessions: {
        count: sessions.length,
        items: sessions
          .filter(({ pathway }) => isTold(pathway))
          .slice(0, mostNamed)
          .map(({ pathway, session, at }) => ({ pathwayId: pathway, session, at: iso(at) })),
      },
      due: {
        count: due.length,
        items: due
          .filter(({ pathway, conference }) => isTold(pathway ?? conference))
          .slice(0, mostNamed)
          .map((one) => ({
            ...{ obligationId: one.id, pathwayId: one.pathway, conferenceId: one.conference },
            ...{ title: titleOf(one.what), due: iso(one.due) },
          })),
      },
    })
  }
  return found
}
