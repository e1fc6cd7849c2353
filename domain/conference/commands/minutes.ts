import { messages } from '../../entity/messages.ts'
import { z } from 'zod'
import { atStages, rule, requireInvited } from '../rule.ts'
import { type ConferenceState, listedItems } from '../state.ts'
import type { Minutes } from '../shape.ts'
import { standingInterests } from '../conflicts.ts'
import { refuse } from '../../entity/rule.ts'
import { lockWhenComplete, removeFromList } from '../leave.ts'
import { audience, words } from '../../fields.ts'

/** Allows a command while the minutes of a session are at this point; `none` before there are any. */
const minutesAt =
  (...points: readonly (Minutes['status'] | 'none')[]): ReturnType<typeof atStages> =>
  (state, context) =>
    atStages('minutes', 'adjourned')(state, context) ??
    (points.includes(state.minutes?.status ?? 'none') ? undefined : refuse('minutes-stage'))

const versionOf = ({ minutes }: ConferenceState): number => minutes?.version ?? 0

/**
 * The same for somebody without a conflict of interest: what was heard of an item in conflict is closed to them, so they could
 * neither write nor judge the minutes of it.
 */
const withoutConflict =
  (at: ReturnType<typeof atStages>): ReturnType<typeof atStages> =>
  (state, context) =>
    at(state, context) ??
    (standingInterests(state).some(({ person }) => person === context.by.id)
      ? refuse('minutes-in-conflict')
      : undefined)

/**
 * The coordinator writes the draft within three working days, or the chair in their place; until it is circulated it can be
 * rewritten.
 */
const draftMinutes = rule({
  label: 'Draft the minutes',
  area: 'minutes',
  who: ['coordinator', 'chair'],
  body: z.strictObject({ text: words(20_000), audience: audience() }),
  example: { text: 'The panel met at ten.' },
  settles: ['draftMinutes'],
  allowed: withoutConflict(minutesAt('none', 'drafted')),
  decide(builder, { text }) {
    builder.settle(['draftMinutes'])
    builder.record('minutes-drafted', { text, version: versionOf(builder.state) + 1 })
    if (builder.owed('circulateMinutes').length === 0) builder.open('circulateMinutes')
  },
})

/** The draft goes to everybody who was invited. */
const circulateMinutes = rule({
  label: 'Circulate the minutes',
  area: 'minutes',
  who: ['coordinator'],
  body: z.strictObject({}),
  example: {},
  settles: ['circulateMinutes'],
  allowed: minutesAt('drafted'),
  decide(builder) {
    builder.settle(['circulateMinutes'])
    builder.record('minutes-circulated', { version: versionOf(builder.state) })
    builder.open('approveMinutes')
  },
})

/** Somebody invited corrects the minutes before they are approved. */
const correctMinutes = rule({
  label: 'Correct the minutes',
  area: 'minutes',
  who: 'anyAgency',
  body: z.strictObject({ correction: words(), audience: audience() }),
  example: { correction: 'The probation officer came at half past ten.' },
  allowed: (state, context) =>
    minutesAt('circulated')(state, context) ?? requireInvited(state, context),
  decide(builder, { correction }) {
    builder.record('minutes-corrected', { correction, version: versionOf(builder.state) + 1 })
  },
})

/** The chair approves; from then on the minutes are locked. A meeting that was adjourned ends once it is reconvened too. */
const approveMinutes = rule({
  label: 'Approve the minutes',
  area: 'minutes',
  who: ['chair'],
  body: z.strictObject({}),
  example: {},
  settles: ['approveMinutes'],
  allowed: withoutConflict(minutesAt('circulated')),
  decide(builder) {
    builder.settle(['approveMinutes'])
    builder.record('minutes-approved', { version: versionOf(builder.state) })
    lockWhenComplete(builder)
  },
})

/** What is found after the lock is added, and changes nothing already there. */
const addAddendum = rule({
  label: 'Add to the minutes',
  area: 'minutes',
  who: ['coordinator', 'chair'],
  afterEnd: true,
  body: z.strictObject({ text: words(), audience: audience() }),
  example: { text: 'The order was granted the day after.' },
  allowed: (state) => (state.minutes?.status === 'approved' ? undefined : refuse('minutes-stage')),
  decide(builder, { text }) {
    builder.record('addendum-added', { text })
  },
})

/**
 * The meeting that reconvenes this one has been planned: it takes over what was undecided and hears it first. A command
 * of the system, sent by that meeting.
 */
const reconvened = rule({
  label: 'Receive notice that the meeting is reconvened',
  area: 'meeting',
  who: 'system',
  body: messages.conference.reconvened,
  allowed: ({ stage, reconvenedAs }) =>
    stage === 'adjourned' && reconvenedAs === undefined ? undefined : refuse('not-adjourned'),
  decide(builder, { conference, at: when }) {
    const late = builder.owed('reconvene').some(({ due }) => when > due)
    builder.settle(['reconvene'])
    builder.record('conference-reconvened', {
      as: conference,
      at: when,
      ...(late ? { late: true as const } : {}),
    })
    for (const item of listedItems(builder.state))
      removeFromList(builder, item, { type: 'item-moved', because: 'adjourned', to: conference })
    lockWhenComplete(builder)
  },
})

/** Minutes: from the draft to their approval, and addenda. */
export const minutesCommands = {
  reconvened,
  'draft-minutes': draftMinutes,
  'circulate-minutes': circulateMinutes,
  'correct-minutes': correctMinutes,
  'approve-minutes': approveMinutes,
  'add-addendum': addAddendum,
} as const
