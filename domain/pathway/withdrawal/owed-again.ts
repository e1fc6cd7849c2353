import type { PastEvent } from './entries.ts'
import type { PathwayBuilder } from '../builder.ts'
import type { PathwayEventType } from '../events.ts'
import type { PathwayState } from '../state.ts'
import { dueAfter, planRungs } from '../../obligations/ladder.ts'
import { entriesOf, valuesOf } from '../../in-order.ts'
import { holderOr } from '../../obligations/owing.ts'
import { isSame } from './refold.ts'
import { ladderOf } from '../../policy/lookup.ts'
import { obligationKinds, type ObligationCode, outlives } from '../../obligations/kinds.ts'
import type { Obligation } from '../../obligations/obligation.ts'
import { strandOfEvent } from '../strand-access.ts'
import { strandOfOwed } from '../strands.ts'
import { without } from '../../obligations/without.ts'

/** What an entry changed of what is owed: how that was before it and after it, and what happened since. */
export interface Owed {
  readonly entry: PastEvent
  readonly before: PathwayState
  readonly after: PathwayState
  readonly since: readonly PastEvent[]
}

/** What each of these asks for in its own right: while one stands that came later, what it asks for stays. */
const alarms = [
  'incident-reported',
  'breach-recorded',
  'reported-by-name',
  'referral-taken',
] as const
const asksToo: { readonly [W in ObligationCode]?: readonly PathwayEventType[] } = {
  respondToRisk: alarms,
  emergencyConference: alarms,
  hearOfReport: ['incident-reported'],
  reassess: [
    ...alarms,
    ...(['change-recorded', 'review-recorded', 'session-recorded', 'programme-ended'] as const),
    ...(['custody-recorded', 'death-recorded', 'consent-withdrawn', 'hold-ended'] as const),
  ],
  reviewOutOfTurn: ['risk-assessed', 'session-recorded', 'absence-judged', 'programme-ended'],
}

/** What met something later, had it still been owed. */
const metBy: { readonly [W in ObligationCode]?: readonly PathwayEventType[] } = {
  ...{ victimContact: ['victim-view-recorded'], victimContactHigh: ['victim-view-recorded'] },
  reassess: ['risk-assessed'],
  emergencyConference: ['conference-recorded'],
  ...{ review: ['review-recorded'], reviewOutOfTurn: ['review-recorded'] },
}

/** Whether something reached the victim, or said that they want no contact. */
const reached = ({ type, data }: PastEvent['event']): boolean =>
  type === 'support-declined' ||
  (type === 'contact-recorded' && ['reached', 'declined', 'unsafe'].includes(data.result))

const firstContacts: readonly string[] = ['victimContact', 'victimContactHigh', 'unreachable']

/** Whether an alarm that stands came later. */
export const isAlarm = (type: string): boolean => alarms.some((one) => one === type)

/** What the entry asked for and nobody has done, and nothing since asks for. */
export const onlyAskedBy = ({ before, after, since }: Owed, now: PathwayState): Obligation[] =>
  openedBy({ before, after }).filter(
    ({ id, what }) =>
      now.obligations[id] !== undefined &&
      !since.some(({ event }) => asksToo[what]?.includes(event.type)),
  )

/** What the entry asked for, done or not. */
export const openedBy = ({ before, after }: Pick<Owed, 'before' | 'after'>): Obligation[] =>
  valuesOf(after.obligations).filter(({ id }) => before.obligations[id] === undefined)

/** What the entry asked for and somebody has done since. */
export const doneSince = (owed: Owed): Obligation[] => {
  const done = owed.since.flatMap(({ event: { type, data } }) =>
    type === 'obligation-settled' && data.outcome === 'met' ? [data.id] : [],
  )
  return openedBy(owed).filter(({ id }) => done.includes(id))
}

/** The end of a pathway, which ends all that is not owed for safety. */
export const isEnd = ({ event }: PastEvent): boolean => event.type === 'pathway-ended'

/**
 * Owes again what the entry ended, and as it was what the entry moved, where nothing else has changed it since. Once the pathway
 * has ended since, that is only what outlives an end.
 */
export function oweAgain(builder: PathwayBuilder, owed: Owed): void {
  const hasEnded = owed.since.some(isEnd)
  for (const [id, was] of entriesOf(owed.before.obligations)) {
    if (hasEnded && !outlives(was.what)) continue
    const then = owed.after.obligations[id]
    const now = builder.state.obligations[id]
    if (then && isSame(termsOf(then), termsOf(was))) continue
    if (then ? !now || !isSame(termsOf(now), termsOf(then)) : now !== undefined) continue
    if (!then && !isOwedStill(builder.state, was, owed)) continue
    builder.standAgain(asOf(builder, { ...was, ...toldOf(now) }, owed))
  }
}

const termsOf = ({ agency, role, due, clock, stopped }: Obligation) => ({
  ...{ agency, role, due, clock },
  stopped: stopped ?? null,
})

const toldOf = (now: Obligation | undefined) => (now ? { told: now.told, nudges: now.nudges } : {})

/** Whether something that the entry ended would still be owed. */
function isOwedStill(state: PathwayState, was: Obligation, { before, since }: Owed): boolean {
  const { what, about, agency, role } = was
  if (obligationKinds[what].span === 'stage' && state.stage !== before.stage) return false
  const another = valuesOf(state.obligations).some(
    (one) =>
      before.obligations[one.id] === undefined &&
      one.what === what &&
      one.about === about &&
      one.agency === agency &&
      one.role === role &&
      strandOfOwed(one) === strandOfOwed(was),
  )
  if (another) return false
  return !since.some(
    ({ event }) =>
      (metBy[what]?.includes(event.type) && isOfSame(event, was)) ||
      (firstContacts.includes(what) && reached(event) && isOfSame(event, was)) ||
      ('id' in event.data && event.data.id === about && endsAbout.includes(event.type)) ||
      (event.type === 'return-recorded' && what === 'return' && event.data.agency === about),
  )
}

/** Whether something that happened is not about another victim than what was owed. */
function isOfSame(event: PastEvent['event'], was: Obligation): boolean {
  const strand = strandOfOwed(was)
  return strand === undefined || strandOfEvent(event) === strand
}

/** What ends what is owed about the part that it names. */
const endsAbout: readonly string[] = [
  ...['session-recorded', 'session-cancelled', 'action-ended', 'breach-decided'],
  ...['order-served', 'order-ended', 'order-expired', 'order-handed-over', 'order-renewed'],
]

/** It stands as it stood. What fell due meanwhile is due today; what a hold had stopped and no hold stops now goes on. */
function asOf(builder: PathwayBuilder, was: Obligation, { entry, before }: Owed): Obligation {
  const { state, context, calendar } = builder
  const { reference, now, receivedAt } = context
  const goesOn = was.stopped !== undefined && state.hold === undefined
  const one: Obligation = goesOn ? without(was, 'stopped') : was
  const moved = state.site !== before.site
  const owner = builder.ownerFor(
    moved ? holderOr(reference, obligationKinds[was.what].owner, was) : was,
  )
  const passed = one.stopped === undefined && one.due <= receivedAt && one.due > entry.at
  const due = passed ? dueAfter(receivedAt, { days: 0 }, calendar) : one.due
  const planAgain = passed || goesOn
  const rungs = planAgain
    ? planRungs(ladderOf(reference.policy, one.ladder), now, due, calendar)
    : one.rungs.filter(([, at]) => at > now)
  return { ...one, ...owner, due, rungs }
}
