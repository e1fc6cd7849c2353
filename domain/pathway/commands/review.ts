import { z } from 'zod'
import { codes, risks } from '../../codes.ts'
import { nextSession, owed } from '../state.ts'
import { refuse, rule } from '../rule.ts'
import { oweReassessment } from '../reassess.ts'
import { openSessionRecord } from './sessions.ts'
import { stages } from '../../stages/index.ts'
import { words } from '../../fields.ts'

/** The chair looks again, in turn or out of it, and says how to go on. */
export const recordReview = rule({
  label: 'Record the review',
  who: ['chair'],
  body: z.strictObject({
    outcome: z.enum(codes(stages.review.outcomes)),
    risk: z.enum(codes(risks)),
    rationale: words(),
  }),
  allowed: (state) =>
    owed(state, 'review', 'reviewOutOfTurn').length ? undefined : refuse('nothing-owed'),
  decide(draft, { outcome, risk, rationale }) {
    draft.settle(['review', 'reviewOutOfTurn'])
    draft.record('review-recorded', { outcome, rationale })
    draft.setRisk(risk, 'review')
    if (outcome !== 'close') oweReassessment(draft, 'review')
    if (outcome === 'close') draft.enter('closure', outcome)
    else if (outcome === 'stepUp') draft.enter('conference', outcome)
    else if (draft.state.stage === 'review') {
      if (!nextSession(draft.state)) draft.openReview()
      else {
        draft.enter('sessions', outcome, [])
        openSessionRecord(draft)
      }
    }
    return undefined
  },
})
