import { z } from 'zod'
import { holdReviews } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { beginHold, endHold } from '../hold.ts'
import { holdReasons } from '../shape/treatment.ts'
import { audience, date, words } from '../../fields.ts'
import type { PathwayBuilder } from '../builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { rule, type PathwayRule, ruleWith } from '../rule.ts'

const held: PathwayRule['allowed'] = ({ hold }) => (hold ? undefined : refuse('not-held'))

/** The morning of a future day, when people are there to deal with it; undefined if it has passed. */
function morningOf(builder: PathwayBuilder, day: string): number | undefined {
  const { from, zone } = builder.calendar.hours
  const morning = atCivil(day, from, zone)
  return morning > builder.context.receivedAt ? morning : undefined
}

const holdRule = ruleWith({
  area: 'hold',
  who: ['coordinator', 'chair', 'policeLead', 'probation', 'forensicClinician'],
})

/** Treatment cannot go on for a while: its clocks stop, at any stage. Those of safety, statute and process go on. */
const hold = holdRule({
  label: 'Put treatment on hold',
  ofTheLiving: true,
  body: z.strictObject({
    reason: codeOf(holdReasons),
    note: words().optional(),
    resumeOn: date().optional(),
    audience: audience(),
  }),
  example: { reason: 'hospital', note: 'Admitted on Monday.', resumeOn: '2027-02-15' },
  allowed: (state) => (state.hold ? refuse('already-held') : undefined),
  decide(builder, { reason, note, resumeOn }) {
    const resumeAt = resumeOn === undefined ? undefined : morningOf(builder, resumeOn)
    if (resumeOn !== undefined && resumeAt === undefined) return refuse('not-later', 'resumeOn')
    beginHold(builder, { reason, ...optional({ resumeAt }) }, note)
  },
})

/** Treatment goes on: every clock that was stopped, with the time that it had left. */
const resume = holdRule({
  label: 'End the hold',
  body: z.strictObject({ note: words().optional(), audience: audience() }),
  example: { note: 'Discharged, and well enough to come.' },
  settles: ['reviewHold'],
  allowed: held,
  decide(builder, { note }) {
    endHold(builder, builder.context.receivedAt, { because: 'decided', ...optional({ note }) })
  },
})

/**
 * Chair or coordinator look at a hold, at least once in the policy's interval: it goes on, and is looked at again, or it
 * ends. Another date for its end goes with the note, which is the reason for it.
 */
const reviewHold = rule({
  label: 'Review the hold',
  area: 'hold',
  who: ['chair', 'coordinator'],
  body: z.strictObject({
    outcome: codeOf(holdReviews),
    resumeOn: date().optional(),
    note: words(),
    audience: audience(),
  }),
  example: {
    outcome: 'continue',
    note: 'The ward expects three more weeks.',
    resumeOn: '2027-03-08',
  },
  settles: ['reviewHold'],
  allowed: held,
  decide(builder, { outcome, resumeOn, note }) {
    if (outcome === 'resume' && resumeOn !== undefined) return refuse('hold-date', 'resumeOn')
    const resumeAt = resumeOn === undefined ? undefined : morningOf(builder, resumeOn)
    if (resumeOn !== undefined && resumeAt === undefined) return refuse('not-later', 'resumeOn')
    builder.settle(['reviewHold'])
    builder.record('hold-reviewed', { outcome, ...optional({ resumeAt }), note })
    if (outcome === 'continue') builder.open('reviewHold')
    else endHold(builder, builder.context.receivedAt, { because: 'reviewed' })
  },
})

/** Holds, custody and bail, and deaths. */
export const holdCommands = {
  hold,
  resume,
  'review-hold': reviewHold,
} as const
