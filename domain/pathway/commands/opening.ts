import { z } from 'zod'
import { codeOf } from '../../titled.ts'
import { codes, roles } from '../../codes.ts'
import { findOwed } from '../../entity/owing-rule.ts'
import { holderOf } from '../../reference/reference.ts'
import { obligationId, words } from '../../fields.ts'
import { openingFindings } from '../shape/opening.ts'
import { dueAfter } from '../../obligations/ladder.ts'
import { emergencyAccessIn, isOpenTo, mayBeOpened } from '../opening.ts'
import type { PathwayBuilder } from '../builder.ts'
import { optional, refuse } from '../../entity/rule.ts'
import { owed } from '../state.ts'
import { type PathwayRule, rule } from '../rule.ts'

/**
 * Somebody with a role at the site reads for some hours what is not open to them. Those who answer for who sees what, and who
 * coordinate, are told at once, and each owes a review.
 */
const breakGlass = rule({
  label: 'Open a limited record in an emergency',
  area: 'record',
  who: codes(roles).filter((role) => role !== 'administrator'),
  afterEnd: true,
  body: z.strictObject({ reason: words() }),
  example: { reason: 'He is at her door and the duty officer cannot be reached.' },
  edge: { opens: true },
  allowed: (state, context) => {
    if (isOpenTo(state, context)) return refuse('open-to-you')
    return mayBeOpened(state, context) ? undefined : refuse('cannot-be-opened')
  },
  decide(builder, { reason }) {
    const { context, state } = builder
    const id = `g${(state.openings ?? []).length + 1}`
    const { hours } = emergencyAccessIn(context)
    const until = dueAfter(context.receivedAt, { hours }, builder.calendar)
    builder.record('glass-broken', { id, person: context.by.id, until, reason })
    oweReviews(builder, id)
  },
})

/** Who reviews it: each in their own agency's name, once where one agency and role is both. */
function oweReviews(builder: PathwayBuilder, about: string): void {
  for (const role of ['dataProtectionOfficer', 'coordinator'] as const) {
    const owner = holderOf(builder.context.reference, role)
    if (owner || role === 'coordinator')
      builder.open('reviewOpening', { about, ...optional({ owner }) })
  }
}

/** Whether an opening was justified, says each who owes its review; never whoever opened it. */
const reviewOpening = rule({
  label: 'Review an emergency opening',
  area: 'record',
  who: ['coordinator', 'dataProtectionOfficer'],
  afterEnd: 'whileOwed',
  body: z.strictObject({
    obligationId: obligationId(),
    finding: codeOf(openingFindings),
    reason: words(),
  }),
  example: {
    obligationId: 'pw0123456789ab.3',
    finding: 'justified',
    reason: 'The call is on record, and what was read was needed for it.',
  },
  settles: ['reviewOpening'],
  allowed: (state) =>
    owed(state, 'reviewOpening').length > 0 ? undefined : refuse('nothing-owed'),
  decide(builder, { obligationId: id, finding, reason }) {
    const review = findOwed(builder, id)
    if ('code' in review) return review
    const opening = builder.state.openings?.find((one) => one.id === review.about)
    if (review.what !== 'reviewOpening' || !opening)
      return refuse('has-own-command', 'obligationId')
    const { by } = builder.context
    if (opening.person === by.id) return refuse('own-opening', 'obligationId')
    const { role } = review
    if (!by.roles.includes(role)) return refuse('cannot-meet', 'obligationId')
    builder.settleOne(review.id, 'met')
    builder.record('opening-reviewed', { id: opening.id, role, finding, reason })
    return undefined
  },
})

/** Opening in an emergency what is not open to somebody, and reviewing that. */
export const openingCommands = {
  'break-glass': breakGlass,
  'review-opening': reviewOpening,
} as const satisfies Record<string, PathwayRule>
