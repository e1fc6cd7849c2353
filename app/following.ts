import type { Account } from './access/account.ts'
import type { Deps } from './deps.ts'
import { isNo, type No } from './answers.ts'
import { look } from './access/look.ts'

/** Somebody who follows a meeting. */
export interface Follower {
  /** Its version changed. Which entries are theirs to see, the page decides that they then look at. */
  readonly heard: (version: number) => void
  /** It is no longer theirs to see, or cannot be looked at. */
  readonly ended: () => void
}

/** Tells a reader of each new version of a meeting, beginning with the present one; gives what ends it. */
export async function followMeeting(
  deps: Deps,
  actor: Account,
  id: string,
  { heard, ended }: Follower,
): Promise<(() => void) | No> {
  const tellPresent = async (): Promise<No | undefined> => {
    const version = await versionFor(deps, actor, id)
    if (isNo(version)) return version
    heard(version)
    return undefined
  }
  // First to listen and then to look, or what comes in between would be missed.
  const leave = deps.outcomes.follow('conference', id, (seq) => {
    if (seq !== undefined) return heard(seq)
    tellPresent().then((no) => no && ended(), ended)
  })
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

const versionFor = (deps: Deps, actor: Account, id: string): Promise<number | No> =>
  look(deps, actor, { kind: 'conference', id, what: 'stream' }, async ({ place }) => place.version)
