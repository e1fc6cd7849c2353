import { trustedClock } from '../../platform/clock-watch.ts'
import type { Keyring } from '../../store/vault/keyring.ts'
import type { Logger } from 'pino'
import { Actors } from '../../store/actors.ts'
import { AuditLog } from '../../store/audit/log.ts'
import type { Clock } from '../../platform/clock.ts'
import { createJudge } from '../../activities/judge.ts'
import { createSend } from '../../activities/send.ts'
import type { Deps } from '../../app/deps.ts'
import type { EntityKind } from '../../domain/entity/decider.ts'
import { findOverlooked } from '../../store/survey.ts'
import { keepRhythms } from '../../activities/rhythm.ts'
import { openDatabase } from '../../store/database.ts'
import { Memberships } from '../../store/memberships.ts'
import { Revocations } from '../../store/revocations.ts'
import { Outcomes } from '../../store/outcomes.ts'
import { readNamespace } from '../../store/rehearsal.ts'

/** What the engine of a made-up past needs. */
export interface EngineParts {
  readonly databaseUrl: string
  /** The keys of its words. */
  readonly keyring: Keyring
  readonly smtpUrl: string
  readonly publicUrl: string
  readonly mailFrom: string
  readonly authIssuer: string
  readonly log: Logger
}

/** The engine's turns without Temporal, on a clock that is set by hand. */
export interface Engine {
  /** The present instant of the cases. */
  readonly clock: { now: number }
  /** What commands are sent with. Each wakes its entity, which takes its turn before the sender is answered. */
  readonly deps: Deps
  /** Who vouches for the people of this system. */
  readonly issuer: string
  /** Turns for everybody for whom something has fallen due; until nobody is left. */
  catchUp(): Promise<void>
  /** Plans the meetings of every site that its rhythm asks for. Gives their ids. */
  planMeetings(): Promise<string[]>
  /** Why a turn failed, if one did. */
  readonly failure: unknown
  stop(): Promise<void>
}

const atOnce = 8
const patience = { connectMs: 20_000, queryMs: 60_000, connections: atOnce + 4 }

/** The engine over a prepared database, from an instant on. */
export async function startEngine(parts: EngineParts, begins: number): Promise<Engine> {
  const { log, smtpUrl, publicUrl, mailFrom, authIssuer } = parts
  // nothing of it is kept before all of it is
  const url = `${parts.databaseUrl}?options=-c%20synchronous_commit%3Doff`
  const database = openDatabase(url, patience, parts.keyring)
  const namespace = await readNamespace(database)
  const time = { now: begins }
  const clock = standingClock(time)
  const kept: { failure: unknown } = { failure: undefined }
  const judge = createJudge({
    database,
    clock,
    namespace,
    log,
    mailDomain: 'example.org',
    wake: (kind, id) => turn(kind, id),
  })
  const send = createSend({
    ...{ database, clock, namespace, log, smtpUrl, mailFrom, publicUrl },
    beat: () => undefined,
  })
  const turn = turnsOf({ judge, send }, (failure) => (kept.failure ??= failure))
  const audit = new AuditLog(url, patience)
  const outcomes = new Outcomes(parts.databaseUrl, database)
  outcomes.start()
  return {
    clock: time,
    issuer: authIssuer,
    deps: {
      config: { publicUrl, mailFrom, authIssuer },
      log,
      database,
      audit,
      ...{ actors: new Actors(database), memberships: new Memberships(database, outcomes) },
      revocations: new Revocations(database, outcomes),
      outcomes,
      clock,
      clockWatch: trustedClock,
      freeSpace: { look: async () => [] },
      attendant: { wake: (kind, id) => turn(kind, id) },
      exportKey: () => Promise.reject(new Error('nothing is exported here')),
      temporalHealth: () => Promise.reject(new Error('Temporal has no part in this')),
      patienceMs: 30_000,
    },
    async catchUp() {
      for (;;) {
        const due = await findOverlooked(database, { alarmBefore: time.now, storedBefore: 0 })
        const open = due.filter(({ ended }) => !ended)
        if (open.length === 0) return
        for (let n = 0; n < open.length; n += atOnce)
          await Promise.all(open.slice(n, n + atOnce).map(({ kind, id }) => turn(kind, id)))
      }
    },
    async planMeetings() {
      const moment = { now: time.now, real: Date.now() }
      const asked = await keepRhythms({ database, namespace, log }, moment)
      await Promise.all(asked.map(({ id }) => turn('conference', id)))
      return asked.map(({ id }) => id)
    },
    get failure() {
      return kept.failure
    },
    async stop() {
      await outcomes.stop()
      await audit.stop()
      await database.destroy()
    },
  }
}

/** A clock that stands until it is set. */
const standingClock = (time: { readonly now: number }): Clock => ({
  now: async () => time.now,
  engine: async (at) => at,
  ago: async () => time.now,
  speed: 1,
  stop: () => undefined,
})

type Turn = (kind: EntityKind, id: string) => Promise<void>

/** Takes turns, one at a time for each entity, as a workflow takes them: two turns of one post would send its message twice. */
function turnsOf(
  { judge, send }: { judge: ReturnType<typeof createJudge>; send: ReturnType<typeof createSend> },
  failed: (failure: unknown) => void,
): Turn {
  const atIt = new Map<string, { again: boolean }>()
  return async (kind, id) => {
    const name = `${kind} ${id}`
    const already = atIt.get(name)
    if (already) {
      already.again = true
      return
    }
    const mine = { again: true }
    atIt.set(name, mine)
    try {
      while (mine.again) {
        mine.again = false
        const { more, send: mail } = await judge({ kind, id })
        if (mail) await send(mail)
        mine.again ||= more === true || mail !== undefined
      }
    } catch (error) {
      failed(error)
      throw error
    } finally {
      atIt.delete(name)
    }
  }
}
