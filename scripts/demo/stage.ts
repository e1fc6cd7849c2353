import { atCivil, civilDateOf, ukZone } from '../../domain/calendar/calendar.ts'
import type { Engine } from './engine.ts'

/** What somebody does over time. */
type Life = () => Promise<void>

const hours = [0, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18]
const half = 30 * 60_000

/** The time of a made-up past: lives wait for an instant, and all that is due by then happens before they go on. */
export class Stage {
  readonly engine: Engine
  #waiting: { readonly at: number; readonly resume: () => void }[] = []
  #busy = 0
  #quiet: () => void = () => undefined
  #failure: unknown

  constructor(engine: Engine) {
    this.engine = engine
  }

  get now(): number {
    return this.engine.clock.now
  }

  /** Begins a life, which goes on as time passes. */
  begin(life: Life): void {
    this.#busy++
    life()
      .catch((error: unknown) => (this.#failure ??= error))
      .finally(() => this.#rest())
  }

  /** Waits until an instant, or goes on at once if it has passed. */
  async until(at: number): Promise<void> {
    if (at <= this.now) return
    await new Promise<void>((resume) => {
      this.#waiting.push({ at, resume })
      this.#rest()
    })
  }

  /** Lets time pass to an instant. Whoever waits for a later one waits for ever. */
  async pass(to: number): Promise<void> {
    await this.#settled()
    while (this.now < to) {
      this.engine.clock.now = Math.min(to, this.#next())
      await this.engine.catchUp()
      const due = this.#waiting.filter(({ at }) => at <= this.now)
      this.#waiting = this.#waiting.filter(({ at }) => at > this.now)
      this.#busy += due.length
      for (const { resume } of due) resume()
      await this.#settled()
    }
  }

  /** The next full hour of a working day's, or the moment for which somebody waits within half an hour of it. */
  #next(): number {
    const day = civilDateOf(this.now, ukZone)
    const later = hours.map((hour) => atCivil(day, `${String(hour).padStart(2, '0')}:00`, ukZone))
    const tomorrow = civilDateOf(atCivil(day, '12:00', ukZone) + 24 * 60 * 60_000, ukZone)
    const hour = later.find((at) => at > this.now) ?? atCivil(tomorrow, '00:00', ukZone)
    const soon = this.#waiting.map(({ at }) => at).filter((at) => at > this.now && at < hour)
    return soon.length > 0 ? Math.min(hour, Math.min(...soon) + half) : hour
  }

  #rest(): void {
    this.#busy--
    if (this.#busy === 0) this.#quiet()
  }

  /** Everybody waits for a later time, or has come to an end. */
  async #settled(): Promise<void> {
    if (this.#busy > 0) await new Promise<void>((resolve) => (this.#quiet = resolve))
    const failure = this.#failure ?? this.engine.failure
    if (failure)
      throw failure instanceof Error
        ? failure
        : new Error('the rehearsal failed', { cause: failure })
  }
}
