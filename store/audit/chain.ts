import { createHash } from 'node:crypto'
import type { AuditEntry } from './entry.ts'
import type { Database } from '../database.ts'

/** A row of the audit log, as far as its digest depends on it, and the columns that are read from its body. */
interface ChainRow {
  readonly n: number
  readonly real: number
  readonly body: string
  readonly digest: Buffer
  readonly kind: string
  readonly what: string
  readonly actor: string | null
  readonly pathways: readonly string[]
}

/** An end of the chain: the number of an entry and its digest. */
export interface ChainEnd {
  readonly n: number
  readonly digest: Buffer
}

/** An end that was written down outside the database. */
export interface Anchor extends ChainEnd {
  /** When it was written down, as its file says. */
  readonly at: string
}

/** The first thing that is wrong, at which entry. */
export interface ChainFault {
  readonly n: number
  readonly fault: keyof typeof chainFaults
}

/** What can be wrong with the chain, in words. */
export const chainFaults = {
  missing: 'this entry is missing: it was removed',
  changed: 'this entry is not what was entered: it, or one before it, was changed or put in',
  column: 'a column of this entry does not say what its text says',
  beyond: 'this entry was put in without the function that appends',
  cut: 'the entries after this one are missing, of which the head of the chain or an anchor tells',
  anchor: 'the digest of this entry is not the one that was written down outside the database',
} as const

/** The digest of an entry, from the one before: as `audit_append` in the database makes it. */
const digestAfter = (
  before: Buffer,
  { n, real, body }: Pick<ChainRow, 'n' | 'real' | 'body'>,
): Buffer => createHash('sha256').update(before).update(`${n} ${real} ${body}`).digest()

/** What is wrong with an entry that comes after this end; undefined if nothing is. */
function faultIn(before: ChainEnd, row: ChainRow): ChainFault | undefined {
  if (row.n !== before.n + 1) return { n: before.n + 1, fault: 'missing' }
  if (!digestAfter(before.digest, row).equals(row.digest)) return { n: row.n, fault: 'changed' }
  return columnsSayTheSame(row) ? undefined : { n: row.n, fault: 'column' }
}

function columnsSayTheSame({ body, kind, what, actor, pathways }: ChainRow): boolean {
  const entry = JSON.parse(body) as AuditEntry // its digest is right, so that it is what was entered
  return (
    entry.kind === kind &&
    entry.what === what &&
    (entry.actor?.id ?? null) === actor &&
    JSON.stringify(entry.pathways ?? []) === JSON.stringify(pathways)
  )
}

/** Where the chain ends, and where it begins because what came before was deleted for its age. */
export async function readHead(
  database: Database,
): Promise<{ readonly last: ChainEnd; readonly pruned: ChainEnd }> {
  const { n, digest, pruned_n, pruned_digest } = await database
    .selectFrom('audit_head')
    .select(['n', 'digest', 'pruned_n', 'pruned_digest'])
    .executeTakeFirstOrThrow()
  return { last: { n, digest }, pruned: { n: pruned_n, digest: pruned_digest } }
}

const atOnce = 5000

/**
 * Goes along the whole chain, some thousand entries at a time, and compares it with what was written down outside. Gives how
 * many entries it has, where it ends, and the first fault. What is appended meanwhile is left for the next time.
 */
export async function verifyChain(
  database: Database,
  anchors: readonly Anchor[],
): Promise<{ readonly count: number; readonly last: ChainEnd; readonly fault?: ChainFault }> {
  const { last, pruned } = await readHead(database)
  const written = Map.groupBy(anchors, ({ n }) => n)
  const differs = ({ n, digest }: ChainEnd) =>
    written.get(n)?.some((anchor) => !anchor.digest.equals(digest))
  let end = pruned
  if (differs(end)) return { count: 0, last: end, fault: { n: end.n, fault: 'anchor' } }
  while (end.n < last.n) {
    const rows = await rowsAfter(database, end.n, last.n)
    for (const row of rows) {
      const fault =
        faultIn(end, row) ?? (differs(row) ? ({ n: row.n, fault: 'anchor' } as const) : undefined)
      if (fault) return { count: end.n - pruned.n, last: end, fault }
      end = { n: row.n, digest: row.digest }
    }
    if (rows.length === 0) break
  }
  const count = end.n - pruned.n
  const highest = Math.max(last.n, ...written.keys())
  if (end.n < highest) return { count, last: end, fault: { n: end.n, fault: 'cut' } }
  if (!end.digest.equals(last.digest))
    return { count, last: end, fault: { n: end.n, fault: 'changed' } }
  const beyond = await firstBeyond(database)
  if (beyond !== undefined) return { count, last: end, fault: { n: beyond, fault: 'beyond' } }
  return { count, last: end }
}

const rowsAfter = (database: Database, after: number, last: number): Promise<ChainRow[]> =>
  database
    .selectFrom('audit')
    .select(['n', 'real', 'body', 'digest', 'kind', 'what', 'actor', 'pathways'])
    .where('n', '>', after)
    .where('n', '<=', last)
    .orderBy('n')
    .limit(atOnce)
    .execute()

/** The first entry after the head of the chain, as one statement sees both; the function leaves none. */
async function firstBeyond(database: Database): Promise<number | undefined> {
  const row = await database
    .selectFrom('audit')
    .select('n')
    .where('n', '>', (query) => query.selectFrom('audit_head').select('audit_head.n'))
    .orderBy('n')
    .limit(1)
    .executeTakeFirst()
  return row?.n
}

/** The digests of entries by their numbers. */
export async function readDigests(
  database: Database,
  numbers: readonly number[],
): Promise<ReadonlyMap<number, Buffer>> {
  const found = new Map<number, Buffer>()
  for (let from = 0; from < numbers.length; from += atOnce) {
    const some = numbers.slice(from, from + atOnce)
    const rows = await database
      .selectFrom('audit')
      .select(['n', 'digest'])
      .where('n', 'in', some)
      .execute()
    for (const { n, digest } of rows) found.set(n, digest)
  }
  return found
}
