import type { Asking } from './asking.ts'
import type { AuditEntry } from '../../store/audit/entry.ts'
import type { Deps } from '../deps.ts'

/** What a request came to, without who asked and from where. */
export type Came = Omit<AuditEntry, 'at' | 'actor' | 'source'>

/** Enters what a request came to. Await it before the answer goes out. */
export async function enterAnswer(
  { audit, clock }: Pick<Deps, 'audit' | 'clock'>,
  { who: actor, source }: Asking,
  came: Came,
): Promise<void> {
  await audit.append({ at: await clock.now(), ...came, actor, source })
}
