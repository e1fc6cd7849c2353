import { z } from 'zod'
import { instantOut, iso, isoOrNull } from '../answers.ts'
import { type ObligationRow } from '../../store/reads/obligations.ts'
import { titleOf } from '../../domain/describe.ts'

export const obligationOut = z
  .object({
    id: z.string(),
    pathwayId: z
      .string()
      .nullable()
      .meta({ description: 'Null where it is owed on a conference.' }),
    conferenceId: z.string().nullable(),
    site: z.string(),
    what: z.string(),
    title: z.string(),
    agency: z.string(),
    role: z.string(),
    since: instantOut,
    due: instantOut,
    overdue: z.boolean(),
    clock: z.string(),
    source: z.string().meta({ description: 'Where the clock comes from.' }),
    mark: z.string().meta({ description: 'S sourced, S2 second-hand or local, K not verified.' }),
    ladder: z.string(),
    about: z.string().nullable(),
    rung: z.string().nullable().meta({ description: 'The highest rung reached.' }),
    rungAt: instantOut.nullable(),
    nextRungAt: instantOut.nullable(),
    stoppedSince: instantOut.nullable().meta({
      description: 'While a hold has stopped it; what was left then until `due` is left after it.',
    }),
    outcome: z.string().nullable().meta({ description: 'Null while it is open.' }),
    endedAt: instantOut.nullable(),
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
    what: row.what,
    title: titleOf(row.what),
    agency: row.agency,
    role: row.role,
    since: iso(row.since),
    due: iso(row.due),
    overdue: row.outcome === null && row.stopped_at === null && row.due < now,
    clock: row.clock,
    source: row.source,
    mark: row.mark,
    ladder: row.ladder,
    about: row.about,
    rung: row.rung,
    rungAt: isoOrNull(row.rung_at),
    nextRungAt: isoOrNull(row.next_rung_at),
    stoppedSince: isoOrNull(row.stopped_at),
    outcome: row.outcome,
    endedAt: isoOrNull(row.ended_at),
  })
