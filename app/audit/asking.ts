import { AsyncLocalStorage } from 'node:async_hooks'
import type { AuditActor, AuditSource } from '../../store/audit/entry.ts'
import { type Account, rolesOf, sitesOf } from '../access/account.ts'
import type { Countable } from './counted.ts'

/** Somebody as the audit log has them. */
export function auditActorOf(account: Account, name: string | undefined): AuditActor {
  const { id, agency, access } = account
  return { id, name, agency, roles: rolesOf(account), sites: sitesOf(account), access }
}

/** One request, as the audit log tells of it: from where it came, who it is, and what was said to it so far. */
export interface Asking {
  readonly source: AuditSource
  /** Who asks, once that is known; also if what they ask is not for them. */
  who?: AuditActor
  /** The code of the no with which it was answered. */
  no?: string
  /** Whether an entry tells already what was read. */
  told: boolean
  /** That it failed in a way that is only counted. */
  counted?: Countable
}

const current = new AsyncLocalStorage<Asking>()

/** Runs what answers a request, so that whatever it enters in the audit log tells where it came from. */
export const duringAsking = <T>(asking: Asking, run: () => T): T => current.run(asking, run)

/** The request that is being answered; undefined where nobody asked over HTTP. */
export const askingNow = (): Asking | undefined => current.getStore()

/** Notes who asks, for entries about this request; with the session that they asked in, if there is one. */
export function noteWho(who: AuditActor, session?: string): void {
  const asking = current.getStore()
  if (!asking) return
  asking.who = who
  if (session !== undefined) Object.assign(asking, { source: { ...asking.source, session } })
}

/** Notes with which no this request is answered. */
export function noteNo(code: string): void {
  const asking = current.getStore()
  if (asking) asking.no = code
}

/** Notes that this request failed in a way of which the audit log has counts alone. */
export function noteCounted(counted: Countable): void {
  const asking = current.getStore()
  if (asking) asking.counted = counted
}
