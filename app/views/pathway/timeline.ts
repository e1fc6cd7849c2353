import { z } from 'zod'
import { type Actor } from '../../../domain/decider.ts'
import { type Area, areaCodes, typesOf } from '../../../domain/pathway/evolve.ts'
import { cursorOut, pageWanted, paging } from '../../paging.ts'
import { type Deps } from '../../deps.ts'
import { instantOut, iso } from '../instants.ts'
import { readerOf } from '../../access/pathway-reader.ts'
import { withheldOut } from './record.ts'
import { readEvents, readState, readSummary } from '../../../store/reads/pathway.ts'
import { readNames } from '../../../store/reads/words.ts'

export const timelineItem = z
  .object({
    seq: z.int(),
    type: z.string(),
    at: instantOut,
    by: z.object({
      id: z.string(),
      agency: z.string(),
      role: z.string().nullable(),
      name: z.string().nullable(),
    }),
    command: z.string().nullable().meta({ description: 'The key of the command that led to it.' }),
    data: z.record(z.string(), z.unknown()).meta({
      description:
        'Its facts. Words, and how a victim can be reached, are null if they are not for you or have been erased.',
    }),
    withheld: withheldOut,
  })
  .meta({ id: 'TimelineItem' })

export const timelineQuery = z.strictObject({
  area: z.enum(areaCodes).optional().meta({
    description: 'Only one area: `risk` is the history of the risk, by instrument and rating.',
  }),
  ...paging,
})

/** What happened on a pathway, in order, as far as it is for this reader. */
export async function timelineView(
  { database, clock }: Deps,
  actor: Actor,
  id: string,
  query: { limit: number; cursor?: string | undefined; area?: Area | undefined },
) {
  const { area } = query
  const order = area === undefined ? 'timeline' : `timeline/${area}`
  const { after, limit } = pageWanted(query, order)
  const row = await readSummary(database, id)
  const state = await readState(database, id)
  const reader = await readerOf(database, actor, { id, referrer: row.referrer_agency, state })
  const stored = await readEvents(database, id, {
    after: after?.key ?? 0,
    limit: limit + 1,
    ...(area === undefined ? {} : { types: typesOf(area) }),
  })
  const page = stored.slice(0, limit)
  const events = await reader.events(database, page)
  const names = await readNames(
    database,
    events.map(({ by }) => by.id),
  )
  const items = events.map(({ seq, type, at, by, command, data, withheld }) => ({
    seq,
    type,
    at: iso(at),
    by: {
      id: by.id,
      agency: by.agency,
      role: by.role ?? null,
      name: reader.see('staff', 'by', names.get(by.id), by.id),
    },
    command,
    data: datesOut(data) as Record<string, unknown>, // the walk keeps the shape
    withheld,
  }))
  await reader.log(database, 'timeline', await clock.now())
  const last = page.at(-1)
  const more = stored.length > limit && last
  return { items, nextCursor: more ? cursorOut({ key: last.seq, id: '' }, order) : null }
}

/** In the facts of events instants are the only numbers of this size: every count and score is far below. */
const smallestInstant = 100_000_000_000

/** Facts with their instants as answers have them. */
export function datesOut(value: unknown): unknown {
  if (typeof value === 'number') return value >= smallestInstant ? iso(value) : value
  if (Array.isArray(value)) return value.map(datesOut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, datesOut(part)]))
}
