import { expect } from '@jest/globals'
import { randomUUID } from 'node:crypto'
import type { Party } from '../../domain/entity/decider.ts'
import {
  type ConferenceCommandName,
  conferenceCommands,
} from '../../domain/conference/commands/index.ts'
import type { ConferenceEventType, ConferenceFacts } from '../../domain/conference/events.ts'
import type { ConferenceKindCode } from '../../domain/conference/kinds.ts'
import type { ConferenceStage } from '../../domain/conference/codes.ts'
import type { ConferenceState } from '../../domain/conference/state.ts'
import { london } from '../unit/domain/pathway/world.ts'
import { Played } from './played.ts'
import type { Role } from '../../domain/codes.ts'
import type { Skipping } from './skipping.ts'
import { usual } from '../unit/domain/conference/usual.ts'

/**
 * One meeting from its planning to its minutes, on the server that skips time. It says what people do and when, by the
 * clocks of London, and what is to be seen in between.
 */
export class WholeMeeting extends Played<ConferenceCommandName> {
  /** A meeting that there is. */
  static of(skipping: Skipping, id: string): WholeMeeting {
    return new WholeMeeting(skipping, 'conference', id, { commands: conferenceCommands, usual })
  }

  /** Somebody plans a stalking panel in London at a time; it reconvenes another where that is said. */
  static async plan(
    skipping: Skipping,
    at: string,
    meets: string,
    changes: object = {},
  ): Promise<WholeMeeting> {
    const id = `cf${randomUUID().replaceAll('-', '').slice(0, 12)}`
    const meeting = WholeMeeting.of(skipping, id)
    await skipping.until(at)
    const planned = { at: new Date(london(meets)).toISOString(), ...changes }
    const outcome = await meeting.sentNow('plan-conference', planned)
    expect(outcome).toMatchObject({ result: 'done' })
    await meeting.settled()
    return meeting
  }

  /** The chair opens the session; these have come, and accept the statement. */
  async opens(at: string, ...present: readonly Party[]): Promise<this> {
    await this.does(at, 'open-session')
    for (const seat of present)
      await this.does(at, 'record-attendance', { ...seat, how: 'present' })
    for (const { agency, role } of present)
      await this.does(at, 'accept-confidentiality', { agency, role })
    return this
  }

  /** Somebody presents an item, and the chair decides about it. */
  async hears(at: string, item: string, by: Party, decided: object = {}): Promise<this> {
    await this.does(at, 'present-item', { item, ...by })
    await this.does(at, 'decide-item', { item, ...decided })
    return this.toldAll()
  }

  /** The minutes are written, circulated and approved, and with that locked. */
  async locks(
    ...[drafted, circulated, approved]: readonly [string, string, string]
  ): Promise<this> {
    await this.does(drafted, 'draft-minutes')
    await this.does(circulated, 'circulate-minutes')
    return this.does(approved, 'approve-minutes')
  }

  async standsAt(stage: ConferenceStage): Promise<this> {
    await this.toldAll()
    expect((await this.state()).stage).toBe(stage)
    return this
  }

  /** The items in the order in which they were listed, each as 'pathway status'. */
  async has(...items: readonly `${string} ${string}`[]): Promise<this> {
    await this.toldAll()
    const { items: found } = await this.state()
    expect(found.map(({ pathway, status }) => `${pathway} ${status}`)).toEqual(items)
    return this
  }

  /** Exactly these are owed, soonest first; each as 'kind agency role'. */
  async owes(...debts: readonly `${ConferenceKindCode} ${string} ${Role}`[]): Promise<this> {
    const { obligations } = await this.state()
    const open = Object.values(obligations).sort((a, b) => a.due - b.due)
    expect(open.map(({ what, agency, role }) => `${what} ${agency} ${role}`)).toEqual(debts)
    return this
  }

  /** When something that is owed falls due; undefined where it is not owed. */
  async due(what: ConferenceKindCode, agency?: string): Promise<number | undefined> {
    const { obligations } = await this.state()
    return Object.values(obligations).find(
      (one) => one.what === what && (agency === undefined || one.agency === agency),
    )?.due
  }

  /** What was told of an obligation of a kind that this agency owes, as 'rung role', in order. */
  async rungs(what: ConferenceKindCode, owner: string): Promise<string[]> {
    const { database } = this.skipping.engine
    const owed = database
      .selectFrom('obligations')
      .select('id')
      .where('conference', '=', this.id)
      .where('what', '=', what)
      .where('agency', '=', owner)
    const rows = await database
      .selectFrom('notices')
      .select(['rung', 'role'])
      .where('obligation', 'in', owed)
      .orderBy('event_seq')
      .execute()
    return rows.map(({ rung, role }) => `${rung} ${role}`)
  }

  async last<T extends ConferenceEventType>(type: T): Promise<ConferenceFacts[T]> {
    return (await this.lastOf(type)) as ConferenceFacts[T] // stored by the rules under its type
  }

  async state(): Promise<ConferenceState> {
    return (await this.storedState()) as ConferenceState // written by evolve and by nobody else
  }

  /** Everybody has heard: the meetings, the pathways that they told, and the meetings what those answered. */
  async toldAll(): Promise<this> {
    const { engine } = this.skipping
    const meetings = await engine.database.selectFrom('conferences').select('id').execute()
    const pathways = await engine.database.selectFrom('pathways').select('id').execute()
    for (const { id } of pathways) await engine.settled('pathway', id)
    for (let round = 0; round < 2; round++) {
      for (const { id } of meetings) await engine.settled('conference', id)
      for (const { id } of pathways) await engine.settled('pathway', id)
    }
    return this
  }
}
