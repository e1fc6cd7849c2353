import type { Insertable } from 'kysely'
import type { EntityKind } from '../domain/entity/decider.ts'
import type { Outcome } from '../domain/entity/turn.ts'
import type { Party } from '../domain/entity/decider.ts'
import { projectCaseload } from './projections/caseload.ts'
import { randomUUID } from 'node:crypto'
import type { Tables } from './schema.ts'
import { toDate, toJson } from './values.ts'
import type { EntityRow, Tx } from './turns.ts'

/** An entity's row, locked; undefined if there is none. */
export const entityToMend = (
  tx: Tx,
  kind: EntityKind,
  id: string,
): Promise<Pick<EntityRow, 'seq' | 'state' | 'at'> | undefined> =>
  tx
    .selectFrom('entities')
    .select(['seq', 'state', 'at'])
    .where('kind', '=', kind)
    .where('id', '=', id)
    .forNoKeyUpdate()
    .executeTakeFirst()

/** Makes the row of an entity that the database does not know, as of before its first event. */
export async function makeEntity(
  tx: Tx,
  kind: EntityKind,
  id: string,
  { state, at }: { readonly state: object; readonly at: number },
): Promise<void> {
  await tx
    .insertInto('entities')
    .values({ kind, id, seq: 0, state: toJson(state), at: toDate(at), ended: false })
    .onConflict((conflict) => conflict.columns(['kind', 'id']).doNothing())
    .execute()
}

/** The events of an entity from a number on: number, type and instant. */
export const storedFrom = (tx: Tx, kind: EntityKind, entity: string, from: number) =>
  tx
    .selectFrom('events')
    .select(['seq', 'type', 'at'])
    .where('kind', '=', kind)
    .where('entity', '=', entity)
    .where('seq', '>=', from)
    .orderBy('seq')
    .execute()

/** What a referral says of the pathway that it makes. */
interface Referred {
  readonly site: string
  readonly receivedAt: number
  readonly person: string
  readonly victim: string
  readonly referrer: Party
}

/**
 * The row of a pathway whose referral the database lacks. Its people have their ids and nothing else: what was known of
 * them was nowhere but in the database, so they read as nobody whose record is known.
 */
export async function pathwayToMend(
  tx: Tx,
  id: string,
  { site, receivedAt, person, victim, referrer }: Referred,
): Promise<void> {
  const at = toDate(receivedAt)
  const nobody = (one: string) => ({ id: one, current: randomUUID() })
  await tx
    .insertInto('people')
    .values(nobody(person))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  await tx
    .insertInto('victims')
    .values(nobody(victim))
    .onConflict((conflict) => conflict.doNothing())
    .execute()
  const made = await tx
    .insertInto('pathways')
    .values({
      id,
      site,
      stage: 'received',
      version: 0,
      flags: [],
      person,
      victim,
      referrer_agency: referrer.agency,
      referrer_role: referrer.role,
      opened_at: at,
      last_referral_at: at,
      stage_since: at,
    })
    .onConflict((conflict) => conflict.doNothing())
    .returning('id')
    .executeTakeFirst()
  if (made) await projectCaseload(tx, id)
}

/** A command that was judged, without its body. */
export interface JudgedCommand {
  readonly id: string
  readonly kind: EntityKind
  readonly entity: string
  readonly name: string
  readonly by: { readonly id: string; readonly agency?: string; readonly role?: string }
  readonly digest?: string
  readonly outcome: Outcome
  readonly receivedAt: number
  readonly judgedAt: number
}

const sentBy = /^(pathway|conference|post):(.+)$/

/** So many values does one statement take. */
const atOnce = 500

/**
 * Puts commands that were judged back into the inbox, with what became of each. One that was sent again meanwhile gets its
 * first outcome. Gives how many the inbox lacked.
 */
export async function putJudgedBack(
  tx: Tx,
  commands: readonly JudgedCommand[],
  real: number,
): Promise<number> {
  let lacking = 0
  for (let n = 0; n < commands.length; n += atOnce) {
    const some = commands.slice(n, n + atOnce)
    const put = await tx
      .insertInto('inbox')
      .values(some.map((one) => rowOf(one, real)))
      .onConflict((conflict) =>
        conflict
          .column('id')
          .doUpdateSet((eb) => ({
            outcome: eb.ref('excluded.outcome'),
            result: eb.ref('excluded.result'),
            judged_at: eb.ref('excluded.judged_at'),
          }))
          .where('inbox.outcome', 'is', null)
          .whereRef('inbox.entity', '=', 'excluded.entity')
          .whereRef('inbox.name', '=', 'excluded.name'),
      )
      .returning('id')
      .execute()
    lacking += put.length
  }
  return lacking
}

function rowOf(one: JudgedCommand, real: number): Insertable<Tables['inbox']> {
  const [, senderKind, sender] = sentBy.exec(one.by.id) ?? []
  const { id, agency = 'throughline', role } = one.by
  return {
    id: one.id,
    kind: one.kind,
    entity: one.entity,
    name: one.name,
    body: toJson({}),
    actor: toJson({ id, agency, roles: role ? [role] : [], sites: [] }),
    digest: one.digest ?? null,
    sender_kind: senderKind === undefined ? null : (senderKind as EntityKind), // as the pattern has it
    sender: sender ?? null,
    quiet: false,
    received_at: toDate(one.receivedAt),
    stored_real: real,
    outcome: toJson(one.outcome),
    result: one.outcome.result,
    judged_at: toDate(one.judgedAt),
  }
}

/** Marks notices of which the post's history knows what became of them, so that they are not sent again. */
export async function settleNotices(
  tx: Tx,
  notices: readonly {
    readonly id: string
    readonly outcome: 'sent' | 'failed' | 'dropped'
    readonly at: number
  }[],
): Promise<void> {
  for (const { id, outcome, at } of notices)
    await tx
      .updateTable('notices')
      .set({ outcome, ...(outcome === 'sent' ? { sent_at: toDate(at) } : {}) })
      .where('id', '=', id)
      .where('outcome', '=', 'queued')
      .execute()
}
