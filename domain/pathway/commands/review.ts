import { z } from 'zod'
import { outcomesOf } from '../../stages/outcomes.ts'
import { codeOf } from '../../titled.ts'
import { risks } from '../../codes.ts'
import { nextSession, owed } from '../state.ts'
import { oweNews } from '../victim-contact.ts'
import { refuse } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import { reopen } from '../repeat.ts'
import type { PathwayBuilder } from '../builder.ts'
import { oweReassessment } from '../reassess.ts'
import { openSessionRecord } from '../session-record.ts'
import { stages } from '../../stages/index.ts'
import { without } from '../../obligations/without.ts'
import { audience, words } from '../../fields.ts'

/** What the chair can say; to propose closure is the coordinator's, by a command of its own. */
const decided = without(outcomesOf(stages.review), 'proposed')

/**
 * The chair reviews, on schedule or outside it, and says how to continue. To step up is to confer again, at a risk no
 * lower than now. To step down is to continue less intensively, at a risk no higher: it is noted, and the advocate
 * tells the victim.
 */
const recordReview = rule({
  label: 'Record the review',
  area: 'closure',
  who: ['chair'],
  body: z.strictObject({
    outcome: codeOf(decided),
    risk: codeOf(risks),
    rationale: words(),
    audience: audience(),
  }),
  example: { outcome: 'continue', risk: 'medium', rationale: 'No contact for a month.' },
  settles: ['review', 'reviewOutOfTurn'],
  allowed: (state) =>
    owed(state, 'review', 'reviewOutOfTurn').length ? undefined : refuse('nothing-owed'),
  decide(builder, { outcome, risk, rationale }) {
    const before = builder.state.risk
    if (before && contradicts(outcome, risks[risk].rank - risks[before].rank))
      return refuse('review-contradicts', 'risk')
    builder.settle(['review', 'reviewOutOfTurn'])
    builder.record('review-recorded', { outcome, rationale, ratedAt: builder.context.receivedAt })
    builder.setRisk(risk, 'review')
    if (outcome !== 'close') oweReassessment(builder, 'review')
    if (outcome === 'stepUp') builder.flag('steppedDown', false)
    if (outcome === 'stepDown') {
      builder.flag('steppedDown', true)
      oweNews(builder, 'review')
    }
    routeAfterReview(builder, outcome)
  },
})

type Outcome = keyof typeof decided

/** A step in the wrong direction, by how much its risk differs from the present one. */
const contradicts = (outcome: Outcome, change: number): boolean =>
  (outcome === 'stepDown' && change > 0) || (outcome === 'stepUp' && change < 0)

function routeAfterReview(builder: PathwayBuilder, outcome: Outcome): void {
  if (outcome === 'stepUp' && builder.state.stage === 'watch') reopen(builder, outcome)
  const { stage } = builder.state
  if (outcome === 'close' || outcome === 'stepUp')
    builder.leave(stage === 'review' ? stage : 'reviewOutOfTurn', outcome)
  else if (stage === 'review') {
    if (!nextSession(builder.state)) builder.openReview()
    else {
      builder.leave('review', outcome, { to: 'sessions', owes: [] })
      openSessionRecord(builder)
    }
  }
}

/** Reviews. */
export const reviewCommands = {
  'record-review': recordReview,
} as const
