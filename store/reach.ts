import { sql, type Transaction } from 'kysely'
import type { Database } from './database.ts'
import { isTransaction } from './transactions.ts'
import type { Tables } from './schema.ts'
import type { WallCode } from '../domain/words-wall.ts'

/**
 * How far somebody reaches into the tables with words. PostgreSQL gives no row beyond it (`store/migrations/0025-walls.ts`),
 * whatever a query asks for. What is not named is not reached.
 */
export interface Reach {
  /** At these sites. */
  readonly sites?: readonly string[]
  /** Texts, and records of people, of these classes. */
  readonly classes?: readonly WallCode[]
  /** The drafts of this agency. */
  readonly agency?: string
  /** The reports that this person sent, by their opaque id. */
  readonly sender?: string
  /**
   * What is done by no reader and shows nobody a word: a turn or a round of the warden (`engine`), looking for people who
   * may be the same (`matching`), counting what an erasing would take (`counting`).
   */
  readonly works?: 'engine' | 'matching' | 'counting'
}

/** Reaches so far from here on, in this transaction alone: a pool may give its connection to somebody else afterwards. */
export async function reachFor(tx: Database, reach: Reach): Promise<void> {
  await setReach(tx, valuesOf(reach))
}

/**
 * Does something with this reach, in a transaction of its own. Within another, that one's reach is put back afterwards;
 * nothing else may be asked of it meanwhile.
 */
export async function within<T>(
  database: Database,
  reach: Reach,
  work: (tx: Transaction<Tables>) => Promise<T>,
): Promise<T> {
  if (!isTransaction(database))
    return database.transaction().execute(async (tx) => {
      await setReach(tx, valuesOf(reach))
      return work(tx)
    })
  const before = await setReach(database, valuesOf(reach))
  const done = await work(database) // where it throws, the transaction is over
  await setReach(database, before)
  return done
}

type Values = readonly [
  sites: string,
  classes: string,
  agency: string,
  works: string,
  sender: string,
]

/** Codes and ids have no comma. */
const valuesOf = ({ sites = [], classes = [], agency = '', works, sender }: Reach): Values => [
  sites.join(','),
  classes.join(','),
  agency,
  works ?? '',
  sender ?? '',
]

/** Sets the reach of a transaction. Returns what it was. */
async function setReach(
  tx: Database,
  [sites, classes, agency, works, sender]: Values,
): Promise<Values> {
  const { rows } = await sql<{ before: Values }>`
    with before as materialized (select array[${now('sites')}, ${now('classes')}, ${now('agency')}, ${now('works')}, ${now('sender')}] as was)
    select was as before, set_config('throughline.sites', ${sites}, true),
      set_config('throughline.classes', ${classes}, true), set_config('throughline.agency', ${agency}, true),
      set_config('throughline.works', ${works}, true), set_config('throughline.sender', ${sender}, true) from before`.execute(
    tx,
  )
  const [row] = rows
  if (!row) throw new Error('the reach of a transaction was not set')
  return row.before
}

const now = (name: string) =>
  sql`coalesce(current_setting(${sql.lit(`throughline.${name}`)}, true), '')`
