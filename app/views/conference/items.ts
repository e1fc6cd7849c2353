import type { z } from 'zod'
import { agendaOrder } from '../../../domain/conference/agenda.ts'
import type { ConferenceFacts } from '../../../domain/conference/events.ts'
import type { ConferenceState } from '../../../domain/conference/state.ts'
import type { Item } from '../../../domain/conference/shape.ts'
import { heardTogether } from './heard-together.ts'
import { iso } from '../instants.ts'
import type { ConferenceLook } from '../../access/look.ts'
import { numberOf, pageOfParts } from './parts.ts'
import type { itemOut } from './item-out.ts'
import { isNo, refused } from '../../answers.ts'
import { type PageQuery, pagerOf } from '../../paging.ts'
import type { PageWanted } from '../../../store/reads/page.ts'
import { peopleOn } from './agenda.ts'
import { quorumView } from './conference.ts'
import type { ReadEvent } from '../../access/reader.ts'
import { readEvents, type StoredEvent } from '../../../store/reads/pathway.ts'
import { wasReferrerHeard } from '../../../domain/conference/quorum.ts'
import { withheldOf } from '../../access/withheld.ts'

const told = ['item-decided', 'item-deferred', 'item-moved', 'no-show-overridden'] as const

/** The items of a conference that are for one reader, by number, with what was decided and why. */
export async function itemsView(seen: ConferenceLook, query: PageQuery) {
  if (seen.reader.mustAccept) return refused('accept-first')
  const { reader, place } = seen
  const pager = await pagerOf(seen, reader.actor, `items of ${place.id}`, query)
  return isNo(pager.wanted)
    ? pager.wanted
    : pager.out(await itemsOn(seen, pager.wanted), (one) => one)
}

/**
 * The same, also for a paper. What was decided and why is left out if those words are not to be shown, so that the log
 * of reads does not say that they were.
 */
export async function itemsOn(seen: ConferenceLook, wanted: PageWanted, withWords = true) {
  const { reader, database, rules } = seen
  const page = pageOfParts(reader.items, wanted, ({ id }) => ({
    key: numberOf(id),
    id: '',
  }))
  const ids = new Set(page.items.map(({ id }) => id))
  const events = withWords
    ? await readEvents(database, reader.state.id, { kind: 'conference', types: told })
    : []
  const about = events.filter((event) => ids.has(itemIn(event)))
  // What is said of an item that is theirs concerns them; of its actions and its dissent only their own.
  const said = await reader.worded(
    database,
    about.map((event) => reader.told(ownPart(reader)(event))),
    true,
  )
  const people = await peopleOn(seen, page.items)
  const together = await heardTogether(seen)
  const agenda = agendaOrder(reader.state, rules.reference).map(({ id }) => id)
  return {
    items: page.items.map((item) => {
      const { person, withheld } = people(item)
      const words = itemWords(said.filter((event) => itemIn(event) === item.id))
      return {
        ...itemFacts(item, seen),
        ...together(item.id),
        person,
        place: agenda.includes(item.id) ? agenda.indexOf(item.id) + 1 : null,
        ...words,
        withheld: { ...withheld, ...words.withheld },
      }
    }),
    next: page.next,
  }
}

/** The item that one of these facts is about. */
function itemIn({ data }: Pick<StoredEvent, 'data'>): string {
  const { id, item }: { id?: unknown; item?: unknown } = data
  return String(id ?? item)
}

/** Of a decision, for readers who do not read all items: what is agreed with their own agency, and what it says. */
const ownPart =
  ({ reading, actor }: ConferenceLook['reader']) =>
  (event: StoredEvent): StoredEvent => {
    if (event.type !== 'item-decided' || reading.whole) return event
    const { actions, dissent, ...rest } = event.data as Decided
    const isOwn = ({ agency }: { readonly agency: string }) => agency === actor.agency
    return {
      ...event,
      data: { ...rest, actions: actions.filter(isOwn), dissent: dissent.filter(isOwn) },
    }
  }

type Decided = ConferenceFacts['item-decided'] // what an event of that type holds

function itemFacts(item: Item, { reader, rules, now }: ConferenceLook) {
  const { whole } = reader.reading
  const { presented } = item
  return {
    item: item.id,
    pathwayId: item.pathway,
    status: item.status,
    children: item.children,
    repeat: item.repeat,
    carried: item.carried ?? false,
    risk: whole ? item.risk : null,
    since: iso(item.since),
    from: item.from ? { conferenceId: item.from.conference, item: item.from.item } : null,
    referrer: { agency: item.referrer.agency, role: item.referrer.role },
    referrerHeard: wasReferrerHeard(reader.state, item),
    heardWithoutReferrer: item.heardWithoutReferrer ?? false,
    presented: presented ? { ...presented, at: iso(presented.at) } : null,
    timer: timerOf(item, reader.state, now),
    quorum: item.status === 'listed' ? quorumView({ reader, rules }, item) : null,
    decision: item.decision ?? null,
    to: item.to ?? null,
    cameBack: item.cameBack ?? false,
    overtaken: item.overtaken ?? false,
    overtakenCounts: item.counts ?? null,
  }
}

const minuteInMs = 60_000

/** Since when an item is being heard, and how long it has; null until then, and once it is settled. */
function timerOf({ presented, status }: Item, { meeting, stage }: ConferenceState, now: number) {
  if (!presented || !meeting || status !== 'listed' || stage !== 'inSession') return null
  const until = presented.at + meeting.minutesPerItem * minuteInMs
  return {
    since: iso(presented.at),
    minutes: meeting.minutesPerItem,
    until: iso(until),
    over: until < now,
  }
}

/** What was said of an item: by the last fact of each type. */
function itemWords(said: readonly ReadEvent[]) {
  const last = (type: (typeof told)[number]) => said.findLast((event) => event.type === type)
  const decided = last('item-decided')
  const { actions, dissent, rationale } = (decided?.data ?? none) as Read<Decided>
  const left = last('item-moved') ?? last('item-deferred')
  const { because, reason } = (left?.data ?? {}) as { because?: Because; reason?: string | null }
  const overridden = last('no-show-overridden')?.data['reason']
  const unsaid = withheldOf({
    rationale: { value: rationale, may: true },
    reason: { value: reason, may: true },
    overrideReason: { value: overridden, may: true },
  })
  return {
    decidedAt: decided ? iso(decided.at) : null,
    rationale,
    dissent: dissent.map(({ agency, view }) => ({ agency, view })),
    actions: actions.map(({ agency, role, what, why, due, strand }) => ({
      agency,
      role,
      what,
      why: why ?? null,
      due: iso(due),
      victim: strand ?? null,
    })),
    because: because ?? null,
    reason: reason ?? null,
    overrideReason: typeof overridden === 'string' ? overridden : null,
    withheld: withheldIn(said, unsaid),
  }
}

type ItemWithheld = z.output<typeof itemOut>['withheld']

/** Why words are null, each under the name that it has in the answer. */
const withheldIn = (said: readonly ReadEvent[], unsaid: ItemWithheld): ItemWithheld => ({
  ...unsaid,
  ...Object.fromEntries(
    said.flatMap(({ type, withheld }) =>
      Object.entries(withheld).map(([field, why]) => [
        type === 'no-show-overridden' ? 'overrideReason' : field,
        why,
      ]),
    ),
  ),
})

type Because = z.output<typeof itemOut>['because']
/** A decision with its words as they may be read. */
interface Read<D extends Decided> {
  readonly rationale: string | null
  readonly dissent: readonly { readonly agency: string; readonly view: string | null }[]
  readonly actions: readonly (Pick<D['actions'][number], 'agency' | 'role' | 'due' | 'strand'> & {
    readonly what: string | null
    readonly why?: string | null
  })[]
}
const none = { rationale: null, dissent: [], actions: [] }
