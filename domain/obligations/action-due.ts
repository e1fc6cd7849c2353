import { calendarOf, type SiteReference } from '../reference/reference.ts'
import { clockOf } from '../policy/lookup.ts'
import { dueAfter, dueBefore } from './ladder.ts'

/**
 * When an action is due if nobody said: by the working day before the next meeting (SafeLives action tracking form: before
 * the next meeting). Its agenda begins with what is open. If no meeting is known, or it is too soon, the policy's clock for
 * actions decides.
 */
export function actionDue(
  next: number | undefined,
  receivedAt: number,
  reference: SiteReference,
): number {
  const calendar = calendarOf(reference)
  const before = next === undefined ? receivedAt : dueBefore(next, { workingDays: 1 }, calendar)
  const { span } = clockOf(reference.policy, 'action')
  return before > receivedAt ? before : dueAfter(receivedAt, span, calendar)
}
