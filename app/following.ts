import type { Account } from './access/account.ts'
import type { Deps } from './deps.ts'
import { isNo, type No, refused } from './answers.ts'
import { look } from './access/look.ts'
import { readEvents } from '../store/reads/pathway.ts'

/** Somebody who follows a meeting. */
export interface Follower {
  /** Its version changed by something that is theirs to see. Which entries these are, the page decides that they then look at. */
  readonly heard: (version: number) => void
  /** It is no longer theirs to see as it was, or cannot be looked at. */
  readonly ended: () => void
}

/**
 * Tells a reader of each new version of a meeting, beginning with the present one; gives what ends it. Each time it is asked
 * again whether the meeting is theirs to see, and when somebody is kept out of a pathway or let in. It ends where less or more
 * of it is theirs than when they began. Of what happens to items that are kept from them they are not told.
 */
export async function followMeeting(
  deps: Deps,
  actor: Account,
  id: string,
  { heard, ended }: Follower,
): Promise<(() => void) | No> {
  let told: Present | undefined
  const tellPresent = async (): Promise<No | undefined> => {
    const present = await presentFor(deps, actor, id, told?.version)
    if (isNo(present)) return present
    if (told && told.hidden !== present.hidden) return refused('not-found')
    if (present.theirs) heard(present.version)
    told = present
    return undefined
  }
  const again = oneAtATime(() => tellPresent().then((no) => no && ended(), ended))
  // First to listen and then to look, or what comes in between would be missed.
  const leaves = [deps.outcomes.follow('conference', id, again), deps.outcomes.followKeptOut(again)]
  const leave = () => leaves.forEach((one) => one())
  try {
    const no = await tellPresent()
    if (!no) return leave
    leave()
    return no
  } catch (error) {
    leave()
    throw error
  }
}

/** What somebody follows of a meeting at one moment. */
interface Present {
  readonly version: number
  /** Whether anything happened since the version before that is theirs to see. */
  readonly theirs: boolean
  /** The ids of all that is kept from them there, as one text to compare. */
  readonly hidden: string
}

const presentFor = (deps: Deps, actor: Account, id: string, since: number | undefined) =>
  look(
    deps,
    actor,
    { kind: 'conference', id, what: 'stream' },
    async ({ database, place: { version }, hidden, reader }): Promise<Present> => {
      const isAll = since === undefined || hidden.size === 0
      const events = isAll
        ? []
        : await readEvents(database, id, { kind: 'conference', after: since })
      const theirs = isAll ? version !== since : reader.hasAny(events)
      return { version, theirs, hidden: [...hidden].sort().join(' ') }
    },
  )

/** Does something each time it is asked to, but never twice at once: what was asked for meanwhile is done once afterwards. */
function oneAtATime(work: () => Promise<void>): () => void {
  let state: 'idle' | 'busy' | 'asked' = 'idle'
  const run = async (): Promise<void> => {
    if (state !== 'idle') {
      state = 'asked'
      return
    }
    state = 'busy'
    await work()
    const more = (state as string) === 'asked'
    state = 'idle'
    if (more) await run()
  }
  return () => void run()
}
