import { z } from 'zod'
import { outcomesOf } from '../../stages/outcomes.ts'
import { codeOf } from '../../titled.ts'
import { risks } from '../../codes.ts'
import { nextSession, owed } from '../state.ts'
import { oweNews } from '../victim-contact.ts'
import { refuse, rule } from '../rule.ts'
import { reopen } from '../repeat.ts'
import type { Draft } from '../draft.ts'
import { oweReassessment } from '../reassess.ts'
import { openSessionRecord } from './sessions.ts'
import { stages } from '../../stages/index.ts'
import { without } from '../../obligations/without.ts'
import { words } from '../../fields.ts'

/** What the chair can say; to propose closure is the coordinator's, by a command of its own. */
const decided = without(outcomesOf(stages.review), 'proposed')

/**
 * The chair reviews, on schedule or outside it, and says how to continue. To step up is to confer again, at a risk no
 * lower than now. To step down is to continue less intensively, at a risk no higher: it is noted, and the advocate
 * tells the victim.
 */
export const recordReview = rule({
  label: 'Record the review',
  who: ['chair'],
  body: z.strictObject({
    outcome: codeOf(decided),
    risk: codeOf(risks),
    rationale: words(),
  }),
  allowed: (state) =>
    owed(state, 'review', 'reviewOutOfTurn').length ? undefined : refuse('nothing-owed'),
  decide(draft, { outcome, risk, rationale }) {
    const before = draft.state.risk
    if (before && contradicts(outcome, risks[risk].rank - risks[before].rank))
      return refuse('review-contradicts', 'risk')
    draft.settle(['review', 'reviewOutOfTurn'])
    draft.record('review-recorded', { outcome, rationale, ratedAt: draft.context.receivedAt })
    draft.setRisk(risk, 'review')
    if (outcome !== 'close') oweReassessment(draft, 'review')
    if (outcome === 'stepUp') draft.flag('steppedDown', false)
    if (outcome === 'stepDown') {
      draft.flag('steppedDown', true)
      oweNews(draft, 'review')
    }
    routeAfterReview(draft, outcome)
    return undefined
  },
})

type Outcome = keyof typeof decided

/** A step in the wrong direction, by how much its risk differs from the present one. */
const contradicts = (outcome: Outcome, change: number): boolean =>
  (outcome === 'stepDown' && change > 0) || (outcome === 'stepUp' && change < 0)

function routeAfterReview(draft: Draft, outcome: Outcome): void {
  if (outcome === 'stepUp' && draft.state.stage === 'watch') reopen(draft, outcome)
  const { stage } = draft.state
  if (outcome === 'close' || outcome === 'stepUp')
    draft.leave(stage === 'review' ? stage : 'reviewOutOfTurn', outcome)
  else if (stage === 'review') {
    if (!nextSession(draft.state)) draft.openReview()
    else {
      draft.leave('review', outcome, { to: 'sessions', owes: [] })
      openSessionRecord(draft)
    }
  }
}
