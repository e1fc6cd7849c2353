import type { Account } from '../access/account.ts'
import type { Role } from '../../domain/codes.ts'

/** Somebody who has signed in to the pages. */
export interface Session {
  /** Names the session, and cannot be used to sign in. */
  readonly id: string
  /** Who acts: with the role that they chose, or with all that they have; each where it is held. */
  readonly account: Account
  readonly name: string
  /** What their agency and the sites of the role that is acted in are called. */
  readonly agencyName: string
  readonly siteNames: readonly string[]
  /** Those of the role that is acted in. */
  readonly sites: readonly string[]
  /** All roles that they have. */
  readonly roles: readonly Role[]
  /** The role that they chose to act in, if they have several. */
  readonly as: Role | undefined
  /** The session at the sign-in service. */
  readonly sid: string | undefined
}
