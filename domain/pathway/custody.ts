import { civilDateOf } from '../calendar/calendar.ts'
import type { PathwayBuilder } from './builder.ts'
import { dueAfter, dueBefore } from '../obligations/ladder.ts'
import { liveIn, type StrandBuilder } from './strand-builder.ts'
import type { Obligation } from '../obligations/obligation.ts'
import { isRaised } from './strands.ts'
import type { Opening } from '../obligations/owing.ts'
import { oweReassessment } from './reassess.ts'

/** A release to come, and why it has another date if it has. */
interface Release {
  readonly at: number
  readonly reason?: string | undefined
}

const isToday = ({ context, calendar }: PathwayBuilder, at: number): boolean =>
  civilDateOf(at, calendar.hours.zone) === civilDateOf(context.receivedAt, calendar.hours.zone)

/**
 * Owes what comes before a release: probation plans for it, and each victim's advocate tells them. Another date moves both.
 * They are counted back from the date, and due the same day if that has already passed. If it is today, both hear at once.
 */
export function oweReleaseDuties(builder: PathwayBuilder, release: Release): void {
  owe(builder, 'planRelease', release, builder.owed('planRelease'), (how) =>
    builder.open('planRelease', how),
  )
  for (const of of liveIn(builder)) oweTellingOfRelease(of, release)
}

/** The same for one victim, who may have come to the pathway since the date was known. */
export function oweTellingOfRelease(of: StrandBuilder, release: Release): void {
  if (isRaised(of.strand, 'victimDied')) return
  owe(of.whole, 'tellRelease', release, of.owed('tellRelease'), (how) =>
    of.open('tellRelease', how),
  )
}

function owe(
  builder: PathwayBuilder,
  what: 'planRelease' | 'tellRelease',
  { at: releaseAt, reason }: Release,
  [open]: readonly Obligation[],
  begin: (how: Partial<Opening>) => void,
): void {
  const { receivedAt } = builder.context
  const { span } = builder.clock(what)
  const planned = dueBefore(releaseAt, span, builder.calendar)
  const inTime = planned > receivedAt
  const due = inTime ? planned : dueAfter(receivedAt, { days: 0 }, builder.calendar)
  if (open) builder.move(open, due, reason, inTime ? releaseAt : undefined)
  else begin(inTime ? { before: releaseAt } : { due })
  // Its ladder would wait for the next working morning, when the person is out already.
  const { id, opened, obligations } = builder.state
  const one = obligations[open?.id ?? `${id}.${opened}`]
  if (one && isToday(builder, releaseAt)) builder.remind(one)
}

/**
 * The person is out. Each victim's advocate is told the same day, and the risk is assessed again. A hold because of custody
 * gets an unscheduled review; it does not end automatically, because treatment may have nowhere to continue yet.
 */
export function applyRelease(builder: PathwayBuilder): void {
  builder.settle(['planRelease', 'tellRelease'], 'ended')
  for (const of of liveIn(builder)) if (!isRaised(of.strand, 'victimDied')) of.open('hearOfRelease')
  oweReassessment(builder, 'released')
  if (builder.state.hold?.reason !== 'custody') return
  builder.settle(['reviewHold'], 'ended')
  builder.open('reviewHold', { clock: 'reviewOutOfTurn' })
}
