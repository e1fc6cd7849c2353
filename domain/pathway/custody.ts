import type { Draft } from './draft.ts'
import { dueAfter, dueBefore } from '../obligations/ladder.ts'
import { owed } from './state.ts'
import { oweReassessment } from './reassess.ts'

/**
 * Owes what comes before a release: probation plans for it, and the advocate tells the victim. Another date moves both.
 * They are counted back from the date, and due the same day if that has already passed.
 */
export function oweReleaseDuties(draft: Draft, releaseAt: number, reason?: string): void {
  const { receivedAt } = draft.context
  for (const what of ['planRelease', 'tellRelease'] as const) {
    if (what === 'tellRelease' && draft.state.flags.includes('victimDied')) continue
    const { span } = draft.clock(what)
    const planned = dueBefore(releaseAt, span, draft.calendar)
    const inTime = planned > receivedAt
    const due = inTime ? planned : dueAfter(receivedAt, { days: 0 }, draft.calendar)
    const [open] = owed(draft.state, what)
    if (open) draft.move(open, due, reason, inTime ? releaseAt : undefined)
    else draft.open(what, inTime ? { before: releaseAt } : { due })
  }
}

/**
 * The person is out. The advocate is told the same day, and the risk is assessed again. A hold because of custody gets
 * an unscheduled review; it does not end automatically, because treatment may have nowhere to continue yet.
 */
export function applyRelease(draft: Draft): void {
  draft.settle(['planRelease', 'tellRelease'], 'ended')
  if (!draft.state.flags.includes('victimDied')) draft.open('hearOfRelease')
  oweReassessment(draft, 'released')
  if (draft.state.hold?.reason !== 'custody') return
  draft.settle(['reviewHold'], 'ended')
  draft.open('reviewHold', { clock: 'reviewOutOfTurn' })
}
