/** How fast one caller goes on in the long run, and how many requests may go ahead of that. */
export interface Pace {
  readonly perSecond: number
  readonly burst: number
}

/** How many go in at once, and how many wait. */
interface Room {
  readonly atOnce: number
  /** Of one caller. */
  readonly each: number
  /** Of one caller, in their own line. */
  readonly waiting: number
  readonly longestMs: number
}

/** Gives back a place; a second time does nothing. */
export type Leave = () => void

/** There is no place within the time for which a caller waits, or their line is full. */
export class NoPlace extends Error {
  constructor() {
    super('no place in the queue')
    this.name = 'NoPlace'
  }
}

interface Line {
  readonly pace: Pace
  readonly waiting: Set<() => void>
  inside: number
  /** What is left of the burst, as of the instant beside it. */
  tokens: number
  at: number
}

/** So many lines that have nothing to say any more are kept before they are looked for. */
const mostIdle = 1000

/**
 * Lets requests in by turns: each caller has a line of their own, and the lines are served one after the other. So somebody
 * who sends four hundred at once waits for themselves, and everybody else waits for one of them at most.
 */
export class FairQueue {
  /** In the order of their turns: who was let in goes to the end. */
  readonly #lines = new Map<string, Line>()
  readonly #room: Room
  readonly #now: () => number
  #inside = 0
  #timer: ReturnType<typeof setTimeout> | undefined

  constructor(room: Room, now: () => number = () => performance.now()) {
    this.#room = room
    this.#now = now
  }

  /** Waits for a place. Rejects with `NoPlace` if there is none in time. */
  enter(who: string, pace: Pace): Promise<Leave> {
    const line = this.#lineOf(who, pace)
    if (line.waiting.size >= this.#room.waiting) return Promise.reject(new NoPlace())
    return new Promise((resolve, reject) => {
      const patience = setTimeout(() => {
        line.waiting.delete(go)
        reject(new NoPlace())
      }, this.#room.longestMs)
      const go = () => {
        clearTimeout(patience)
        resolve(this.#leaving(line))
      }
      line.waiting.add(go)
      this.#letIn()
    })
  }

  #lineOf(who: string, pace: Pace): Line {
    const known = this.#lines.get(who)
    if (known) return known
    if (this.#lines.size >= mostIdle) this.#forgetIdle()
    const line = {
      pace,
      waiting: new Set<() => void>(),
      inside: 0,
      tokens: pace.burst,
      at: this.#now(),
    }
    this.#lines.set(who, line)
    return line
  }

  #leaving(line: Line): Leave {
    let left = false
    return () => {
      if (left) return
      left = true
      line.inside -= 1
      this.#inside -= 1
      this.#letIn()
    }
  }

  #letIn(): void {
    let soonest = Infinity
    for (const [who, line] of this.#lines) {
      if (this.#inside >= this.#room.atOnce) return
      const [first] = line.waiting
      if (!first || line.inside >= this.#room.each) continue
      const tokens = this.#tokensOf(line)
      if (tokens < 1) {
        soonest = Math.min(soonest, (1 - tokens) / line.pace.perSecond)
        continue
      }
      line.tokens -= 1
      line.inside += 1
      this.#inside += 1
      line.waiting.delete(first)
      this.#lines.delete(who)
      this.#lines.set(who, line) // comes up again at the end of this loop, after everybody else
      first()
    }
    this.#letInAfter(soonest * 1000)
  }

  /** What is due to a caller by now. */
  #tokensOf(line: Line): number {
    const now = this.#now()
    const { burst, perSecond } = line.pace
    line.tokens = Math.min(burst, line.tokens + ((now - line.at) / 1000) * perSecond)
    line.at = now
    return line.tokens
  }

  #letInAfter(ms: number): void {
    clearTimeout(this.#timer)
    if (ms < Infinity) this.#timer = setTimeout(() => this.#letIn(), Math.ceil(ms))
  }

  #forgetIdle(): void {
    for (const [who, line] of this.#lines)
      if (line.inside === 0 && line.waiting.size === 0 && this.#tokensOf(line) >= line.pace.burst)
        this.#lines.delete(who)
  }
}
