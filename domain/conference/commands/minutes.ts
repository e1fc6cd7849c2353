import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import { at, conferenceRule, toInvited } from '../rule.ts'
import { type ConferenceState, listedItems } from '../state.ts'
import type { Minutes } from '../shape.ts'
import { refuse } from '../../pathway/rule.ts'
import { lockWhenComplete, removeFromList } from '../leave.ts'
import { words } from '../../fields.ts'

/** Allows a command while the minutes of a session are at this point; `none` before there are any. */
const minutesAt =
  (...points: readonly (Minutes['status'] | 'none')[]): ReturnType<typeof at> =>
  (state, context) =>
    at('minutes', 'adjourned')(state, context) ??
    (points.includes(state.minutes?.status ?? 'none') ? undefined : refuse('minutes-stage'))

const versionOf = ({ minutes }: ConferenceState): number => minutes?.version ?? 0

/** The coordinator writes the draft, within three working days; until it is circulated it can be written anew. */
export const draftMinutes = conferenceRule({
  label: 'Draft the minutes',
  who: ['coordinator'],
  body: z.strictObject({ text: words(20_000) }),
  allowed: minutesAt('none', 'drafted'),
  decide(draft, { text }) {
    draft.settle(['draftMinutes'])
    draft.record('minutes-drafted', { text, version: versionOf(draft.state) + 1 })
    if (draft.owed('circulateMinutes').length === 0) draft.open('circulateMinutes')
    return undefined
  },
})

/** The draft goes to whoever was invited. */
export const circulateMinutes = conferenceRule({
  label: 'Circulate the minutes',
  who: ['coordinator'],
  body: z.strictObject({}),
  allowed: minutesAt('drafted'),
  decide(draft) {
    draft.settle(['circulateMinutes'])
    draft.record('minutes-circulated', { version: versionOf(draft.state) })
    draft.open('approveMinutes')
    return undefined
  },
})

/** Somebody invited corrects the minutes before they are approved. */
export const correctMinutes = conferenceRule({
  label: 'Correct the minutes',
  who: 'anyAgency',
  body: z.strictObject({ correction: words() }),
  allowed: (state, context) => minutesAt('circulated')(state, context) ?? toInvited(state, context),
  decide(draft, { correction }) {
    draft.record('minutes-corrected', { correction, version: versionOf(draft.state) + 1 })
    return undefined
  },
})

/** The chair approves; from then on the minutes are locked. A meeting that was adjourned ends once it is reconvened too. */
export const approveMinutes = conferenceRule({
  label: 'Approve the minutes',
  who: ['chair'],
  body: z.strictObject({}),
  allowed: minutesAt('circulated'),
  decide(draft) {
    draft.settle(['approveMinutes'])
    draft.record('minutes-approved', { version: versionOf(draft.state) })
    lockWhenComplete(draft)
    return undefined
  },
})

/** What is found after the lock is added, and changes nothing that stands. */
export const addAddendum = conferenceRule({
  label: 'Add to the minutes',
  who: ['coordinator', 'chair'],
  afterEnd: true,
  body: z.strictObject({ text: words() }),
  allowed: (state) => (state.minutes?.status === 'approved' ? undefined : refuse('minutes-stage')),
  decide(draft, { text }) {
    draft.record('addendum-added', { text })
    return undefined
  },
})

/**
 * The meeting that reconvenes this one is planned: it takes over what was undecided, and hears it first. A command of the
 * system: that meeting sends it.
 */
export const reconvened = conferenceRule({
  label: 'Receive notice that the meeting is reconvened',
  who: 'system',
  body: messages.conference.reconvened,
  allowed: ({ stage, reconvenedAs }) =>
    stage === 'adjourned' && reconvenedAs === undefined ? undefined : refuse('not-adjourned'),
  decide(draft, { conference, at: when }) {
    const late = draft.owed('reconvene').some(({ due }) => when > due)
    draft.settle(['reconvene'])
    draft.record('conference-reconvened', {
      as: conference,
      at: when,
      ...(late ? { late: true as const } : {}),
    })
    for (const item of listedItems(draft.state))
      removeFromList(draft, item, { type: 'item-moved', because: 'adjourned', to: conference })
    lockWhenComplete(draft)
    return undefined
  },
})
