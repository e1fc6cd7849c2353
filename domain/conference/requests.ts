import { entriesOf, keysOf } from '../in-order.ts'
import type { ConferenceBuilder } from './builder.ts'
import { itemOf } from './state.ts'
import type { GivenReturn, Item, Return } from './shape.ts'
import { without } from '../obligations/without.ts'
import { seatOf, usuallyAsked } from './invited.ts'

/**
 * Asks each agency that the policy and the pathway call for what it knows about one item. Each gets one request, so that its
 * post gathers them in one notice. Those asked are invited. An agency that has already answered, on the pathway or at the
 * meeting that had the item earlier, is not asked again. `called`: only these.
 */
export function askReturns(
  builder: ConferenceBuilder,
  item: Item,
  called: Iterable<string> = calledFor(builder, item),
): void {
  const { at, returnsDueAt, emergency } = builder.meeting
  const { now } = builder.context
  if (at <= now) return // nobody can answer before a meeting that has begun
  const urgent = emergency === true || returnsDueAt <= now
  const due = returnsDueAt <= now ? at : returnsDueAt
  for (const agency of called) {
    if (item.answered?.includes(agency) || item.returns[agency]?.kept) continue
    const owner = seatOf(builder.state.invited, agency) ?? { agency, role: 'agencyWorker' as const }
    builder.record('item-return-asked', { item: item.id, agency, due })
    builder.open(urgent ? 'meetingReturnUrgent' : 'meetingReturn', {
      owner,
      due,
      about: aboutReturn(item.id, agency),
    })
  }
}

const calledFor = (builder: ConferenceBuilder, { agencies }: Item): Set<string> =>
  new Set([...usuallyAsked(builder.context.reference), ...agencies])

/** What the obligation of a return is about. */
export const aboutReturn = (item: string, agency: string): string => `${item}/${agency}`

/** Ends what was asked about an item that is no longer to be heard here, or that is decided. */
export function endReturns(builder: ConferenceBuilder, item: Item): void {
  for (const agency of keysOf(item.returns)) settleAsked(builder, item.id, agency)
}

/** Ends what was asked of an agency that may not see the pathway any more; only those are told who may know that. */
export const endReturn = (builder: ConferenceBuilder, item: Item, agency: string): void =>
  builder.settle(['meetingReturn', 'meetingReturnUrgent'], 'ended', aboutReturn(item.id, agency), {
    leftOut: agency,
  })

/** The returns given about an item, for a meeting that takes it over; requests without an answer are not among them. */
export const returnsGiven = ({ returns }: Item): GivenReturn[] =>
  entriesOf(returns).flatMap(([agency, { state, ...said }]) =>
    state === 'asked' || state === 'waived'
      ? []
      : [{ agency, kind: state, ...without(said, 'kept') }],
  )

/** Those of them whose words others than their agency may read. */
export const sharedReturns = (item: Item): GivenReturn[] =>
  returnsGiven(item).filter(({ internal }) => !internal)

/** Keeps what was given to the earlier meeting, unless the agency has since answered here. */
export function keepReturns(
  builder: ConferenceBuilder,
  item: string,
  given: readonly GivenReturn[],
) {
  for (const one of given) {
    const here = itemOf(builder.state, item)?.returns[one.agency]?.state
    if (here !== undefined && here !== 'asked' && here !== 'waived') continue
    settleAsked(builder, item, one.agency)
    builder.record('item-return-recorded', { item, ...one, kept: true })
  }
}

/** Whether an agency has said something, be it that it declines. */
export const isAnswer = ({ state }: Return): boolean => state !== 'asked' && state !== 'waived'

/** Takes what an agency has said on the pathway since the item was listed, in place of what it said before. */
export function takeLaterReturn(builder: ConferenceBuilder, item: Item, given: GivenReturn): void {
  const before = item.returns[given.agency]
  settleAsked(builder, item.id, given.agency)
  builder.record('item-return-recorded', {
    ...{ item: item.id, ...given, kept: true },
    ...(before && isAnswer(before) ? { supersedes: true } : {}),
  })
}

const settleAsked = (builder: ConferenceBuilder, item: string, agency: string): void =>
  builder.settle(['meetingReturn', 'meetingReturnUrgent'], 'ended', aboutReturn(item, agency))
