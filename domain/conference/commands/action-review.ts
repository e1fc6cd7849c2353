import { z } from 'zod'
import { audience, broughtActionId, conferenceId, listedPathwayId, words } from '../../fields.ts'
import { actionReviews } from '../codes.ts'
import { atStages, rule } from '../rule.ts'
import { codeOf } from '../../titled.ts'
import { optional, refuse } from '../../entity/rule.ts'

/** What became of an open action that was brought to the meeting; carried, it goes to the meeting that is named. */
const reviewAction = rule({
  label: 'Review an open action',
  area: 'session',
  who: ['chair', 'coordinator'],
  oneOf: 'broughtAction',
  body: z.strictObject({
    pathway: listedPathwayId(),
    action: broughtActionId(),
    outcome: codeOf(actionReviews),
    note: words().optional(),
    to: conferenceId().optional(),
    audience: audience(),
  }),
  example: { pathway: 'pw0123456789ab', action: 'a1', outcome: 'done' },
  allowed: atStages('inSession'),
  decide(builder, { pathway, action, outcome, note, to }) {
    const brought = builder.state.actions.find(
      (one) => one.pathway === pathway && one.action === action,
    )
    if (!brought) return refuse('not-brought', 'action')
    if (brought.review) return refuse('already-reviewed', 'action')
    if (to === builder.state.id) return refuse('same-meeting', 'to')
    builder.record('brought-action-reviewed', {
      pathway,
      action,
      outcome,
      ...optional({ note }),
      ...(outcome === 'carried' ? optional({ to }) : {}),
    })
  },
})

/** What a meeting does about the open actions that are brought to it. */
export const actionReviewCommands = { 'review-action': reviewAction } as const
