import { defaultEmergencyAccess } from '../policy/emergency-access.ts'
import { isKeptOut } from '../kept-out.ts'
import { seesEverything } from '../need-to-know.ts'
import type { PathwayContext } from './builder.ts'
import type { PathwayState } from './state.ts'

/** What a site's policy says of opening in an emergency. */
export const emergencyAccessIn = ({ reference }: PathwayContext) =>
  reference.policy.emergencyAccess ?? defaultEmergencyAccess

/** Whether a pathway is open to somebody by their role, whatever ties them to it, or because they opened it not long ago. */
export const isOpenTo = (state: PathwayState, { by, receivedAt }: PathwayContext): boolean =>
  (seesEverything(by) && !isKeptOut(state.keptOut, by)) ||
  (state.openings?.some(({ person, until }) => person === by.id && until > receivedAt) ?? false)

/**
 * Whether somebody to whom a pathway is not open may open it in an emergency: neither they nor their agency are excluded from
 * it, and if it is restricted to others, the policy lets them. Whose opening was found not justified opens it no more.
 */
export function mayBeOpened({ keptOut, openings }: PathwayState, context: PathwayContext): boolean {
  if (openings?.some(({ person, until }) => person === context.by.id && until === 0)) return false
  if (!keptOut) return true
  if (isKeptOut({ never: keptOut.never }, context.by)) return false
  const leftOut = isKeptOut(keptOut, context.by)
  return !leftOut || emergencyAccessIn(context).opens === 'restrictedToo'
}
