import { titled } from './codes.ts'

/** What an entry of the audit log tells of. Codes are stored for years and never renamed. */
export const auditKinds = titled({
  read: 'Read',
  list: 'Listed',
  search: 'Searched',
  download: 'Saved or printed',
  command: 'Sent or changed',
  reference: 'Changed reference data',
  refusal: 'Refused',
  signIn: 'Signed in',
  signOut: 'Signed out',
  signInFailed: 'Sign-in failed',
  sessionExpired: 'Came back after a session ended',
  tokenRefused: 'Token refused',
  revocation: 'Ended access',
  auditRead: 'Read the audit log',
  auditExport: 'Exported the audit log',
})
export type AuditKind = keyof typeof auditKinds

/** What sort of program asked, as far as it says: never the whole of what it says, which can tell people apart. */
export const auditPrograms = titled({
  browser: 'Browser',
  script: 'Script or program',
  none: 'Not said',
})
export type AuditProgram = keyof typeof auditPrograms
