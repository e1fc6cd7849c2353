import { z } from 'zod'
import { atCivil } from '../calendar/calendar.ts'
import { audience, fieldMarks, obligationId, words } from '../fields.ts'
import { codeOf } from '../titled.ts'
import { confirmation } from './owing-builder.ts'
import {
  findOwed,
  lateOf,
  needsOwed,
  type OwingDecision,
  reason,
  type Special,
  who,
} from './owing-rule.ts'
import type { Obligation } from '../obligations/obligation.ts'
import type { Owing } from '../obligations/owing.ts'
import { refuse, ruleFor } from './rule.ts'
import { titled } from '../codes.ts'
import { valuesOf } from '../in-order.ts'
import { weighExtension } from '../obligations/extension.ts'

/** What a second person says of an extension. */
const extensionAnswers = titled({
  confirm: 'Confirm the later date',
  refuse: 'Refuse it, so that the earlier date stands again',
})

/** Gives an obligation a later date. */
export function extend<What extends string, B extends OwingDecision<What>>({
  afterEnd,
  datedElsewhere = [],
  example,
}: Special<What, B>) {
  return ruleFor<B>()({
    label: 'Extend the deadline',
    area: 'work',
    who,
    ...lateOf(afterEnd),
    body: z.strictObject({
      obligationId: obligationId(),
      /** An instant, or a day: then by the end of working hours on it. */
      to: z
        .union([z.iso.datetime({ offset: true }).max(40), z.iso.date().meta({ maxLength: 10 })])
        .register(fieldMarks, { mark: 'instant' }),
      reason: words(),
      audience: audience(),
    }),
    example: { obligationId: example, to: '2027-01-29', reason },
    allowed: needsOwed,
    decide(builder, { obligationId: id, to, reason: why }) {
      const owed = findOwed(builder, id)
      if ('code' in owed) return owed
      // Its clock does not run: a date now would say nothing of when it is due.
      if (owed.stopped !== undefined) return refuse('stopped-by-hold', 'obligationId')
      if (datedElsewhere.includes(owed.what)) return refuse('has-own-command', 'obligationId')
      const { zone, to: evening } = builder.calendar.hours
      const due = to.includes('T') ? Date.parse(to) : atCivil(to, evening, zone)
      if (due <= builder.context.receivedAt) return refuse('not-later', 'to')
      const weighed = weighExtension(owed, due, builder.context, builder.context.by)
      if ('code' in weighed) return weighed
      builder.extend(owed, due, { ...weighed, reason: why })
    },
  })
}

/** A second person answers for an extension that is past what one may do. */
export function decideExtension<What extends string, B extends OwingDecision<What>>({
  afterEnd,
  example,
}: Special<What, B>) {
  return ruleFor<B>()({
    label: 'Confirm or refuse an extension',
    area: 'work',
    who: ['chair', ...who],
    ...lateOf(afterEnd),
    body: z.strictObject({
      obligationId: obligationId(),
      outcome: codeOf(extensionAnswers),
      reason: words(),
      audience: audience(),
    }),
    example: { obligationId: example, outcome: 'confirm', reason },
    settles: [confirmation],
    allowed(state, { by }) {
      const asked = valuesOf(state.obligations).filter(({ what }) => what === confirmation)
      if (asked.length === 0) return refuse('nothing-owed')
      return asked.some((one) => extendedBy(state, one) !== by.id)
        ? undefined
        : refuse('own-proposal')
    },
    decide(builder, { obligationId: id, outcome, reason: why }) {
      const asked = findOwed(builder, id)
      if ('code' in asked) return asked
      if (asked.what !== confirmation) return refuse('has-own-command', 'obligationId')
      if (extendedBy(builder.state, asked) === builder.context.by.id)
        return refuse('own-proposal', 'obligationId')
      if (outcome === 'confirm') builder.confirmExtension(asked, why)
      else builder.lapseExtension(asked, 'met', why)
    },
  })
}

const extendedBy = (
  { obligations }: Owing<string>,
  { about = '' }: Obligation<string>,
): string | undefined => obligations[about]?.extended?.unconfirmed?.by
