import { aheadBy, type Compared } from './clock-compared.ts'

/** So far apart, two machines' clocks are not one time any more: a reminder is early, an event has the wrong day. */
const mostApartMs = 2000

/** How often the two clocks are compared, and how often while they do not agree or never were. */
const everyMs = 60_000
const lookEveryMs = 5000

/** Between two comparisons nothing moves a clock so far, except somebody who sets it. */
const mostDriftMs = 500

/** What this process's clock shows, and beside it one that nobody can set. */
interface Reading {
  readonly real: number
  readonly steady: number
}

/** The clock of this process is wrong, by the database's, which all processes share. Trying again helps once it is put right. */
export class WrongClock extends Error {
  constructor(aheadMs: number) {
    super(`the clock of this process is ${inWords(aheadMs)} the database's`)
    this.name = 'WrongClock'
  }
}

/** How far one clock is from the other, such as "3.2 s ahead of". */
export const inWords = (aheadMs: number): string =>
  `${(Math.abs(aheadMs) / 1000).toFixed(1)} s ${aheadMs < 0 ? 'behind' : 'ahead of'}`

/** What a watch needs of the world. */
interface WatchPorts {
  readonly log: Readonly<Record<'info' | 'error' | 'debug', (facts: object, text: string) => void>>
  /** Asks the database for its time: `own` reads our clock, just before and just after. */
  readonly compare: (own: () => Reading) => Promise<Compared>
  /** Called when the clock is found to be wrong. */
  readonly onWrong?: () => void
  /** This process's clock. */
  readonly real?: () => number
  /** One that nobody can set. */
  readonly steady?: () => number
}

/**
 * Compares this process's clock with the database's: at the start, each minute, whenever somebody has set it, and in each turn.
 * Nothing may be dated by a clock that is more than two seconds from it. Rehearsals, too, run on real time, each from a base
 * of its own in the database, so it is always real time that is compared.
 */
export class ClockWatch {
  readonly #ports: WatchPorts
  readonly #real: () => number
  readonly #steady: () => number
  #timer: NodeJS.Timeout | undefined
  #looking: Promise<void> | undefined
  #last: { readonly aheadMs: number; readonly reading: Reading } | undefined

  constructor(ports: WatchPorts) {
    this.#ports = ports
    this.#real = ports.real ?? Date.now
    this.#steady = ports.steady ?? (() => performance.now())
  }

  /** How far our clock was ahead when last compared, in milliseconds; undefined until then. */
  get aheadMs(): number | undefined {
    return this.#last?.aheadMs
  }

  /** Compares now and from now on. A database that is away is asked again. */
  start(): this {
    const look = () => {
      if (!this.#isDue()) return
      this.#look().catch((error: unknown) =>
        this.#ports.log.debug({ err: error }, 'clocks not compared'),
      )
    }
    look()
    this.#timer = setInterval(look, lookEveryMs)
    this.#timer.unref()
    return this
  }

  stop(): void {
    clearInterval(this.#timer)
  }

  /**
   * Nothing, where our clock agrees. Throws `WrongClock` where it does not, and what asking the database throws where it was
   * never compared. Asks only then, or where our clock has been set since.
   */
  async assure(): Promise<void> {
    if (!this.#last || this.#wasSet(this.#last.reading)) await this.#look()
    if (this.#last && this.#isWrong()) throw new WrongClock(this.#last.aheadMs)
  }

  /** What our clock shows, to be handed to `check`. */
  read(): Reading {
    return { real: this.#real(), steady: this.#steady() }
  }

  /**
   * Compares what `began` read with the database's time, which it gave after it was asked at `asked`. Throws `WrongClock` where
   * they do not agree: nothing may be dated by that reading.
   */
  check(began: Reading, asked: Reading, there: number): void {
    const now = this.read()
    const carried = began.real + (asked.steady - began.steady) // whoever set it meanwhile has not set this
    const aheadMs = aheadBy({ began: carried, tookMs: now.steady - asked.steady, there })
    if (Math.abs(aheadMs) <= mostApartMs) return
    this.#note(aheadMs, began)
    throw new WrongClock(aheadMs)
  }

  #look(): Promise<void> {
    this.#looking ??= this.#ports
      .compare(() => this.read())
      .then((compared) => this.#note(aheadBy(compared), this.read()))
      .finally(() => (this.#looking = undefined))
    return this.#looking
  }

  #note(aheadMs: number, reading: Reading): void {
    const was = this.#isWrong()
    this.#last = { aheadMs, reading }
    const facts = { aheadMs: Math.round(aheadMs) }
    if (this.#isWrong() && !was) {
      this.#ports.log.error(facts, 'clock is wrong: nothing is dated by it')
      this.#ports.onWrong?.()
    } else if (was && !this.#isWrong()) this.#ports.log.info(facts, 'clock agrees again')
  }

  #isDue(): boolean {
    if (!this.#last || this.#isWrong()) return true
    return this.#steady() - this.#last.reading.steady >= everyMs
  }

  #isWrong(): boolean {
    return Math.abs(this.#last?.aheadMs ?? 0) > mostApartMs
  }

  #wasSet({ real, steady }: Reading): boolean {
    return Math.abs(this.#real() - real - (this.#steady() - steady)) > mostDriftMs
  }
}

/** For what keeps a time of its own, so that nothing can be wrong with it: made-up pasts, and measurements. */
export const trustedClock = { aheadMs: 0, assure: async (): Promise<void> => undefined }
