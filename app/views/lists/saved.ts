import { randomUUID } from 'node:crypto'
import type { Account } from '../../access/account.ts'
import { badField, type No } from '../../answers.ts'
import { caseloadQuery } from './caseload.ts'
import type { Deps } from '../../deps.ts'
import { forgetView, keepView, readViews } from '../../../store/saved-views.ts'
import { line } from '../../../domain/fields.ts'

const most = 20

/** The views of the caseload that somebody keeps. */
export const savedViews = ({ database }: Pick<Deps, 'database'>, { id }: Account) =>
  readViews(database, id)

/** Keeps a view of the caseload under a name, for its maker alone. Refuses an empty name, a query of another list, and too many. */
export async function saveView(
  { database, clock }: Deps,
  { id: actor }: Account,
  { name, query }: { readonly name: string; readonly query: Readonly<Record<string, string>> },
): Promise<No | undefined> {
  const named = line(60).safeParse(name)
  if (!named.success) return badField('name', 'name', 'Enter a name of up to 60 characters.')
  if (!caseloadQuery.safeParse(query).success || 'q' in query)
    return badField('query', 'query', 'These filters cannot be saved.')
  if ((await readViews(database, actor)).length >= most)
    return badField('name', 'many', `You already have ${most} saved views. Delete one first.`)
  const text = new URLSearchParams(query).toString()
  const at = await clock.now()
  await keepView(database, { id: randomUUID(), actor, name: named.data, query: text, at })
  return undefined
}

/** Forgets a view of one's own. */
export const forgetSaved = (
  { database }: Pick<Deps, 'database'>,
  { id: actor }: Account,
  id: string,
) => forgetView(database, actor, id)
