import { lower } from '../../../../domain/sentence.ts'
import type { Overview } from '../../../../app/views/pathway/overview.ts'
import { day } from '../../../words/dates.ts'

/** Which action, session or order something is owed about, as far as this reader may know; nothing where its kind says it all. */
export function subjectOf(
  { actions, sessions, orders }: Pick<Overview['page'], 'actions' | 'sessions' | 'orders'>,
  about: string | null,
): string | undefined {
  if (about === null) return undefined
  const session = sessions.find(({ id }) => id === about)
  const order = orders.find(
    ({ id, breaches }) => id === about || breaches.some((breach) => breach.id === about),
  )
  return (
    actions.find(({ id }) => id === about)?.what ??
    (session && `the session on ${day(session.at)}`) ??
    (order && `the ${lower(order.title)}`)
  )
}
