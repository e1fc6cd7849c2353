import type { RefusalCode } from '../../domain/refusals.ts'
import { codes, type Role, roles } from '../../domain/codes.ts'
import type { Who } from '../../domain/entity/rule.ts'

/** Why somebody with these roles may not use what is for `who`; undefined when they may. */
export function mayNot(who: Who, held: readonly Role[]): RefusalCode | undefined {
  if (who === 'system') return 'system-only'
  const may = who === 'anyAgency' ? held.length > 0 : held.some((role) => who.includes(role))
  return may ? undefined : 'not-your-role'
}

/** Everybody who works cases: an administrator keeps the reference data, and reads nothing about people. */
const caseworking = codes(roles).filter((role) => role !== 'administrator')

/** Who may ask what is not for everybody; commands say it of themselves. */
export const whoMay = {
  seeMatches: ['coordinator', 'policeLead', 'supervisor'],
  previewChanges: ['coordinator', 'supervisor'],
  /** What somebody of any site saw or heard of a person whom they name. */
  reportByName: caseworking,
  /** Reports by name that are about nobody known. */
  seeReports: ['coordinator', 'supervisor'],
  /** What would go with an erasing: those who propose and confirm it. */
  seeErasure: ['dataProtectionOfficer', 'supervisor'],
  seeStuck: ['coordinator', 'chair', 'supervisor', 'administrator'],
  changeReference: ['administrator'],
  /** The links in messages, from their own sites. */
  revokeLinks: ['coordinator', 'administrator'],
  /** Tokens and sessions, of people at their own sites. */
  revokeAccess: ['administrator', 'dataProtectionOfficer'],
  /** Who did what, at their sites. */
  readAudit: ['dataProtectionOfficer'],
  keepDrafts: caseworking,
  /** Who covers whom, at one's own agency. Everybody there sees it. */
  keepCover: caseworking,
} as const satisfies Readonly<Record<string, Who>>
