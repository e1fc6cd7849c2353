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
 * the reference data, and for who sees the pathways of the site, who alone are told which they are. What is kept from somebody is
 * not counted for them either: a number would say that there is something.
 */
export async function fallsOn(
  { database }: Pick<Deps, 'database'>,
  account: Account,
  { division, date }: { readonly division: Division; readonly date: string },
): Promise<z.output<typeof fallsAtOut>[]> {
  const sites = sitesOf(account).filter((site) => {
    const { roles } = actorAt(account, site)
    return seesEverything({ roles }) || !mayNot(whoMay.changeReference, roles)
  })
  const found: z.output<typeof fallsAtOut>[] = []
  for (const id of sites) {
    const site = await loadSite(database, id)
    if (site?.policy.division !== division) continue
    const from = atCivil(date, '00:00', site.policy.hours.zone)
    const until = addCivil(from, { days: 1 }, site.policy.hours.zone)
    const between = { from, until, reader: account }
    const [meetings, sessions, due] = [
      await readMeetingsBetween(database, id, between),
      await readSessionsBetween(database, id, between),
      await readDueBetween(database, id, between),
    ]
    const sees = seesEverything({ roles: rolesAt(account, id) })
    found.push({
      site: { id, name: site.siteName },
      meetings: meetings.map((one) => ({
        ...{ conferenceId: one.id, form: one.form, at: iso(one.at) },
      })),
      sessions: {
        count: sessions.length,
        items: sessions
          .slice(0, sees ? mostNamed : 0)
          .map(({ pathway, session, at }) => ({ pathwayId: pathway, session, at: iso(at) })),
      },
      due: {
        count: due.length,
        items: due.slice(0, sees ? mostNamed : 0).map((one) => ({
          ...{ obligationId: one.id, pathwayId: one.pathway, conferenceId: one.conference },
          ...{ title: titleOf(one.what), due: iso(one.due) },
        })),
      },
    })
  }
  return found
}
