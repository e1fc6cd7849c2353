import { expect } from '@jest/globals'
import { defineSearchAttributeKey } from '@temporalio/common'
import { Played } from './played.ts'
import type { Skipping } from './skipping.ts'
import { usual } from '../unit/domain/pathway/usual.ts'
import type { ObligationCode } from '../../domain/obligations/kinds.ts'
import { type PathwayCommandName, pathwayCommands } from '../../domain/pathway/commands/index.ts'
import type { PathwayEventType, PathwayFacts } from '../../domain/pathway/events.ts'
import type { PathwayState } from '../../domain/pathway/state.ts'
import type { Place } from '../../domain/stages/index.ts'
import type { Step } from '../unit/domain/pathway/story.ts'
import type { Role } from '../../domain/codes.ts'
import { ukZone } from '../../domain/calendar/calendar.ts'

const siteAttribute = defineSearchAttributeKey('Site', 'KEYWORD')

/**
 * One pathway from its referral on, on the server that skips time: what people do and when, by the clocks of London, and
 * what is to be seen in between. Each command carries what is usual, and what the story says beside it.
 */
export class Life extends Played<PathwayCommandName> {
  private constructor(skipping: Skipping, id: string) {
    super(skipping, 'pathway', id, { commands: pathwayCommands, usual })
  }

  /** Somebody is referred. */
  static async begin(skipping: Skipping, at: string, changes: object = {}): Promise<Life> {
    await skipping.until(at)
    const id = await skipping.engine.refer(changes)
    const life = new Life(skipping, id)
    await life.settled()
    return life
  }

  /** Steps of another story, one after the other at the same time. */
  async takes(at: string, ...steps: readonly Step[]): Promise<this> {
    for (const { name, body, by = usual[name].by } of steps) {
      await this.until(at)
      const outcome = await this.judged(name, body as object, by)
      expect({ name, ...outcome }).toMatchObject({ name, result: 'done' })
      await this.settled()
    }
    return this
  }

  /** The owner of something without a command of its own marks it as done. */
  async responds(at: string, obligationId: string, agency: string): Promise<this> {
    const by = { ...usual['record-done'].by, agency }
    return this.does(at, 'record-done', { obligationId }, by)
  }

  /** Everybody who owes this says that it is done. */
  async allRespond(at: string, what: ObligationCode): Promise<this> {
    for (const { id, agency } of await this.#owed(what)) await this.responds(at, id, agency)
    return this
  }

  /** The advocate tells the victim everything of this kind. */
  async allTold(at: string, what: ObligationCode): Promise<this> {
    for (const { id } of await this.#owed(what))
      await this.does(at, 'tell-victim', { obligationId: id })
    return this
  }

  /** The advocate reaches the victim, who hears what there is to hear. */
  async tellsTheVictim(at: string): Promise<this> {
    await this.does(at, 'record-victim-contact')
    await this.owesTo('tellVictim')
    return this
  }

  async standsAt(stage: Place, also: Partial<PathwayState> = {}): Promise<this> {
    expect(await this.state()).toMatchObject({ stage, ...also })
    return this
  }

  /** Exactly these are owed, whoever owes them, soonest first; each as 'kind role'. */
  async owes(...debts: readonly `${ObligationCode} ${Role}`[]): Promise<this> {
    const { obligations } = await this.state()
    const open = Object.values(obligations).sort((a, b) => a.due - b.due)
    expect(open.map(({ what, role }) => `${what} ${role}`)).toEqual(debts)
    return this
  }

  /** Who owes something of this kind: exactly these roles, in the order of the alphabet. */
  async owesTo(what: ObligationCode, ...roles: readonly Role[]): Promise<this> {
    const owing = (await this.#owed(what)).map(({ role }) => role)
    expect({ what, owing: owing.sort() }).toEqual({ what, owing: roles })
    return this
  }

  /** When something that is owed falls due, by the clocks of London. */
  async due(what: ObligationCode, role?: Role): Promise<string> {
    const owing = await this.#owed(what)
    const one = owing.find((debt) => role === undefined || debt.role === role)
    if (!one) throw new Error(`${what} is not owed`)
    return clockInLondon(one.due)
  }

  /** The facts of the last thing of a type that happened. */
  async last<T extends PathwayEventType>(type: T): Promise<PathwayFacts[T]> {
    return (await this.lastOf(type)) as PathwayFacts[T] // stored by the rules under its type
  }

  /** The rungs that were reached on obligations of a kind, as 'rung role', in order. */
  async rungs(what: ObligationCode): Promise<string[]> {
    const rows = await this.skipping.engine.database
      .selectFrom('notices')
      .select(['rung', 'role'])
      .where('pathway', '=', this.id)
      .where('what', '=', what)
      .where('rung', '!=', 'asked')
      .orderBy('event_seq')
      .execute()
    return rows.map(({ rung, role }) => `${rung} ${role}`)
  }

  /** The state as its row has it. */
  async state(): Promise<PathwayState> {
    return (await this.storedState()) as PathwayState // written by evolve and by nobody else
  }

  /** What Temporal's own screen says of the pathway's site. */
  async siteInTemporal(): Promise<unknown> {
    return (await this.handle().describe()).typedSearchAttributes.get(siteAttribute)
  }

  async #owed(what: ObligationCode) {
    const { obligations } = await this.state()
    return Object.values(obligations).filter((debt) => debt.what === what)
  }
}

/** An instant as the clocks of London show it: '2030-02-04 10:00'. */
const clockInLondon = (at: number): string =>
  new Intl.DateTimeFormat('sv-SE', {
    timeZone: ukZone,
    dateStyle: 'short',
    timeStyle: 'short',
  }).format(at)
