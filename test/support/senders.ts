import { randomUUID } from 'node:crypto'
import { setTimeout as pause } from 'node:timers/promises'
import type { Actor, EntityKind } from '../../domain/entity/decider.ts'
import type { Attendant } from '../../client/temporal.ts'
import type { Clock } from '../../platform/clock.ts'
import type { Database } from '../../store/database.ts'
import { keepBeside, type Kept, readCommand } from '../../store/inbox.ts'
import { longEnoughMs } from './until.ts'
import type { Outcome } from '../../domain/entity/turn.ts'
import type { Outcomes } from '../../store/outcomes.ts'
import type { Role } from '../../domain/codes.ts'
import { toDate } from '../../store/values.ts'
import { usualAgency } from './people.ts'

/** Who sends a command, where it is not the role's usual agency in London, and under which id. */
interface How {
  readonly agency?: string
  readonly id?: string
  readonly actor?: Actor
  /** To which kind of entity; a pathway where nothing is said. */
  readonly kind?: EntityKind
}

/** People who send commands, past the API. */
export interface Senders {
  /** Refers somebody in London and gives the pathway's id. */
  refer(changes?: object): Promise<string>
  /** Sends a command and waits for what becomes of it. */
  send(pathway: string, name: string, role: Role, body?: object, how?: How): Promise<Outcome>
  /** Stores a command and tells nobody, as an API does that dies between the two; gives the command's id. */
  store(pathway: string, name: string, role: Role, body?: object, how?: How): Promise<string>
}

/** Between what the senders stand, and where they work: London alone where nothing is said. */
interface Place {
  readonly database: Database
  readonly attendant: Attendant
  readonly outcomes: Outcomes
  readonly clock: Clock
  readonly sites?: readonly string[] | undefined
}

/** Somebody in a role, from an agency. */
export const actorOf = (
  role: Role,
  agency: string = usualAgency[role],
  sites: readonly string[] = ['london'],
): Actor => ({
  id: `test-${role}`,
  agency,
  roles: [role],
  sites,
})

/** Those who send commands in a place. */
export function sendersIn({ database, attendant, outcomes, clock, sites }: Place): Senders {
  const keep: (...command: Parameters<Senders['store']>) => Promise<Kept> = async (...command) => {
    const [pathway, name, role, body = {}, how = {}] = command
    const { id = randomUUID(), agency, actor, kind = 'pathway' } = how
    const receivedAt = await clock.now()
    return keepBeside(database, {
      id,
      kind,
      entity: pathway,
      name,
      body,
      actor: actor ?? actorOf(role, agency, sites),
      digest: id,
      receivedAt,
      storedReal: Date.now(),
    })
  }
  const senders: Senders = {
    async send(pathway, name, role, body = {}, how = {}) {
      const id = how.id ?? randomUUID()
      const waiting = outcomes.wait(id)
      try {
        const kept = await keep(pathway, name, role, body, { ...how, id })
        if (kept.kept === 'same' && kept.outcome) return kept.outcome
        const made = name === 'submit-referral' ? { fresh: true as const } : {}
        const shown = { site: 'london', stage: 'received', ...made }
        void attendant.wake(how.kind ?? 'pathway', pathway, shown).catch(() => undefined)
        const late = pause(longEnoughMs, undefined, { ref: false })
        const outcome =
          (await Promise.race([waiting.outcome, late])) ??
          (await readCommand(database, id))?.outcome
        if (!outcome) throw new Error(`${name} was not judged in time`)
        return outcome
      } finally {
        waiting.leave()
      }
    },
    async store(pathway, name, role, body, how = {}) {
      const id = how.id ?? randomUUID()
      await keep(pathway, name, role, body, { ...how, id })
      return id
    },
    async refer(changes = {}) {
      const pathway = `pw${randomUUID().replaceAll('-', '').slice(0, 12)}`
      await storeReferral(database, pathway, await clock.now())
      const body = { ...referralBody(), ...changes }
      await senders.send(pathway, 'submit-referral', 'coordinator', body)
      return pathway
    },
  }
  return senders
}

/** A referral as the rules see it. */
const referralBody = () => ({
  site: 'london',
  referrer: { agency: 'metropolitan-police-service', role: 'policeLead' },
  person: randomUUID(),
  victim: randomUUID(),
  safeToContact: true,
  concern: { summary: randomUUID(), incidents: [] },
  screening: { tool: 'stst', score: 9 },
  lawfulBasis: 'lawEnforcement',
  urgent: false,
})

async function storeReferral(database: Database, id: string, at: number): Promise<void> {
  await database
    .insertInto('pathways')
    .values({
      id,
      site: 'london',
      stage: 'received',
      version: 0,
      flags: [],
      person: randomUUID(),
      victim: randomUUID(),
      referrer_agency: 'metropolitan-police-service',
      referrer_role: 'policeLead',
      opened_at: toDate(at),
      last_referral_at: toDate(at),
      stage_since: toDate(at),
    })
    .execute()
}
