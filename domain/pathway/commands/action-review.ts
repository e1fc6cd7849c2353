import { messages } from '../../entity/messages.ts'
import type { PathwayBuilder } from '../builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { owed } from '../state.ts'
import { tellPersistentFailure } from './actions.ts'
import { usualMeetings } from '../listing.ts'

/**
 * A meeting reviewed an open action. If it was ended there, it is verified there and nobody is asked to check it. If it
 * was carried, it stays open and is due at the next known meeting. An action that has already ended stays as it is. A
 * command of the system.
 */
const actionReviewed = rule({
  label: 'Receive the review of an action',
  area: 'actions',
  who: 'system',
  body: messages.pathway['action-reviewed'],
  decide(builder, { conference, action: id, outcome, note, to }) {
    const action = builder.state.actions.find((one) => one.id === id)
    if (!action) return refuse('no-such-action', 'action')
    if (action.outcome) return refuse('already-ended', 'action')
    if (outcome === 'carried') {
      builder.record('action-carried', {
        id,
        conference,
        ...optional({ to, note }),
      })
      carry(builder, id, { conference, to, note })
      return undefined
    }
    builder.settle(['action'], outcome === 'done' ? 'met' : 'ended', id)
    builder.record('action-ended', { id, outcome, ...optional({ note }), conference })
    if (outcome === 'notDone') tellPersistentFailure(builder, action.agency)
  },
})

interface Carried {
  readonly conference: string
  readonly to: string | undefined
  readonly note: string | undefined
}

/** It is due when the meeting that it goes to meets, or else at the next one, and never sooner than it was. */
function carry(builder: PathwayBuilder, id: string, { conference, to, note }: Carried): void {
  const { reference, now } = builder.context
  const named = reference.meetings?.find((meeting) => meeting.id === to)
  const next =
    named ?? usualMeetings(reference).find((one) => one.id !== conference && one.at > now)
  for (const obligation of owed(builder.state, 'action'))
    if (obligation.about === id && next && next.at > obligation.due)
      builder.move(obligation, next.at, note)
}

/** What a meeting says of an open action. */
export const actionReviewCommands = {
  'action-reviewed': actionReviewed,
} as const
