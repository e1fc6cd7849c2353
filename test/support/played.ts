import { expect } from '@jest/globals'
import { type Actor, type EntityKind } from '../../domain/decider.ts'
import { countHistory } from './history.ts'
import { keepHistory } from '../../scripts/histories/history-file.ts'
import { type Outcome } from '../../domain/turn.ts'
import { type Skipping } from './skipping.ts'
import { workflowIdOf } from '../../client/temporal.ts'

/** One entity that a story is told of, on the server that skips time: what is sent to it and when, and what is stored of it. */
export class Played {
  readonly id: string
  readonly kind: EntityKind
  protected readonly skipping: Skipping

  constructor(skipping: Skipping, kind: EntityKind, id: string) {
    this.skipping = skipping
    this.kind = kind
    this.id = id
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
    expect(bytes).toBeLessThan(events * 120) // 40 KB for 360 events, as the reference pathway
    if (process.env['RECORD_HISTORIES']) keepHistory(name, await this.handle().fetchHistory())
    return { events, actions, mostTimers }
  }

  protected handle() {
    return this.skipping.env.client.workflow.getHandle(workflowIdOf(this.kind, this.id))
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
