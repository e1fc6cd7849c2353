import { z } from 'zod'
import type { Account } from '../../access/account.ts'
import { partsFor } from '../../access/agency.ts'
import { atCivil, endOfCivilDay, ukZone } from '../../../domain/calendar/calendar.ts'
import { conferenceStages } from '../../../domain/conference/codes.ts'
import { type ConferenceRow, readConferences } from '../../../store/reads/conference-list.ts'
import type { Deps } from '../../deps.ts'
import { isNo } from '../../answers.ts'
import { countedPaging, flag, pagerOf } from '../../paging.ts'
import { instantOut, iso, isoOrNull } from '../instants.ts'
import { meetingForms } from '../../../domain/policy/meetings.ts'
import { newSlug } from '../../../domain/fields.ts'
import { withheldFor, withheldOf } from '../../access/withheld.ts'
import { codeOf, titleIn, storedCodeOf } from '../../../domain/titled.ts'

const when = (description: string) =>
  z
    .union([z.iso.date().meta({ maxLength: 10 }), z.iso.datetime({ offset: true }).max(40)])
    .optional()
    .meta({ description })

export const conferencesQuery = z.strictObject({
  site: newSlug().optional(),
  form: codeOf(meetingForms).optional(),
  stage: codeOf(conferenceStages).optional(),
  emergency: flag().optional(),
  from: when('Meets then or later: a day or an instant.'),
  to: when('Meets then or earlier: a day or an instant.'),
  ...countedPaging(),
})

export const conferenceItem = z
  .object({
    id: z.string(),
    site: z.string(),
    form: storedCodeOf(meetingForms),
    formTitle: z.string(),
    stage: storedCodeOf(conferenceStages),
    stageTitle: z.string(),
    version: z.int(),
    at: instantOut,
    slot: z
      .string()
      .nullable()
      .meta({ description: 'Its day in the regular schedule, if it has one.' }),
    listClosesAt: instantOut,
    returnsDueAt: instantOut,
    capacity: z.int().meta({ description: 'How many items it can hear.' }),
    listed: z.int().meta({ description: 'How many are to be heard.' }),
    overBy: z.int().meta({ description: 'How many of them it cannot hear.' }),
    emergency: z.boolean(),
    reconvenes: z.string().nullable(),
    reconvenedAs: z.string().nullable(),
    nextAlarm: instantOut.nullable(),
    endedAt: instantOut.nullable(),
    withheld: withheldFor('nextAlarm'),
  })
  .meta({ id: 'ConferenceListItem' })

/** The conferences of a reader's sites, soonest first: all of them, or those to which their own agency is invited. */
export async function conferencesView(
  { database, actors }: Deps,
  actor: Account,
  query: z.output<typeof conferencesQuery>,
) {
  const { site, from, to, limit, cursor, count, ...filters } = query
  const parts = partsFor(actor)
  const confined = new Set(parts.flatMap((part) => (part.confined ? [part.site] : [])))
  const { wanted, countedOut } = await pagerOf({ actors }, actor, 'conferences', query)
  if (isNo(wanted)) return wanted
  const page = await readConferences(database, {
    ...filters,
    ...wanted,
    reader: actor,
    parts: parts.filter((part) => site === undefined || part.site === site),
    from: from === undefined ? undefined : beginningOf(from),
    to: to === undefined ? undefined : endOf(to),
  })
  return countedOut(page, (row) => conferenceRow(row, !confined.has(row.site)))
}

const beginningOf = (day: string): number =>
  day.includes('T') ? Date.parse(day) : atCivil(day, '00:00', ukZone)

const endOf = (day: string): number =>
  day.includes('T') ? Date.parse(day) : endOfCivilDay(atCivil(day, '12:00', ukZone), 0, ukZone)

/** What lists and the conference's own page show alike. */
export const conferenceRow = (
  row: ConferenceRow,
  whole: boolean,
): z.output<typeof conferenceItem> => ({
  id: row.id,
  site: row.site,
  form: row.form,
  formTitle: titleIn(meetingForms, row.form),
  stage: row.stage,
  stageTitle: titleIn(conferenceStages, row.stage),
  version: row.version,
  at: iso(row.at),
  slot: row.slot,
  listClosesAt: iso(row.list_closes_at),
  returnsDueAt: iso(row.returns_due_at),
  capacity: row.capacity,
  listed: row.listed - row.hidden,
  overBy: Math.max(0, row.listed - row.hidden - row.capacity),
  emergency: row.emergency,
  reconvenes: row.reconvenes,
  reconvenedAs: row.reconvened_as,
  nextAlarm: whole ? isoOrNull(row.next_alarm) : null,
  endedAt: isoOrNull(row.ended_at),
  withheld: withheldOf({ nextAlarm: { value: whole ? row.next_alarm : null, may: whole } }),
})
