import type { PastEvent } from './entries.ts'
import type { PathwayBuilder } from '../builder.ts'
import type { Party } from '../../entity/decider.ts'
import { asksAtOnce, dueAfter } from '../../obligations/ladder.ts'
import { ladderOf } from '../../policy/lookup.ts'

/** What is taken back, of what happened, and who looks at it, and so knows. */
interface TakenBack {
  readonly entry: PastEvent
  readonly past: readonly PastEvent[]
  readonly looks: readonly Party[]
}

/**
 * Says once for each agency and role whether they had a notice about something that an entry asked for, and owe no look: they
 * hear that it was taken back. What is not urgent waits for a morning, so on the day of the entry nobody has had that.
 */
export function hearersOf(
  builder: PathwayBuilder,
  { entry, past, looks }: TakenBack,
): (id: string) => Party[] {
  const known = new Set(looks.map(keyOf))
  const late = builder.context.receivedAt > dueAfter(entry.at, { days: 0 }, builder.calendar)
  return (id) =>
    past
      .flatMap((one) => noticesOf(builder, one, id, late))
      .filter((to) => {
        const isNew = !known.has(keyOf(to))
        known.add(keyOf(to))
        return isNew
      })
}

const keyOf = ({ agency, role }: Party): string => `${agency}/${role}`

/** To whom something that happened to an obligation sent a notice. */
function noticesOf(
  { context }: PathwayBuilder,
  { event: { type, data } }: PastEvent,
  id: string,
  late: boolean,
): Party[] {
  if (!('id' in data) || data.id !== id) return []
  switch (type) {
    case 'obligation-opened': {
      const ladder = ladderOf(context.reference.policy, data.ladder)
      const heard = asksAtOnce(ladder) && (late || ladder.rungs[0]?.urgent)
      return heard && data.stopped === undefined ? [partyOf(data)] : []
    }
    case 'rung-reached':
      return !data.overtaken && (late || data.urgent) ? [data.to] : []
    case 'obligation-reassigned':
      return [partyOf(data)]
    case 'obligation-moved':
      return late ? [...(data.told ?? [])] : []
    default:
      return []
  }
}

const partyOf = ({ agency, role }: Party): Party => ({ agency, role })
