/** How many links that are not ours may be tried in how long: by one person, and from one address. */
interface TriesLimit {
  readonly person: number
  readonly address: number
  readonly withinMs: number
}

/** Many work behind one address. Whoever follows a link that has ended does not count: it is known as ours. */
const usualLimit: TriesLimit = { person: 20, address: 200, withinMs: 10 * 60_000 }
/** So many people and addresses are counted at once; those that began longest ago are forgotten first. */
const mostCounted = 10_000

/** Who tries, and from where. */
interface Trying {
  readonly person: string
  readonly address: string
}

/** Counts guesses, in this process. */
export interface Tries {
  readonly tooMany: (who: Trying, now: number) => boolean
  readonly count: (who: Trying, now: number) => void
}

/**
 * Counts guesses by person and by address. A token cannot be guessed; this keeps those who try from costing more than a
 * look at a map, and `limit` is where it is made tighter.
 */
function createTries({ person, address, withinMs }: TriesLimit): Tries {
  const counted = new Map<string, { since: number; tries: number }>()
  const current = (key: string, now: number) => {
    const found = counted.get(key)
    return found && now - found.since < withinMs ? found : undefined
  }
  const add = (key: string, now: number) => {
    const found = current(key, now)
    if (found) found.tries += 1
    else {
      counted.delete(key)
      counted.set(key, { since: now, tries: 1 })
      const [oldest] = counted.keys()
      if (counted.size > mostCounted && oldest !== undefined) counted.delete(oldest)
    }
  }
  const tries = (key: string, now: number) => current(key, now)?.tries ?? 0
  return {
    tooMany: (who, now) =>
      tries(`person ${who.person}`, now) >= person ||
      tries(`address ${who.address}`, now) >= address,
    count: (who, now) => {
      add(`person ${who.person}`, now)
      add(`address ${who.address}`, now)
    },
  }
}

const all = new WeakMap<object, Tries>()

/** The counts that belong to a database. */
export function triesOf(database: object): Tries {
  const known = all.get(database) ?? createTries(usualLimit)
  all.set(database, known)
  return known
}
