import type { z } from 'zod'
import type { Area } from '../../../domain/pathway/evolve.ts'
import { headingView, personName } from './heading.ts'
import { isNo } from '../../answers.ts'
import { noticesView } from '../lists/notices.ts'
import type { PageQuery } from '../../paging.ts'
import type { WrittenDates } from '../../../domain/sentence.ts'
import type { PathwayLook } from '../../access/look.ts'
import { takesOut } from '../../../domain/pathway/shape/closure.ts'
import { timelineCursor, type timelineItem, timelineView } from '../timeline.ts'

export type Happened = z.output<typeof timelineItem>

/** What one command led to, or time at one moment: in the order in which it happened. */
export type HappenedTogether = readonly [Happened, ...Happened[]]

/** Events newest first, those of one command together. */
function together(items: readonly Happened[]): HappenedTogether[] {
  const groups: [Happened, ...Happened[]][] = []
  for (const item of items) {
    const last = groups.at(-1)
    if (last && isOneWith(last[0], item)) last.unshift(item)
    else groups.push([item])
  }
  return groups
}

const isOneWith = (later: Happened, earlier: Happened): boolean =>
  later.command === earlier.command && (later.command !== null || later.at === earlier.at)

interface HistoryQuery {
  readonly area?: Area | undefined
  readonly cursor?: string | undefined
  readonly dates?: WrittenDates | undefined
}

// A reader who sees only what is their own agency's finds little of it in any page.
const mostEvents = 150
const mostOfOwn = 600

/** What happened on a pathway, newest first, by command: a page never ends within one, unless that one is longer than a page. */
export async function happenedView(
  seen: PathwayLook,
  name: string | null,
  { area, cursor, dates }: HistoryQuery,
  limit = seen.whole ? mostEvents : mostOfOwn,
) {
  const query = { area, cursor, limit, order: 'newest' } as const
  const told = await timelineView(seen, query, { person: name ?? undefined, unsigned: true, dates })
  if (isNo(told)) return told
  const groups = together(told.items)
  if (told.nextCursor === null || groups.length < 2) return { groups, next: told.nextCursor }
  const complete = groups.slice(0, -1)
  const last = complete.at(-1)?.[0].seq ?? 0
  return { groups: complete, next: await timelineCursor(seen, query, last) }
}

/** The page of what happened on a pathway. */
export async function historyView(seen: PathwayLook, query: HistoryQuery) {
  const name = await personName(seen)
  const happened = await happenedView(seen, name, query)
  if (isNo(happened)) return happened
  const mayTakeOut = !seen.may && seen.as.roles.includes(takesOut) // a guest takes nothing out
  return { heading: await headingView(seen, name), happened, mayTakeOut }
}

/** The page of what was sent about a pathway, and why. */
export async function sentView(seen: PathwayLook, query: PageQuery) {
  const notices = await noticesView(seen, query)
  if (isNo(notices)) return notices
  return { heading: await headingView(seen, await personName(seen)), notices }
}
