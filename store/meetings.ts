import { type MeetingForm, meetingForms } from '../domain/policy/meetings.ts'
import type { AutomaticItems, SiteReference } from '../domain/reference/reference.ts'
import type { OpenMeeting } from '../domain/conference/shape.ts'
import type { Reader } from './reference.ts'
import { beforeSession } from '../domain/conference/rule.ts'
import type { carryOverLimits } from '../domain/conference/automatic-items.ts'
import { loadMeetingIds } from './meeting-ids.ts'
import { instant } from './reads/page.ts'

// More than a year of weekly meetings; rules take one of the first.
const mostMeetings = 60

/** The meetings of a site that have not begun, soonest first. Their dates say whether their lists are open. */
async function meetingsToCome(reader: Reader, site: string, now: number): Promise<OpenMeeting[]> {
  const rows = await reader
    .selectFrom('conferences')
    .select(['id', 'form', 'at', 'list_closes_at', 'capacity', 'listed', 'emergency'])
    .where('site', '=', site)
    .where('stage', 'in', beforeSession)
    .where('at', '>', instant(now))
    .orderBy('at')
    .orderBy('id')
    .limit(mostMeetings)
    .execute()
  return rows.flatMap(({ id, form, at, list_closes_at, capacity, listed, emergency }) => {
    const known = formOf(form)
    const listClosesAt = list_closes_at
    return known ? [{ id, form: known, at, listClosesAt, capacity, listed, emergency }] : []
  })
}

const formOf = (form: string) =>
  Object.hasOwn(meetingForms, form) ? (form as keyof typeof meetingForms) : undefined // its own keys

/** A site, and those beside it, with the meetings at which their pathways can be heard. */
export async function withMeetings(
  reader: Reader,
  reference: SiteReference,
  now: number,
): Promise<SiteReference> {
  const { others = {} } = reference
  const meetings = await meetingsToCome(reader, reference.site, now)
  const meetingIds = await loadMeetingIds(reader, [reference.site, ...Object.keys(others)], now)
  if (!reference.others) return { ...reference, meetings, meetingIds }
  const beside = await Promise.all(
    Object.entries(others).map(
      async ([site, other]) =>
        [
          site,
          { ...other, meetings: await meetingsToCome(reader, site, now), meetingIds },
        ] as const,
    ),
  )
  return { ...reference, meetings, meetingIds, others: Object.fromEntries(beside) }
}

/**
 * What comes onto the agenda of a meeting by itself. That is the open actions of the site's pathways due by its end, and the
 * watches that end between this meeting and the next. After days off, or where a person moved it, the next may be later than
 * the rhythm says. A watch that ends before it must be on one of the two agendas.
 */
export async function findBrought(
  reader: Reader,
  site: string,
  { form, at, endsAt, nextAt }: ReturnType<typeof carryOverLimits>,
): Promise<AutomaticItems> {
  const until = Math.max(nextAt, (await meetingAfter(reader, site, form, at)) ?? nextAt)
  const actions = await reader
    .selectFrom('obligations')
    .select(['pathway', 'about', 'agency', 'due', 'strand'])
    .where('site', '=', site)
    .where('what', '=', 'action')
    .where('outcome', 'is', null)
    .where('due', '<=', instant(endsAt))
    .orderBy('due')
    .orderBy('id')
    .execute()
  const watches = await reader
    .selectFrom('pathways')
    .select(['id', 'watch_until'])
    .where('site', '=', site)
    .where('stage', '=', 'watch')
    .where('watch_until', '>', instant(at))
    .where('watch_until', '<=', instant(until))
    .orderBy('watch_until')
    .orderBy('id')
    .execute()
  return {
    actions: actions.flatMap(({ pathway, about, agency, due, strand }) =>
      pathway === null || about === null
        ? []
        : [{ pathway, action: about, agency, due, ...(strand === null ? {} : { strand }) }],
    ),
    expiries: watches.flatMap(({ id, watch_until }) =>
      watch_until === null ? [] : [{ pathway: id, until: watch_until }],
    ),
  }
}

/** When the next usual meeting of a form meets, where one is planned. */
async function meetingAfter(reader: Reader, site: string, form: MeetingForm, at: number) {
  const next = await reader
    .selectFrom('conferences')
    .select('at')
    .where('site', '=', site)
    .where('form', '=', form)
    .where('stage', 'in', beforeSession)
    .where('emergency', '=', false)
    .where('at', '>', instant(at))
    .orderBy('at')
    .limit(1)
    .executeTakeFirst()
  return next?.at
}
