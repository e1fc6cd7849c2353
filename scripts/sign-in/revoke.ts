import { Actors } from '../../store/actors.ts'
import { AuditLog } from '../../store/audit/log.ts'
import type { Config } from '../../platform/config.ts'
import { openDatabase } from '../../store/database.ts'
import { realClock, rehearsedClock } from '../../platform/clock.ts'
import { renewRehearsal } from '../../store/rehearsal.ts'
import { revoke } from '../../store/revocations.ts'

const patience = { connectMs: 10_000, queryMs: 10_000 }

/**
 * Revokes every token and session of a subject until now, and the token with this id, whichever of the two it is. Whoever
 * runs the system may do so to anybody. It is entered in the audit log first. Returns a sentence that says what was done.
 */
export async function revokeFromHere(config: Config, who: string): Promise<string> {
  const { databaseUrl, authIssuer, clockSpeed: speed } = config
  const database = openDatabase(databaseUrl, { ...patience, connections: 2 })
  const plainAddresses = config.auditAddresses === 'plain'
  const audit = new AuditLog(databaseUrl, patience, { plainAddresses })
  const clock =
    speed === 1 ? realClock : rehearsedClock(speed, (real) => renewRehearsal(database, speed, real))
  try {
    const actor = await new Actors(database).idFor(authIssuer, who)
    const at = await clock.now()
    await audit.append({ at, kind: 'revocation', what: 'command line', facts: { actor } })
    const sessions = await revoke(database, { actor }, 'command line')
    await revoke(database, { token: who }, 'command line')
    return `No token of that subject, or of that id, made until now is accepted any more. Sessions that ended: ${sessions}.`
  } finally {
    clock.stop()
    await audit.stop()
    await database.destroy()
  }
}
