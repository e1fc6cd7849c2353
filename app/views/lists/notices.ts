import { z } from 'zod'
import { rungTitles } from '../../../domain/rung-words.ts'
import { roles } from '../../../domain/codes.ts'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import { noticeOutcomes } from '../codes.ts'
import { type Account, actorAt } from '../../access/account.ts'
import type { Actor } from '../../../domain/entity/decider.ts'
import { filterOf, partsFor } from '../../access/agency.ts'
import { unseenFilters } from '../../access/filters.ts'
import { isNo } from '../../answers.ts'
import type { Look } from '../../access/look.ts'
import type { Deps } from '../../deps.ts'
import { mayKnow } from '../../../domain/kept-out.ts'
import { newSlug } from '../../../domain/fields.ts'
import { countedPaging, type PageQuery, pagerOf } from '../../paging.ts'
import { instantOut, iso, isoOrNull } from '../instants.ts'
import { type NoticeRow, readNotices } from '../../../store/reads/notices.ts'
import { titleOf, owedTitles } from '../../../domain/describe.ts'

/** What the log of notices is asked with. */
export const noticesQuery = z.strictObject({
  agency: newSlug().optional(),
  outcome: codeOf(noticeOutcomes).optional(),
  ...countedPaging(),
})

export const noticeOut = z
  .object({
    id: z.string(),
    pathwayId: z.string().nullable().meta({ description: 'Null where it is about a conference.' }),
    conferenceId: z.string().nullable(),
    obligationId: z.string(),
    what: storedCodeOf(owedTitles),
    title: z.string(),
    agency: z.string(),
    role: storedCodeOf(roles),
    rung: storedCodeOf(rungTitles),
    urgent: z.boolean(),
    queuedAt: instantOut,
    sentAt: instantOut.nullable(),
    outcome: codeOf(noticeOutcomes),
    why: z.string().nullable().meta({ description: 'Why it was dropped, or could not be sent.' }),
    messageId: z.string().nullable(),
    links: z
      .object({
        usable: z.int().meta({ description: 'How many of its links still lead there.' }),
        opened: z.int().meta({ description: 'How often somebody signed in by one of them.' }),
      })
      .meta({ description: 'The links to this in the message, one for each address.' }),
    because: z
      .object({
        event: z.string().nullable(),
        seq: z.int().nullable(),
        command: z.string().nullable(),
        clock: z.string().nullable(),
        source: z.string().nullable(),
        due: instantOut.nullable(),
      })
      .meta({
        description:
          'Why it went out: the event and the command that led to it, and the clock it is about. What led to it is null where that is not for you.',
      }),
  })
  .meta({ id: 'Notice' })

/** A notice for a reader: one that went out because somebody may not see something says so only to those who may know that. */
const noticeFor =
  (readerAt: (site: string) => Actor) =>
  (row: NoticeRow): z.output<typeof noticeOut> => {
    const happened = { type: row.event_type ?? '', data: row.event_data ?? {} }
    const told = mayKnow(happened, readerAt(row.site))
    return noticeOf(told ? row : { ...row, event_type: null, event_seq: null, command: null })
  }

const noticeOf = (row: NoticeRow): z.output<typeof noticeOut> => ({
  id: row.id,
  pathwayId: row.pathway,
  conferenceId: row.conference,
  obligationId: row.obligation,
  what: row.what,
  title: titleOf(row.what),
  agency: row.agency,
  role: row.role,
  rung: row.rung,
  urgent: row.urgent,
  queuedAt: iso(row.queued_at),
  sentAt: isoOrNull(row.sent_at),
  outcome: row.outcome,
  why: row.why,
  messageId: row.message_id,
  links: {
    usable: row.ended === null ? (row.links ?? 0) : 0,
    opened: row.opened ?? 0,
  },
  because: {
    event: row.event_type,
    seq: row.event_seq,
    command: row.command,
    clock: row.clock,
    source: row.source,
    due: isoOrNull(row.due),
  },
})

/** What went out from the reader's sites, newest first. */
export async function noticesSent(
  { database, actors, clock }: Deps,
  by: Account,
  query: z.output<typeof noticesQuery>,
) {
  const { agency, outcome } = query
  const unseen = unseenFilters(by, { agency })
  if (unseen) return unseen
  const { wanted, countedOut } = await pagerOf({ actors }, by, 'all notices', query)
  if (isNo(wanted)) return wanted
  const page = await readNotices(database, {
    ...wanted,
    reader: by,
    parts: partsFor(by, agency),
    now: await clock.now(),
    outcome,
  })
  return countedOut(
    page,
    noticeFor((site) => actorAt(by, site)),
  )
}

/** What was sent about one pathway or one conference; to an agency that does not see all of it, what it got. */
export async function noticesView(seen: Look, query: PageQuery) {
  const list = `notices of ${seen.place.id}`
  const { wanted, out } = await pagerOf(seen, seen.reader.actor, list, query)
  if (isNo(wanted)) return wanted
  const { database, account: reader, now } = seen
  const page = await readNotices(database, { ...wanted, ...filterOf(seen), reader, now })
  return out(
    page,
    noticeFor(() => seen.reader.actor),
  )
}
