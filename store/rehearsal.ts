import type { Database } from './database.ts'
import { toDate, toJson } from './values.ts'

/** After so long without a renewal the system counts as having been down, and its time stood still. */
const downAfterMs = 3000
/** How far the bound is ahead of the present, in real time. */
const aheadMs = 1500

/** Renews the row of the rehearsal. The first call makes it; the rehearsal begins at the real time unless another is named. */
export async function renewRehearsal(
  database: Database,
  speed: number,
  real: number,
  begins: number = real,
) {
  return database.transaction().execute(async (tx) => {
    await tx
      .insertInto('rehearsal')
      .values({ id: 1, speed, base: begins, anchor: real, bound: begins, renewed: real })
      .onConflict((conflict) => conflict.column('id').doNothing())
      .execute()
    const row = await tx.selectFrom('rehearsal').selectAll().forUpdate().executeTakeFirstOrThrow()
    const down = real - row.renewed > downAfterMs
    const base = down ? row.bound : row.base
    const anchor = down ? real : row.anchor
    const ahead = Math.floor(base + (real - anchor + aheadMs) * speed)
    const bound = Math.max(row.bound, ahead)
    const renewed = Math.max(row.renewed, real)
    await tx.updateTable('rehearsal').set({ base, anchor, bound, renewed }).execute()
    return { base, anchor, bound }
  })
}

/** Dates the first policies of a made-up past to when that past begins, so that no pathway is older than its policy. */
export async function backdatePolicies(database: Database, begins: number): Promise<void> {
  await database
    .updateTable('policies')
    .set({ at: toDate(begins) })
    .execute()
}

/** The database was created at another speed of the clock. */
export class OtherSpeed extends Error {}

/** Remembers the speed at which a database was created. Throws OtherSpeed at any other, because dates would not fit together. */
export async function claimSpeed(database: Database, speed: number): Promise<void> {
  await database
    .insertInto('settings')
    .values({ key: 'clock', value: toJson({ speed }) })
    .onConflict((conflict) => conflict.column('key').doNothing())
    .execute()
  const { value } = await database
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'clock')
    .executeTakeFirstOrThrow()
  const begun = 'speed' in value ? value.speed : undefined
  if (begun !== speed)
    throw new OtherSpeed(
      `This database was begun with CLOCK_SPEED=${String(begun)} and cannot go on at ${speed}. Set CLOCK_SPEED=${String(begun)}, or use another DATA_DIR or DATABASE_URL.`,
    )
}

/** The namespace from which this database derives ids. Throws if the database has not been migrated. */
export async function readNamespace(database: Database): Promise<string> {
  const row = await database
    .selectFrom('settings')
    .select('value')
    .where('key', '=', 'namespace')
    .executeTakeFirst()
  if (!row || !('id' in row.value) || typeof row.value.id !== 'string')
    throw new Error('this database has not been migrated')
  return row.value.id
}
