import type { PathwayBuilder } from './builder.ts'
import { nextSession, owed } from './state.ts'
import { optional } from '../entity/rule.ts'

/** Owes the record of the next session by the end of the working day after it. One at a time: the next follows on it. */
export function openSessionRecord(builder: PathwayBuilder): void {
  if (builder.state.givenUp) return oweProvider(builder)
  const session = nextSession(builder.state)
  if (!session || owed(builder.state, 'recordSession').length > 0) return
  builder.open('recordSession', {
    ...optional({ owner: builder.state.provider }),
    // Of a session that passed while the pathway stood elsewhere, the record is owed from now.
    from: Math.max(session.at, builder.context.receivedAt),
    about: session.id,
  })
}

/** While nobody provides the sessions that are still planned, the coordinator owes somebody who does. */
export function oweProvider(builder: PathwayBuilder): void {
  if (nextSession(builder.state) && owed(builder.state, 'findProvider').length === 0)
    builder.open('findProvider')
}
