import { z } from 'zod'
import type { PathwayBuilder } from '../builder.ts'
import { optional } from '../../entity/rule.ts'
import { rule } from '../rule.ts'
import {
  whyNotReplanCalendar,
  policyChange,
  replan,
  type ReplannedObligation,
  replanWatch,
} from '../replan.ts'
import { tableVersion } from '../../reference/reference.ts'
import { followSiteOnPolice, waitsForPolice } from '../investigation.ts'
import { audience, words, policyVersion } from '../../fields.ts'

/** What planned the clocks again, and why somebody wanted it. */
interface Cause {
  readonly because: 'policy' | 'calendar'
  readonly reason?: string
}

/** Other numbers for what is open. If the policy also changes whether treatment waits for the police, that comes first. */
const applyPolicy = rule({
  label: 'Apply a newer policy',
  area: 'record',
  who: ['coordinator', 'supervisor'],
  body: z.strictObject({ version: policyVersion(), reason: words(), audience: audience() }),
  example: { version: 2, reason: 'Fortnightly panel from May.' },
  reads: { policy: 'version' },
  decide(builder, { version, reason }) {
    const { reference, now } = builder.context
    const how = policyChange(reference, version, now)
    if ('code' in how) return how
    const until = replanWatch(builder.state, how)
    const moves = replan(builder.state, how)
    builder.record('policy-applied', { version, before: reference.policyVersion, reason })
    if (waitsForPolice(builder.state, reference) !== waitsForPolice(builder.state, how.to))
      followSiteOnPolice(builder)
    moveAll(builder, moves, { because: 'policy', reason })
    if (until !== undefined)
      builder.record('watch-moved', { until, was: builder.state.watchUntil ?? until })
  },
})

const replanCalendar = rule({
  label: 'Apply the current bank holidays',
  area: 'record',
  who: ['coordinator', 'supervisor'],
  alsoSystem: true,
  body: z.strictObject({ reason: words().optional(), audience: audience() }),
  example: { reason: 'A bank holiday was proclaimed.' },
  allowed: (state, { reference }) => whyNotReplanCalendar(state, reference),
  decide(builder, { reason }) {
    const { reference, now } = builder.context
    const why = optional({ reason })
    const before = optional({ before: builder.state.calendar })
    builder.record('calendar-applied', { version: tableVersion(reference), ...before, ...why })
    const moves = replan(builder.state, { from: reference, to: reference, now })
    moveAll(builder, moves, { because: 'calendar', ...why })
  },
})

/** What changes the numbers under an open pathway: a newer version of its policy, and a changed table of holidays. */
export const changeCommands = {
  'apply-policy': applyPolicy,
  'replan-calendar': replanCalendar,
}

/** What has ended with the change itself moves no more. */
function moveAll(
  builder: PathwayBuilder,
  moves: readonly ReplannedObligation[],
  cause: Cause,
): void {
  for (const { obligation, due, rungs, reached, stands } of moves)
    if (builder.state.obligations[obligation.id])
      builder.record('obligation-moved', {
        id: obligation.id,
        due,
        rungs,
        was: obligation.due,
        ...optional({ reached, stands }),
        ...cause,
      })
}
