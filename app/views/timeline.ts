import { z } from 'zod'
import { authorText, type Sentence, sentenceText, type Thing } from '../../domain/sentence.ts'
import { codeOf } from '../../domain/titled.ts'
import { cursorOut, pageWanted, paging } from '../paging.ts'
import { type Database } from '../../store/database.ts'
import { ukZone } from '../../domain/calendar/calendar.ts'
import { type EntityKind } from '../../domain/decider.ts'
import { instantOut, iso } from './instants.ts'
import { readAgencyNames, readEvents, type StoredEvent } from '../../store/reads/pathway.ts'
import { readNames } from '../../store/reads/words.ts'
import { withheldOut } from './pathway/record.ts'

export const timelineItem = z
  .object({
    seq: z.int(),
    type: z.string(),
    sentence: z.string().nullable().meta({
      description:
        'What happened, in plain English, without words and without names of people; null for a type that is no longer known.',
    }),
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

const orders = {
  oldest: { title: 'Oldest first' },
  newest: { title: 'Newest first' },
} as const

/** What every timeline takes. */
export const timelinePaging = {
  order: codeOf(orders).default('oldest'),
  ...paging,
}

export interface TimelineQuery {
  readonly limit: number
  readonly cursor?: string | undefined
  readonly order: keyof typeof orders
}

/** Whose timeline it is, and who reads it. */
export interface Teller<Told> {
  readonly kind: EntityKind
  readonly id: string
  /** The name of the list, for its cursors. */
  readonly list: string
  readonly types?: readonly string[]
  /** The events that are for the reader, as far as they are. */
  readonly events: (stored: readonly StoredEvent[]) => Promise<readonly Told[]>
  /** The name of somebody who did something, where it is for the reader. */
  readonly staff: (name: string | undefined, id: string) => string | null
  readonly sentence: (event: { type: string; data: object }) => Sentence | undefined
  readonly thing: (is: Thing, id: string) => string | undefined
}

type Told = StoredEvent & {
  readonly data: Record<string, unknown>
  readonly withheld: z.output<typeof withheldOut>
}

/** A page of what happened to one entity, as far as it is for one reader. */
export async function timelinePage(
  database: Database,
  { kind, id, list, types, ...teller }: Teller<Told>,
  query: TimelineQuery,
) {
  const newest = query.order === 'newest'
  const order = newest ? `${list}/newest` : list
  const { after, limit } = pageWanted(query, order)
  const stored = await readEvents(database, id, {
    kind,
    newest,
    limit: limit + 1,
    ...(after === undefined ? {} : { after: after.key }),
    ...(types === undefined ? {} : { types }),
  })
  const page = stored.slice(0, limit)
  const events = await teller.events(page)
  const names = await readNames(
    database,
    events.map(({ by }) => by.id),
  )
  const agencies = await readAgencyNames(database)
  const last = page.at(-1)
  const more = stored.length > limit && last
  return {
    items: events.map(({ seq, type, at, by, command, data, withheld }) => {
      const sentence = teller.sentence({ type, data })
      const author = authorText(by, (agency) => agencies.get(agency))
      const thing = (is: Thing, one: string) =>
        is === 'agency' ? (agencies.get(one) ?? one) : teller.thing(is, one)
      return {
        seq,
        type,
        sentence: sentence ? sentenceText(sentence, { author, thing, zone: ukZone }) : null,
        at: iso(at),
        by: {
          id: by.id,
          agency: by.agency,
          role: by.role ?? null,
          name: teller.staff(names.get(by.id), by.id),
        },
        command,
        data: datesOut(data) as Record<string, unknown>, // the walk keeps the shape
        withheld,
      }
    }),
    nextCursor: more ? cursorOut({ key: last.seq, id: '' }, order) : null,
  }
}

/** In the facts of events instants are the only numbers of this size: every count and score is far below. */
const smallestInstant = 100_000_000_000

/** Facts with their instants as answers have them. */
function datesOut(value: unknown): unknown {
  if (typeof value === 'number') return value >= smallestInstant ? iso(value) : value
  if (Array.isArray(value)) return value.map(datesOut)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [key, datesOut(part)]))
}
