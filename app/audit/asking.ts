import { AsyncLocalStorage } from 'node:async_hooks'
import type { AnswerCode } from '../answers.ts'
import type { AuditActor, AuditSource } from '../../store/audit/entry.ts'

/** One request, as the audit log tells of it: from where it came, who it is, and what was said to it so far. */
export interface Asking {
  readonly source: AuditSource
  /** Who asks, once that is known; also if what they ask is not for them. */
  who?: AuditActor
  /** The code of the no with which it was answered. */
  no?: AnswerCode
  /** Whether an entry tells of it already. */
  told: boolean
}

const current = new AsyncLocalStorage<Asking>()

/** Runs what answers a request, so that whatever it enters in the audit log tells where it came from. */
export const duringAsking = <T>(asking: Asking, run: () => T): T => current.run(asking, run)

/** The request that is being answered; undefined where nobody asked over HTTP. */
export const askingNow = (): Asking | undefined => current.getStore()

/** Notes who asks, for entries about this request. */
export function noteWho(who: AuditActor): void {
  const asking = current.getStore()
  if (asking) asking.who = who
}

/** Notes with which no this request is answered. */
export function noteNo(code: AnswerCode): void {
  const asking = current.getStore()
  if (asking) asking.no = code
}
