import { type RefusalCode } from '../../domain/refusals.ts'
import { type Role } from '../../domain/codes.ts'
import { type Who } from '../../domain/pathway/rule.ts'

/** Why somebody with these roles may not use what is for `who`; undefined when they may. */
export function mayNot(who: Who, roles: readonly Role[]): RefusalCode | undefined {
  if (who === 'system') return 'system-only'
  const may = who === 'anyAgency' ? roles.length > 0 : roles.some((role) => who.includes(role))
  return may ? undefined : 'not-your-role'
}
