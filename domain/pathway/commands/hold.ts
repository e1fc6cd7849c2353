import { z } from 'zod'
import { holdReviews } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { atCivil } from '../../calendar/calendar.ts'
import { beginHold, endHold } from '../hold.ts'
import { holdReasons } from '../shape/treatment.ts'
import { date, words } from '../../fields.ts'
import type { Draft } from '../draft.ts'
import { recordCustody } from './custody.ts'
import { recordDeath } from './death.ts'
import { given, refuse, rule, type Rule } from '../rule.ts'

const who = ['coordinator', 'chair', 'policeLead', 'probation', 'forensicClinician'] as const

const held: Rule['allowed'] = ({ hold }) => (hold ? undefined : refuse('not-held'))

/** The morning of a future day, when people are there to deal with it; undefined if it has passed. */
function morningOf(draft: Draft, day: string): number | undefined {
  const { from, zone } = draft.calendar.hours
  const morning = atCivil(day, from, zone)
  return morning > draft.context.receivedAt ? morning : undefined
}

/** Treatment cannot go on for a while: its clocks stop, at any stage. Those of safety, statute and process go on. */
const hold = rule({
  label: 'Put treatment on hold',
  who,
  body: z.strictObject({
    reason: codeOf(holdReasons),
    note: words().optional(),
    resumeOn: date().optional(),
  }),
  allowed: (state) => (state.hold ? refuse('already-held') : undefined),
  decide(draft, { reason, note, resumeOn }) {
    const resumeAt = resumeOn === undefined ? undefined : morningOf(draft, resumeOn)
    if (resumeOn !== undefined && resumeAt === undefined) return refuse('not-later', 'resumeOn')
    beginHold(draft, { reason, ...given('resumeAt', resumeAt) }, note)
    return undefined
  },
})

/** Treatment goes on: every clock that was stopped, with the time that it had left. */
const resume = rule({
  label: 'End the hold',
  who,
  body: z.strictObject({ note: words().optional() }),
  allowed: held,
  decide(draft, { note }) {
    endHold(draft, draft.context.receivedAt, { because: 'decided', ...given('note', note) })
    return undefined
  },
})

/**
 * Chair or coordinator look at a hold, at least once in the policy's interval: it goes on, and is looked at again, or it
 * ends. Another date for its end goes with the note, which is the reason for it.
 */
const reviewHold = rule({
  label: 'Review the hold',
  who: ['chair', 'coordinator'],
  body: z.strictObject({
    outcome: codeOf(holdReviews),
    resumeOn: date().optional(),
    note: words(),
  }),
  allowed: held,
  decide(draft, { outcome, resumeOn, note }) {
    if (outcome === 'resume' && resumeOn !== undefined) return refuse('hold-date', 'resumeOn')
    const resumeAt = resumeOn === undefined ? undefined : morningOf(draft, resumeOn)
    if (resumeOn !== undefined && resumeAt === undefined) return refuse('not-later', 'resumeOn')
    draft.settle(['reviewHold'])
    draft.record('hold-reviewed', { outcome, ...given('resumeAt', resumeAt), note })
    if (outcome === 'continue') draft.open('reviewHold')
    else endHold(draft, draft.context.receivedAt, { because: 'reviewed' })
    return undefined
  },
})

/** Holds, custody and bail, and deaths. */
export const holdCommands = {
  hold,
  resume,
  'review-hold': reviewHold,
  'record-custody': recordCustody,
  'record-death': recordDeath,
}
