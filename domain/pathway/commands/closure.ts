import { z } from 'zod'
import { closureViews } from '../shape/choices.ts'
import { codeOf } from '../../titled.ts'
import { closureChecklist, whyNotClose } from '../closure-checklist.ts'
import { closureReasons } from '../../codes.ts'
import type { PathwayBuilder } from '../builder.ts'
import { dueAfter } from '../../obligations/ladder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { atStages, rule, type PathwayRule } from '../rule.ts'
import { oweNews } from '../victim-contact.ts'
import { windowsEnd } from '../pairs.ts'
import { watchEnd } from '../watch-end.ts'
import { allAnswered } from '../strands.ts'
import { askChairOnceAnswered } from '../closure-answers.ts'
import { liveIn } from '../strand-builder.ts'
import { ownStrand } from '../named-strand.ts'
import { audience, victimLetter, words } from '../../fields.ts'

const proposed: PathwayRule['allowed'] = (state, context) =>
  atStages('closure')(state, context) ?? (state.closure ? undefined : refuse('not-proposed'))

/** The coordinator proposes to close; the advocate is asked first, and a clock for the override begins. */
const proposeClosure = rule({
  label: 'Propose closure',
  area: 'closure',
  who: ['coordinator'],
  body: z.strictObject({
    reason: words(),
    code: codeOf(closureReasons).optional(),
    audience: audience(),
  }),
  example: { reason: 'All sessions attended.', code: 'completed' },
  settles: ['proposeClosure'],
  allowed: (state, context) =>
    atStages('closure', 'review')(state, context) ??
    (state.closure ? refuse('already-proposed') : undefined),
  decide(builder, { reason, code }) {
    if (builder.state.stage !== 'closure') builder.leave('review', 'proposed', { owes: [] })
    builder.settle(['proposeClosure'])
    const { span } = builder.clock('answerClosure')
    const overrideAt = dueAfter(builder.context.receivedAt, span, builder.calendar)
    builder.record('closure-proposed', { reason, overrideAt, ...optional({ code }) })
    for (const of of liveIn(builder)) of.open('answerClosure')
  },
})

/** The view of a victim's advocate: one objection stops the closure. When all have agreed, the chair is asked to decide. */
const answerClosure = rule({
  label: 'Answer the closure proposal',
  area: 'closure',
  who: ['victimAdvocate'],
  body: z.strictObject({
    victim: victimLetter().optional(),
    view: codeOf(closureViews),
    note: words().optional(),
  }),
  needed: { victim: 'asThingsStand' },
  example: { view: 'agree', note: 'She feels safe.' },
  settles: ['answerClosure'],
  allowed: (state, context) =>
    proposed(state, context) ?? (allAnswered(state) ? refuse('already-decided') : undefined),
  decide(builder, { victim, view, note }) {
    const of = ownStrand(builder, victim)
    if ('code' in of) return of
    if (of.strand.answer !== undefined) return refuse('already-decided', 'victim')
    of.settle(['answerClosure'])
    of.record('closure-answered', { view, ...optional({ note }) })
    if (view === 'object')
      builder.leave('closure', 'objected', { owes: ['reviewOutOfTurn'] }) // not twelve weeks from now
    else askChairOnceAnswered(builder)
    return undefined
  },
})

/**
 * The chair closes the pathway, and the watch begins, unless its twelve months are over already. What of the checklist
 * blocks must be met; what else is not is kept with the approval.
 */
const approveClosure = rule({
  label: 'Approve the closure',
  area: 'closure',
  who: ['chair'],
  body: z.strictObject({ note: words().optional(), audience: audience() }),
  example: {},
  settles: ['approveClosure'],
  allowed: (state, context) => {
    const no = proposed(state, context)
    if (no) return no
    const refusal = whyNotClose(closureChecklist(state, context.reference, context.receivedAt))
    return refusal && refuse(refusal)
  },
  decide(builder, { note }) {
    const { state, context } = builder
    const overridden = !allAnswered(state)
    const unmet = closureChecklist(state, context.reference, context.receivedAt)
      .filter(({ met }) => !met)
      .map(({ code }) => code)
    builder.settle(['approveClosure'])
    builder.record('closure-approved', {
      overridden,
      ...optional({ unmet: unmet.length ? unmet : undefined, note }),
    })
    builder.settle(['reviewOutOfTurn'], 'ended') // the chair has looked: this is the review
    watch(builder)
  },
})

/** The chair does not agree; the case goes back to review. */
const refuseClosure = rule({
  label: 'Refuse the closure',
  area: 'closure',
  who: ['chair'],
  body: z.strictObject({ reason: words(), audience: audience() }),
  example: { reason: 'One more review first.' },
  settles: ['approveClosure'],
  allowed: proposed,
  decide(builder, { reason }) {
    builder.settle(['approveClosure'])
    builder.record('closure-refused', { reason })
    builder.leave('closure', 'refused')
  },
})

/** Twelve months count from the last referral, not from the closure (SafeLives, S); of each victim from their own. */
function watch(builder: PathwayBuilder): void {
  if (builder.state.flags.includes('personDied')) return builder.leave('closure', 'died') // nobody is left to watch
  const { now, reference } = builder.context
  const until = windowsEnd(builder.state, reference) ?? watchEnd(reference, now)
  if (until <= now) return builder.leave('closure', 'watchOver')
  builder.leave('closure', 'approved', { owes: [], until })
  oweNews(builder, 'closure')
}

/** Proposing, answering and deciding a closure. */
export const closureCommands = {
  'propose-closure': proposeClosure,
  'answer-closure': answerClosure,
  'approve-closure': approveClosure,
  'refuse-closure': refuseClosure,
} as const
