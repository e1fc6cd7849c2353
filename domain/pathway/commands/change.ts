import { z } from 'zod'
import type { Draft } from '../draft.ts'
import { given, rule } from '../rule.ts'
import {
  whyNotReplanCalendar,
  policyChange,
  replan,
  type ReplannedObligation,
  replanWatch,
} from '../replan.ts'
import { tableVersion } from '../../reference/reference.ts'
import { followSiteOnPolice, waitsForPolice } from '../investigation.ts'
import { words, policyVersion } from '../../fields.ts'

/** What planned the clocks again, and why somebody wanted it. */
interface Cause {
  readonly because: 'policy' | 'calendar'
  readonly reason?: string
}

/** Other numbers for what is open. If the policy also changes whether treatment waits for the police, that comes first. */
const applyPolicy = rule({
  label: 'Apply a newer policy',
  who: ['coordinator', 'supervisor'],
  body: z.strictObject({ version: policyVersion(), reason: words() }),
  decide(draft, { version, reason }) {
    const { reference, now } = draft.context
    const how = policyChange(reference, version, now)
    if ('code' in how) return how
    const until = replanWatch(draft.state, how)
    const moves = replan(draft.state, how)
    draft.record('policy-applied', { version, before: reference.policyVersion, reason })
    if (waitsForPolice(draft.state, reference) !== waitsForPolice(draft.state, how.to))
      followSiteOnPolice(draft)
    moveAll(draft, moves, { because: 'policy', reason })
    if (until !== undefined)
      draft.record('watch-moved', { until, was: draft.state.watchUntil ?? until })
    return undefined
  },
})

const replanCalendar = rule({
  label: 'Apply the current bank holidays',
  who: ['coordinator', 'supervisor'],
  alsoSystem: true,
  body: z.strictObject({ reason: words().optional() }),
  allowed: (state, { reference }) => whyNotReplanCalendar(state, reference),
  decide(draft, { reason }) {
    const { reference, now } = draft.context
    const why = given('reason', reason)
    const before = given('before', draft.state.calendar)
    draft.record('calendar-applied', { version: tableVersion(reference), ...before, ...why })
    const moves = replan(draft.state, { from: reference, to: reference, now })
    moveAll(draft, moves, { because: 'calendar', ...why })
    return undefined
  },
})

/** What changes the numbers under an open pathway: a newer version of its policy, and a changed table of holidays. */
export const changeCommands = {
  'apply-policy': applyPolicy,
  'replan-calendar': replanCalendar,
}

/** What has ended with the change itself moves no more. */
function moveAll(draft: Draft, moves: readonly ReplannedObligation[], cause: Cause): void {
  for (const { obligation, due, rungs, reached } of moves)
    if (draft.state.obligations[obligation.id])
      draft.record('obligation-moved', {
        id: obligation.id,
        due,
        rungs,
        was: obligation.due,
        ...given('reached', reached),
        ...cause,
      })
}
