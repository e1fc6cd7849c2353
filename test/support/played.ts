import { expect } from '@jest/globals'
import type { z } from 'zod'
import type { Actor, EntityKind } from '../../domain/entity/decider.ts'
import { countHistory } from './history.ts'
import { keepHistory } from '../../scripts/histories/history-file.ts'
import type { RefusalCode } from '../../domain/refusals.ts'
import type { Outcome } from '../../domain/entity/turn.ts'
import type { Skipping } from './skipping.ts'
import { workflowIdOf } from '../../client/temporal.ts'

/** What each command of a kind carries and who sends it, where a story does not say otherwise. */
export interface Script<Name extends string> {
  readonly commands: Readonly<Record<Name, { readonly body: z.ZodObject }>>
  readonly usual: Readonly<Record<Name, { readonly by: Actor; readonly body: object }>>
}

/** One entity that a story is told of, on the server that skips time: what is sent to it and when, and what is stored of it. */
export class Played<Name extends string = string> {
  readonly id: string
  readonly kind: EntityKind
  protected readonly skipping: Skipping
  readonly #script: Script<Name>

  constructor(skipping: Skipping, kind: EntityKind, id: string, script: Script<Name>) {
    this.skipping = skipping
    this.kind = kind
    this.id = id
    this.#script = script
  }

  /** Somebody does something, which must be accepted; then people pause, as they do. */
  async does(at: string, name: Name, changes: object = {}, by?: Actor): Promise<this> {
    const outcome = await this.sent(at, name, changes, by)
    if (outcome.result !== 'done') throw new Error(`${name} at ${at}: ${JSON.stringify(outcome)}`)
    await this.settled()
    return this
  }

  /** Somebody tries, and the rules say no. */
  async isRefused(
    at: string,
    name: Name,
    code: RefusalCode,
    changes: object = {},
    by?: Actor,
  ): Promise<this> {
    expect(await this.sent(at, name, changes, by)).toMatchObject({ result: 'refused', code })
    await this.settled()
    return this
  }

  /** Time passes, and nobody does anything. */
  async until(at: number | string): Promise<this> {
    await this.skipping.until(at)
    await this.settled()
    return this
  }

  /** How often something has happened so far. */
  async count(type: string): Promise<number> {
    const rows = await this.skipping.engine.database
      .selectFrom('events')
      .select('seq')
      .where('kind', '=', this.kind)
      .where('entity', '=', this.id)
      .where('type', '=', type)
      .execute()
    return rows.length
  }

  /** The facts of the last thing of a type that happened, as they are stored. */
  async lastOf(type: string): Promise<unknown> {
    const { data } = await this.skipping.engine.database
      .selectFrom('events')
      .select('data')
      .where('kind', '=', this.kind)
      .where('entity', '=', this.id)
      .where('type', '=', type)
      .orderBy('seq', 'desc')
      .limit(1)
      .executeTakeFirstOrThrow()
    return data
  }

  /** The state as its row has it. */
  async storedState(): Promise<unknown> {
    const { state } = await this.skipping.engine.database
      .selectFrom('entities')
      .select('state')
      .where('kind', '=', this.kind)
      .where('id', '=', this.id)
      .executeTakeFirstOrThrow()
    return state
  }

  async workflowStatus(): Promise<string> {
    return (await this.handle().describe()).status.name
  }

  /** What this came to in Temporal. Keeps its history beside the others where they are recorded. */
  async inTemporal(name: string) {
    const { env } = this.skipping
    const { events, actions, bytes, mostTimers } = await countHistory(
      env.client,
      workflowIdOf(this.kind, this.id),
    )
    expect(bytes).toBeLessThan(events * 125) // 40 KB for 360 events, and what copies of many commands cost a meeting
    if (process.env['RECORD_HISTORIES']) keepHistory(name, await this.handle().fetchHistory())
    return { events, actions, mostTimers }
  }

  protected handle() {
    return this.skipping.env.client.workflow.getHandle(workflowIdOf(this.kind, this.id))
  }

  /** Sends what is usual, with these changes, as the edge would; what time has to say on the way is said before. */
  protected async sent(at: string, name: Name, changes: object, by?: Actor): Promise<Outcome> {
    await this.until(at)
    return this.sentNow(name, changes, by)
  }

  protected sentNow(name: Name, changes: object, by?: Actor): Promise<Outcome> {
    const { commands, usual } = this.#script
    const body = commands[name].body.parse({ ...usual[name].body, ...changes })
    return this.judged(name, body, by ?? usual[name].by)
  }

  /** Sends a command, and gives what became of it. */
  protected async judged(name: string, body: object, by: Actor): Promise<Outcome> {
    const [role] = by.roles
    if (!role) throw new Error(`${name} is nobody's`)
    return this.skipping.engine.send(this.id, name, role, body, { actor: by, kind: this.kind })
  }

  protected async settled(): Promise<void> {
    await this.skipping.engine.settled(this.kind, this.id)
  }
}
