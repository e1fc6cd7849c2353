import { z } from 'zod'
import { codeOf } from '../../../domain/titled.ts'
import { returnStates } from '../codes.ts'
import { aboutReturn } from '../../../domain/conference/requests.ts'
import type { ConferenceFacts } from '../../../domain/conference/events.ts'
import { instantOut, iso, isoOrNull } from '../instants.ts'
import { isAgendaOut } from '../../../domain/conference/readable.ts'
import type { Item, Return } from '../../../domain/conference/shape.ts'
import type { ConferenceLook } from '../../access/look.ts'
import { numberOf, pageOfParts } from './parts.ts'
import { owedOf } from '../../../domain/obligations/owing.ts'
import { isNo, refused } from '../../answers.ts'
import { type PageQuery, pagerOf } from '../../paging.ts'
import type { PageWanted } from '../../../store/reads/page.ts'
import { victimText } from './item-out.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { readEvents, type StoredEvent } from '../../../store/reads/pathway.ts'
import { withheldReasons } from '../../../domain/conference/codes.ts'
import { withheldFor, withheldOf } from '../../access/withheld.ts'

export const returnOut = z
  .object({
    item: z.string(),
    pathwayId: z.string(),
    agency: z.string(),
    state: codeOf(returnStates),
    due: instantOut.nullable(),
    overdue: z.boolean(),
    late: z.boolean().meta({ description: 'It came after it was due.' }),
    at: instantOut.nullable().meta({ description: 'When it came, or was waived.' }),
    keptBack: z.boolean().meta({
      description: 'The agency is keeping something to itself, which is not stored here.',
    }),
    keptBackBecause: codeOf(withheldReasons)
      .nullable()
      .meta({ description: 'For the agency itself and for those who run the meeting.' }),
    note: z.string().nullable().meta({ description: 'What it knows, as far as it is for you.' }),
    reason: z.string().nullable().meta({ description: 'Why it declined, or was waived.' }),
    victim: z.string().nullable().meta({ description: victimText }),
    withheld: withheldFor('keptBackBecause', 'note', 'reason'),
  })
  .meta({ id: 'ConferenceReturn' })

const told = ['item-return-asked', 'item-return-recorded', 'item-return-waived'] as const

interface One {
  readonly item: Item
  readonly agency: string
  readonly answer: Return
}

/** What each agency was asked about each item, and what came back, as far as it is for one reader. */
export async function returnsView(seen: ConferenceLook, query: PageQuery) {
  if (seen.reader.mustAccept) return refused('accept-first')
  const { reader, place } = seen
  const pager = await pagerOf(seen, reader.actor, `returns of ${place.id}`, query)
  return isNo(pager.wanted)
    ? pager.wanted
    : pager.out(await returnsOn(seen, pager.wanted), (one) => one)
}

/**
 * The same, also for a paper. Paper is handed round a table, so the words of a return that keeps something back are
 * left out even for its own agency.
 */
export async function returnsOn(seen: ConferenceLook, wanted: PageWanted, onPaper = false) {
  const { reader, database } = seen
  const isOwn = ({ agency }: One) => agency === reader.actor.agency
  const all = reader.items
    .flatMap((item) =>
      Object.entries(item.returns).map(([agency, answer]) => ({ item, agency, answer })),
    )
    // Before the agenda is out, others than who keeps the meeting see what they are asked themselves.
    .filter((one) => reader.reading.keeps || isAgendaOut(reader.state) || isOwn(one))
  const page = pageOfParts(all, wanted, ({ item, agency }) => ({
    key: numberOf(item.id),
    id: agency,
  }))
  const events = await readEvents(database, reader.state.id, { kind: 'conference', types: told })
  const shown = new Set(page.items.map(({ item, agency }) => aboutReturn(item.id, agency)))
  const said = await reader.worded(
    database,
    events
      .filter(({ data }) => shown.has(aboutOf(data)))
      .map((event) => reader.told(onPaper && keepsBack(event) ? wordless(event) : event)),
  )
  return {
    items: page.items.map((one) => {
      const about = aboutReturn(one.item.id, one.agency)
      return returnView(
        one,
        seen,
        said.filter(({ data }) => aboutOf(data) === about),
      )
    }),
    next: page.next,
  }
}

function aboutOf(data: object): string {
  const { item, agency } = data as ConferenceFacts['item-return-asked'] // each of these facts names both
  return aboutReturn(item, agency)
}

const keepsBack = ({ data }: StoredEvent): boolean => 'internal' in data

function wordless(event: StoredEvent): StoredEvent {
  const { note, reason, ...data }: { note?: unknown; reason?: unknown } = { ...event.data }
  return note === undefined && reason === undefined ? event : { ...event, data }
}

function returnView(
  { item, agency, answer }: One,
  { reader, now }: ConferenceLook,
  said: readonly ReadEvent[],
) {
  const due = dueOf({ item, agency }, reader.state, said)
  const last = said.findLast(({ type }) => type !== 'item-return-asked')
  const { note, reason, strand } = (last?.data ?? {}) as {
    note?: string | null
    reason?: string | null
    strand?: string
  }
  const theirs = reader.reading.keeps || agency === reader.actor.agency
  const why = theirs ? answer.withheld : undefined
  return {
    item: item.id,
    pathwayId: item.pathway,
    agency,
    state: answer.state,
    due: isoOrNull(due),
    overdue: answer.state === 'asked' && item.status === 'listed' && due !== undefined && due < now,
    late: answer.late ?? false,
    at: last ? iso(last.at) : null,
    keptBack: answer.internal ?? false,
    keptBackBecause: why ?? null,
    note: note ?? null,
    reason: reason ?? null,
    victim: strand ?? null,
    withheld: {
      ...withheldOf({
        note: { value: note, may: true },
        reason: { value: reason, may: true },
        ...(answer.internal ? { keptBackBecause: { value: why, may: theirs } } : {}),
      }),
      ...last?.withheld,
    },
  }
}

/** By when it is owed, or was asked for. */
function dueOf(
  { item, agency }: Pick<One, 'item' | 'agency'>,
  state: ConferenceLook['reader']['state'],
  said: readonly ReadEvent[],
): number | undefined {
  const about = aboutReturn(item.id, agency)
  const owed = owedOf(state, 'meetingReturn', 'meetingReturnUrgent').find(
    (one) => one.about === about,
  )
  const asked = said.find(({ type }) => type === 'item-return-asked')?.data['due']
  return owed?.due ?? (typeof asked === 'number' ? asked : undefined)
}
