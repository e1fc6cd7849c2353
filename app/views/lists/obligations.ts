import { many } from '../many.ts'
import { z } from 'zod'
import { marks } from '../../../domain/policy/provenance.ts'
import { obligationOutcomes } from '../../../domain/obligations/kinds.ts'
import { rungTitles } from '../../../domain/rung-words.ts'
import { codeOf, storedCodeOf } from '../../../domain/titled.ts'
import { dueWhen } from '../codes.ts'
import type { Account } from '../../access/account.ts'
import { atCivil, endOfCivilDay, ukZone } from '../../../domain/calendar/calendar.ts'
import { roles } from '../../../domain/codes.ts'
import type { Deps } from '../../deps.ts'
import { filledIn } from '../../forms/filled-in.ts'
import { countedPaging, flag, pagerOf, paging } from '../../paging.ts'
import { newSlug } from '../../../domain/fields.ts'
import { filterOf, partsFor } from '../../access/agency.ts'
import { unseenFilters } from '../../access/filters.ts'
import { isNo } from '../../answers.ts'
import type { Look } from '../../access/look.ts'
import { instantOut, isoOrNull } from '../instants.ts'
import { type ObligationRow, readObligations } from '../../../store/reads/obligations.ts'
import { owedOut, owedView } from '../owed.ts'

/** What the worklist is asked with. */
export const worklistQuery = z.strictObject({
  agency: newSlug().optional(),
  role: codeOf(roles).optional(),
  due: z
    .union([
      codeOf(dueWhen),
      z.iso.date().meta({ maxLength: 10 }),
      z.iso.datetime({ offset: true }).max(40),
    ])
    .optional()
    .meta({ description: 'Due by then: `overdue`, `today`, a day or an instant.' }),
  ...countedPaging(),
})

/** What the obligations of one pathway or one conference are asked with. */
export const owedQuery = z.strictObject({ open: flag().optional(), ...paging })

export const obligationOut = z
  .object({
    id: z.string(),
    pathwayId: z
      .string()
      .nullable()
      .meta({ description: 'Null where it is owed on a conference.' }),
    conferenceId: z.string().nullable(),
    site: z.string(),
    ...owedOut,
    clock: z.string(),
    source: z.string().meta({ description: 'Where the clock comes from.' }),
    mark: storedCodeOf(marks).meta({
      description: 'S sourced, S2 second-hand or local, K not verified.',
    }),
    ladder: z.string(),
    about: z.string().nullable(),
    victim: z
      .string()
      .nullable()
      .meta({ description: 'For which victim, by their letter, where the pathway has several.' }),
    rung: storedCodeOf(rungTitles).nullable().meta({ description: 'The highest rung reached.' }),
    rungAt: instantOut.nullable(),
    nextRungAt: instantOut.nullable(),
    outcome: storedCodeOf(obligationOutcomes)
      .nullable()
      .meta({ description: 'Null while it is open.' }),
    endedAt: instantOut.nullable(),
    settledBy: many(
      z.object({
        command: z.string(),
        label: z.string(),
        values: z.record(z.string(), z.string()),
      }),
    ).meta({
      description:
        'The commands that settle it, or can, each with what its form is filled in with; empty once it has ended.',
    }),
  })
  .meta({ id: 'Obligation' })

/** An obligation for an answer. */
export const obligationView =
  (now: number) =>
  (row: ObligationRow): z.output<typeof obligationOut> => ({
    id: row.id,
    pathwayId: row.pathway,
    conferenceId: row.conference,
    site: row.site,
    ...owedView({ ...row, stopped: row.stopped_at }, now, row.outcome === null),
    clock: row.clock,
    source: row.source,
    mark: row.mark,
    ladder: row.ladder,
    about: row.about,
    victim: row.strand,
    rung: row.rung,
    rungAt: isoOrNull(row.rung_at),
    nextRungAt: isoOrNull(row.next_rung_at),
    outcome: row.outcome,
    endedAt: isoOrNull(row.ended_at),
    settledBy: row.outcome === null ? settledBy(row) : [],
  })

const settledBy = (row: ObligationRow) =>
  filledIn(row.pathway === null ? 'conference' : 'pathway', {
    ...row,
    conferenceId: row.conference,
  }).map(({ command, label, values }) => ({ command, label, values: { ...values } }))

/** What is owed at the reader's sites, soonest first. */
export async function worklist(
  { database, actors, clock }: Deps,
  by: Account,
  query: z.output<typeof worklistQuery>,
) {
  const { agency, role, due } = query
  const unseen = unseenFilters(by, { agency })
  if (unseen) return unseen
  const { wanted, countedOut } = await pagerOf({ actors }, by, 'worklist', query)
  if (isNo(wanted)) return wanted
  const now = await clock.now()
  const page = await readObligations(database, {
    ...wanted,
    reader: by,
    parts: partsFor(by, agency),
    role,
    dueBy: due === undefined ? undefined : dueBy(due, now),
    open: true,
    by: 'due',
  })
  return countedOut(page, obligationView(now))
}

function dueBy(due: string, now: number): number {
  if (due === 'overdue') return now - 1
  if (due === 'today') return endOfCivilDay(now, 0, ukZone)
  return due.includes('T')
    ? Date.parse(due)
    : endOfCivilDay(atCivil(due, '12:00', ukZone), 0, ukZone)
}

/** What is or was owed on one pathway or one conference; an agency that does not see all of it sees its own. */
export async function obligationsView(seen: Look, query: z.output<typeof owedQuery>) {
  const list = `obligations of ${seen.place.id}`
  const { wanted, out } = await pagerOf(seen, seen.reader.actor, list, query)
  if (isNo(wanted)) return wanted
  const page = await readObligations(seen.database, {
    ...wanted,
    ...filterOf(seen),
    reader: seen.account,
    open: query.open,
    by: 'since',
  })
  return out(page, obligationView(seen.now))
}
