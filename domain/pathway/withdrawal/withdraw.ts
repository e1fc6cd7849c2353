import { endOfWorkingDay } from '../../calendar/calendar.ts'
import { dueAfter } from '../../obligations/ladder.ts'
import type { Party, Refusal } from '../../entity/decider.ts'
import { evolvePathway } from '../evolve.ts'
import type { PathwayBuilder } from '../builder.ts'
import type { PathwayFacts } from '../events.ts'
import type { PathwayState } from '../state.ts'
import { hearersOf } from './heard.ts'
import { holderOr } from '../../obligations/owing.ts'
import { reassignAction } from '../left-out.ts'
import { tellMissed } from '../missed-sessions.ts'
import { refuse } from '../../entity/rule.ts'
import {
  changedNotes,
  changedParts,
  countedAgain,
  foldOf,
  foldWithout,
  standingParts,
} from './refold.ts'
import {
  doneSince,
  isAlarm,
  isEnd,
  onlyAskedBy,
  openedBy,
  oweAgain,
  type Owed,
} from './owed-again.ts'
import { isDecision, isEntry, ledToBy, type PastEvent, pastOf, restsOn } from './entries.ts'
import { takenBack } from '../taken-back.ts'

type Remains = NonNullable<PathwayFacts['entry-withdrawn']['remains']>[number]

/**
 * Takes back something that was entered in error. What stands now is the fold of all that happened without it, and without
 * what followed from it; where people have moved on from that, or something later asks for the same, only the entry itself
 * goes, and somebody looks.
 */
export function withdraw(
  builder: PathwayBuilder,
  seq: number,
  reason: string,
): Refusal | undefined {
  const past = pastOf(builder.context)
  const entry = past.find((one) => one.seq === seq)
  if (!entry || !isEntry(entry.event.type) || entry.by.role === undefined)
    return refuse('no-such-entry', 'event')
  const gone = takenBack(past.map(({ seq: n, event }) => ({ seq: n, ...event })))
  if (gone.has(seq)) return refuse('already-withdrawn', 'event')
  if (!mayWithdraw(builder, entry)) return refuse('not-your-entry', 'event')
  if (restsOn(sinceEntry(past, gone, entry), entry)) return refuse('entry-relied-on', 'event')
  takeBack(builder, entry, { past, gone, reason })
  return undefined
}

type Gone = ReadonlyMap<number, number>

/** What happened after an entry and all that it led to, and still counts. */
function sinceEntry(past: readonly PastEvent[], gone: Gone, entry: PastEvent): PastEvent[] {
  const last = ledToBy(past, entry).at(-1)?.seq ?? entry.seq
  return past.filter((one) => one.seq > last && !gone.has(one.seq))
}

/** Whether people have moved on from what an entry led to, or something that stands asks for the same. */
export const isMovedOn = (past: readonly PastEvent[], gone: Gone, entry: PastEvent): boolean =>
  whyKept(ledToBy(past, entry), sinceEntry(past, gone, entry)) !== undefined

interface TakingBack {
  readonly past: readonly PastEvent[]
  readonly gone: Gone
  readonly reason: string
  /** What stays of that to which the entry led. */
  readonly stays?: (one: PastEvent) => boolean
}

/** Takes an entry back, whoever asked for that: with what it led to, as far as nobody has moved on. */
export function takeBack(
  builder: PathwayBuilder,
  entry: PastEvent,
  { past, gone, reason, stays = () => false }: TakingBack,
): void {
  const { seq } = entry
  const all = ledToBy(past, entry)
  const led = all.filter((one) => !stays(one))
  const until = past.filter((one) => one.seq <= (all.at(-1)?.seq ?? seq))
  const since = sinceEntry(past, gone, entry)
  // What took an earlier decision back, and led to this one, is left out with it; the earlier one stays out.
  const before = foldWithout(builder.state.id, until, seqsOf(gone, led))
  const owed = { entry, before, after: foldOf(builder.state.id, until), since }
  const kept = whyKept(led, since)
  const takes = kept === undefined ? led : led.filter((one) => isItself(one, entry))
  const left = seqsOf(gone, takes)
  const without = countedAgain(foldWithout(builder.state.id, past, left), since)
  const whole = takes.reduce((state, { event }) => evolvePathway(state, event), before)
  const { remains, looks } = whatRemains(builder, owed, kept)
  const most = Math.max(before.missedRunning, builder.state.missedRunning)
  builder.record('entry-withdrawn', {
    event: seq,
    entry: entry.event.type,
    reason,
    takes: takes.map((one) => one.seq),
    ...(remains.length > 0 ? { remains } : {}),
    ...standingParts(changedParts(before, whole), { now: builder.state, without }),
    ...(entry.event.type === 'return-recorded' ? changedNotes(builder.state, without) : {}),
  })
  if (kept === undefined) takeBackStage(builder, led, without)
  endWhatItAsked(builder, owed, kept, hearersOf(builder, { entry, past, looks }))
  passOnActions(builder)
  if (kept === undefined) oweAgain(builder, owed)
  tellMissed(builder, most)
  for (const owner of looks) builder.open('lookAtWithdrawn', { owner, about: String(seq) })
}

const seqsOf = (gone: Gone, also: readonly PastEvent[]): ReadonlySet<number> =>
  new Set([...gone.keys(), ...also.map(({ seq }) => seq)])

/** Whoever made it, within a working day; then the coordinator. A decision is nobody's but who made it. */
function mayWithdraw({ context, calendar }: PathwayBuilder, { by, at, event }: PastEvent): boolean {
  const own = by.id === context.by.id
  if (isEntry(event.type) && isDecision(event.type)) return own
  if (context.by.roles.includes('coordinator')) return true
  return own && context.receivedAt <= endOfWorkingDay(at, 1, calendar)
}

/** Why what followed from an entry stays: people have moved on from it, or something that stands asks for the same. */
function whyKept(
  led: readonly PastEvent[],
  since: readonly PastEvent[],
): 'movedOn' | 'alsoReported' | undefined {
  const enters = ({ event }: PastEvent) => event.type === 'stage-entered'
  if (led.some(enters) && since.some((one) => enters(one) || isEnd(one))) return 'movedOn'
  if (led.some(isEnd)) return 'movedOn' // an end stays an end
  const raised = led.some(({ event }) => isAlarm(event.type))
  return raised && since.some(({ event }) => isAlarm(event.type)) ? 'alsoReported' : undefined
}

/** The entry itself, and what cannot be so without it. */
const isItself = ({ seq, event }: PastEvent, entry: PastEvent): boolean =>
  seq === entry.seq ||
  (event.type === 'flagged' &&
    (event.data.flag === 'personDied' || event.data.flag === 'victimDied'))

/** Back to the stage that the entry led away from. */
function takeBackStage(
  builder: PathwayBuilder,
  led: readonly PastEvent[],
  { stage, watchUntil }: PathwayState,
): void {
  if (!led.some(({ event }) => event.type === 'stage-entered')) return
  if (stage === builder.state.stage || stage === 'received' || stage === 'ended') return
  if (stage !== 'closure') builder.takeBackTo(stage, watchUntil)
}

/** An action that is open again is not its agency's any more, if nobody of that may see the pathway. */
function passOnActions(builder: PathwayBuilder): void {
  for (const action of builder.state.actions.filter(({ outcome }) => !outcome)) {
    const owner = builder.ownerFor(action)
    if (owner.agency !== action.agency)
      reassignAction(builder, action.id, owner, { leftOut: action.agency })
  }
}

/** What the entry asked for is no longer needed; where what followed from it stays, only what is about the entry itself. */
function endWhatItAsked(
  builder: PathwayBuilder,
  owed: Owed,
  kept: string | undefined,
  hearers: (id: string) => Party[],
): void {
  const { data, type } = owed.entry.event
  const itself = 'id' in data ? data.id : undefined
  for (const { id, what, about } of onlyAskedBy(owed, builder.state)) {
    const ofEntry =
      (itself !== undefined && about === itself) ||
      (type === 'death-recorded' && what === 'hearOfDeath')
    if (kept === undefined || ofEntry) {
      const to = hearers(id)
      builder.settleOne(id, 'ended', to.length > 0 ? { takenBack: { what, to } } : {})
    }
  }
}

/** What could not be taken back, and who looks at that: whoever acted on it, or was told urgently more than a day ago. */
function whatRemains(
  builder: PathwayBuilder,
  owed: Owed,
  kept: 'movedOn' | 'alsoReported' | undefined,
): { remains: Remains[]; looks: Party[] } {
  const { reference, receivedAt } = builder.context
  const { event, at } = owed.entry
  const acted = doneSince(owed)
  const late = receivedAt > dueAfter(at, { days: 0 }, builder.calendar)
  const heard = late ? openedBy(owed).filter(({ ladder }) => ladder === 'urgent') : []
  const left = event.type === 'contact-recorded' && event.data.result === 'messageLeft'
  const remains: Remains[] = [
    ...(kept === undefined ? [] : [kept]),
    ...(acted.length > 0 ? (['acted'] as const) : []),
    ...(heard.length > 0 ? (['heard'] as const) : []),
    ...(left ? (['messageLeft'] as const) : []),
  ]
  const looks = [
    ...(kept === undefined ? [] : [holderOr(reference, 'coordinator')]),
    ...(left ? [holderOr(reference, 'victimAdvocate')] : []),
    ...[...acted, ...heard].map(({ agency, role }) => builder.ownerFor({ agency, role })),
  ]
  const keys = looks.map(({ agency, role }) => `${agency}/${role}`)
  return { remains, looks: looks.filter((_, n) => keys.indexOf(keys[n] ?? '') === n) }
}
