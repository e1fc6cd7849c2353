import { messages } from '../../entity/messages.ts'
import type { Draft } from '../draft.ts'
import { given, refuse, rule } from '../rule.ts'
import { owed } from '../state.ts'
import { tellPersistentFailure } from './actions.ts'
import { usualMeetings } from '../listing.ts'

/**
 * A meeting reviewed an open action. If it was ended there, it is verified there and nobody is asked to check it. If it
 * was carried, it stays open and is due at the next known meeting. An action that has already ended stays as it is. A
 * command of the system.
 */
export const actionReviewed = rule({
  label: 'Receive the review of an action',
  who: 'system',
  body: messages.pathway['action-reviewed'],
  decide(draft, { conference, action: id, outcome, note, to }) {
    const action = draft.state.actions.find((one) => one.id === id)
    if (!action) return refuse('no-such-action', 'action')
    if (action.outcome) return refuse('already-ended', 'action')
    if (outcome === 'carried') {
      draft.record('action-carried', { id, conference, ...given('to', to), ...given('note', note) })
      carry(draft, id, { conference, to, note })
      return undefined
    }
    draft.settle(['action'], outcome === 'done' ? 'met' : 'ended', id)
    draft.record('action-ended', { id, outcome, ...given('note', note), conference })
    if (outcome === 'notDone') tellPersistentFailure(draft, action.agency)
    return undefined
  },
})

interface Carried {
  readonly conference: string
  readonly to: string | undefined
  readonly note: string | undefined
}

/** It is due when the meeting that it goes to meets, or else at the next one, and never sooner than it was. */
function carry(draft: Draft, id: string, { conference, to, note }: Carried): void {
  const { reference, now } = draft.context
  const named = reference.meetings?.find((meeting) => meeting.id === to)
  const next =
    named ?? usualMeetings(reference).find((one) => one.id !== conference && one.at > now)
  for (const obligation of owed(draft.state, 'action'))
    if (obligation.about === id && next && next.at > obligation.due)
      draft.move(obligation, next.at, note)
}
