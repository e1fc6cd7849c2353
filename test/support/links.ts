import { createHash } from 'node:crypto'
import type { Database } from '../../store/database.ts'

/** What stands for a link's token in the database. */
export const linkHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** The tokens of the links in a text, in order. */
export const tokensIn = (text = ''): string[] =>
  [...text.matchAll(/\/w\/([\w-]{22})(?![\w-])/g)].map(([, token = '']) => token)

/** What links lead to, by their tokens. */
export async function linkTargets(
  database: Database,
): Promise<(token: string | undefined) => string | undefined> {
  const rows = await database.selectFrom('links').select(['hash', 'target']).execute()
  const targets = new Map(rows.map(({ hash, target }) => [hash.toString('hex'), target]))
  return (token) => targets.get(linkHash(token ?? ''))
}
