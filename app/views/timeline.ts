import { z } from 'zod'
import { roles } from '../../domain/codes.ts'
import { type Area, areaTitles, typesOf } from '../../domain/pathway/evolve.ts'
import { authorText, sentenceText, type Thing, type WrittenDates } from '../../domain/sentence.ts'
import { timelineOrders } from './codes.ts'
import { codeOf, storedCodeOf } from '../../domain/titled.ts'
import { conferenceSentence, conferenceThings } from '../../domain/conference/sentences/index.ts'
import { type PageQuery, pagerOf, paging } from '../paging.ts'
import { instantOut, iso } from './instants.ts'
import { isNo } from '../answers.ts'
import type { Look } from '../access/look.ts'
import { pathwaySentence, pathwayThings } from '../../domain/pathway/sentences/index.ts'
import type { ReadEvent } from '../access/reader.ts'
import { readAgencyNames, readEvents, readStruckOut } from '../../store/reads/pathway.ts'
import { readNames } from '../../store/reads/words.ts'
import { many } from './many.ts'
import { takesOut } from '../../domain/pathway/shape/closure.ts'
import { ukZone } from '../../domain/calendar/calendar.ts'
import { withheldOf, withheldOut } from '../access/withheld.ts'

/** Something that happened, as a timeline tells it. */
export const timelineItem = z
  .object({
    seq: z.int(),
    type: z.string(),
    sentence: z.string().nullable().meta({
      description:
        'What happened, in plain English, without free text or people’s names; null for a type no longer known.',
    }),
    at: instantOut,
    by: z.object({
      id: z.string(),
      agency: z.string(),
      role: storedCodeOf(roles).nullable(),
      name: z.string().nullable(),
    }),
    command: z.string().nullable().meta({ description: 'The key of the command that led to it.' }),
    data: z.record(z.string(), z.unknown()).meta({
      description:
        'Its facts. Words, and how a victim can be reached, are null if they are not for you or have been erased.',
    }),
    withdrawnBy: z.int().nullable().meta({
      description:
        'The number of the withdrawal, if this was entered in error and no longer counts; else null.',
    }),
    replacedBy: z.int().nullable().meta({
      description: 'The number of the later answer that counts in place of this one; else null.',
    }),
    withheld: withheldOut,
    texts: many(
      z.object({
        field: z.string(),
        id: z.string(),
        takenOut: z
          .object({ at: instantOut, role: storedCodeOf(roles) })
          .nullable()
          .meta({ description: 'When and in which role it was taken out; null if it was not.' }),
      }),
    ).meta({
      description:
        'The texts in it that are for you: where each is, and the id by which the data protection officer can take it out.',
    }),
  })
  .meta({ id: 'TimelineItem' })

/** What every timeline takes. */
export const timelinePaging = {
  order: codeOf(timelineOrders).default('oldest'),
  ...paging,
}

/** What the timeline of a pathway takes: one area of it, too. */
export const timelineQuery = z.strictObject({
  area: codeOf(areaTitles).optional().meta({
    description: 'Only one area: `risk` is the history of the risk, by instrument and rating.',
  }),
  ...timelinePaging,
})

interface TimelineQuery extends PageQuery {
  readonly order: keyof typeof timelineOrders
  readonly area?: Area | undefined
}

/** How sentences call whom they are about, for those who may read it; unsigned where the author is shown beside them. */
interface Telling {
  readonly person?: string | undefined
  readonly dates?: WrittenDates | undefined
  readonly unsigned?: true
}

/** A page of what happened on a pathway or at a conference, as far as it is for this reader. */
export async function timelineView(seen: Look, query: TimelineQuery, telling: Telling = {}) {
  const { kind, database, reader, place } = seen
  const { area } = query
  const newest = query.order === 'newest'
  const { wanted, cursor } = await timelinePager(seen, query)
  if (isNo(wanted)) return wanted
  const { after, limit } = wanted
  const stored = await readEvents(database, place.id, {
    kind,
    newest,
    limit: limit + 1,
    ...(after === undefined ? {} : { after: after.key }),
    ...(area === undefined ? {} : { types: typesOf(area) }),
  })
  const page = stored.slice(0, limit)
  const events = await reader.events(database, page)
  const names = await readNames(
    database,
    events.map(({ by }) => by.id),
  )
  const sentence = await sentencesFor(seen, telling)
  const { withdrawn, replaced } = await readStruckOut(database, place.id, kind)
  const last = page.at(-1)
  const more = stored.length > limit && last
  return {
    items: events.map((event): z.output<typeof timelineItem> => {
      const { seq, type, at, by, command, data, withheld, texts } = event
      const name = reader.see('staff', 'by', names.get(by.id), { author: by.id })
      return {
        seq,
        type,
        sentence: sentence(event),
        at: iso(at),
        by: { id: by.id, agency: by.agency, role: by.role ?? null, name },
        command,
        data: datesOut(data) as Record<string, unknown>, // the walk keeps the shape
        withdrawnBy: withdrawn.get(seq) ?? null,
        replacedBy: replaced.get(seq) ?? null,
        texts: texts.map(({ takenOut, ...one }) => ({
          ...one,
          takenOut: takenOut === null ? null : { at: iso(takenOut), role: takesOut },
        })),
        withheld: {
          ...withheld,
          ...withheldOf(
            by.role ? { 'by.name': { value: name, may: reader.mayRead('staff', by.id) } } : {},
          ),
        },
      }
    }),
    nextCursor: more ? cursor({ key: last.seq, id: '' }) : null,
  }
}

// Enough for what one command leads to, and for what others did since.
const followed = 80

/** What a command led to, in sentences, in the order in which it happened; for its sender, who has just sent it. */
export async function followedView(seen: Look, command: string, telling: Telling = {}) {
  const { kind, database, reader, place } = seen
  const latest = await readEvents(database, place.id, { kind, newest: true, limit: followed })
  const led = latest.filter((event) => event.command === command).reverse()
  const sentence = await sentencesFor(seen, telling)
  const told = (await reader.events(database, led)).map((event) => sentence(event))
  return told.filter((one) => one !== null)
}

/** The pages of a timeline. */
const timelinePager = (seen: Look, query: TimelineQuery) =>
  pagerOf(seen, seen.reader.actor, `timeline of ${seen.place.id}`, query)

/** The cursor of a timeline that goes on after the event with this number. */
export async function timelineCursor(seen: Look, query: TimelineQuery, seq: number) {
  return (await timelinePager(seen, query)).cursor({ key: seq, id: '' })
}

/** Tells an event in a sentence; null for a type that is no longer known. */
async function sentencesFor(
  seen: Look,
  { person, unsigned, dates }: Telling,
): Promise<(event: ReadEvent) => string | null> {
  const { kind, database } = seen
  const agencies = await readAgencyNames(database)
  const kinds = new Map([...seen.owed].map(([id, { what }]) => [id, what]))
  const things =
    seen.kind === 'pathway'
      ? pathwayThings(seen.state, seen.owed, !seen.reader.hidden.alone)
      : conferenceThings(kinds)
  const tell = kind === 'pathway' ? pathwaySentence : conferenceSentence
  const thing = (is: Thing, id: string) =>
    is === 'agency' ? (agencies.get(id) ?? id) : things(is, id)
  return ({ type, data, by }) => {
    const told = tell({ type, data })
    const author = unsigned ? undefined : authorText(by, (agency) => agencies.get(agency))
    return told ? sentenceText(told, { person, author, thing, zone: ukZone, dates }) : null
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
