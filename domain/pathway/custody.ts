import type { PathwayBuilder } from './builder.ts'
import { dueAfter, dueBefore } from '../obligations/ladder.ts'
import { owed } from './state.ts'
import { oweReassessment } from './reassess.ts'

/**
 * Owes what comes before a release: probation plans for it, and the advocate tells the victim. Another date moves both.
 * They are counted back from the date, and due the same day if that has already passed.
 */
export function oweReleaseDuties(
  builder: PathwayBuilder,
  releaseAt: number,
  reason?: string,
): void {
  const { receivedAt } = builder.context
  for (const what of ['planRelease', 'tellRelease'] as const) {
    if (what === 'tellRelease' && builder.state.flags.includes('victimDied')) continue
    const { span } = builder.clock(what)
    const planned = dueBefore(releaseAt, span, builder.calendar)
    const inTime = planned > receivedAt
    const due = inTime ? planned : dueAfter(receivedAt, { days: 0 }, builder.calendar)
    const [open] = owed(builder.state, what)
    if (open) builder.move(open, due, reason, inTime ? releaseAt : undefined)
    else builder.open(what, inTime ? { before: releaseAt } : { due })
  }
}

/**
 * The person is out. The advocate is told the same day, and the risk is assessed again. A hold because of custody gets
 * an unscheduled review; it does not end automatically, because treatment may have nowhere to continue yet.
 */
export function applyRelease(builder: PathwayBuilder): void {
  builder.settle(['planRelease', 'tellRelease'], 'ended')
  if (!builder.state.flags.includes('victimDied')) builder.open('hearOfRelease')
  oweReassessment(builder, 'released')
  if (builder.state.hold?.reason !== 'custody') return
  builder.settle(['reviewHold'], 'ended')
  builder.open('reviewHold', { clock: 'reviewOutOfTurn' })
}
