import type { AuditKind } from '../../domain/audit.ts'
import type { Deps } from '../deps.ts'

/** Something that anybody can cause as often as they like: the audit log has counts of it. */
export interface Countable {
  readonly kind: Extract<AuditKind, 'tokenRefused' | 'signInFailed' | 'sessionExpired'>
  readonly outcome: string
  /** The id of the actor whose session it was. */
  readonly actor?: string | undefined
}

interface Count extends Countable {
  readonly address: string | undefined
  times: number
}

const minuteMs = 60_000
/** A flood from many addresses is one count, once a minute has so many. */
const mostCounts = 100

/** Counts by the minute, by what happened, to whom and from which address, so that a flood makes no flood of entries. */
export class Counted {
  private counts = new Map<string, Count>()
  private readonly deps: Pick<Deps, 'audit' | 'clock' | 'log'>
  private readonly timer: NodeJS.Timeout

  constructor(deps: Pick<Deps, 'audit' | 'clock' | 'log'>) {
    this.deps = deps
    this.timer = setInterval(() => void this.write(), minuteMs)
    this.timer.unref()
  }

  /** Counts one. It is written when the minute is over. */
  add(what: Countable, address: string): void {
    this.count({ ...what, address, times: 1 })
  }

  /** Writes what was counted. What cannot be written is counted on. */
  async write(): Promise<void> {
    const counts = [...this.counts.values()]
    this.counts = new Map()
    if (counts.length === 0) return
    try {
      const at = await this.deps.clock.now()
      await this.deps.audit.append(...counts.map((count) => entryOf(count, at)))
    } catch (error) {
      for (const count of counts) this.count(count)
      this.deps.log.warn({ err: error }, 'counts of refusals could not be written yet')
    }
  }

  /** Writes what was counted, and counts no more. */
  async stop(): Promise<void> {
    clearInterval(this.timer)
    await this.write()
  }

  private count(one: Count): void {
    const { kind, outcome, times } = one
    const key = JSON.stringify([kind, outcome, one.actor, one.address])
    const room = this.counts.size < mostCounts || this.counts.has(key)
    const at = room ? key : kind
    const known = this.counts.get(at)
    if (known) known.times += times
    else if (room) this.counts.set(at, { ...one })
    else this.counts.set(at, { kind, outcome: 'many', address: undefined, times })
  }
}

const entryOf = ({ kind, outcome, actor, address, times }: Count, at: number) => ({
  ...{ at, kind, what: 'count of a minute', outcome, facts: { times } },
  actor: actor === undefined ? undefined : { id: actor, agency: '', roles: [], sites: [] },
  source: address === undefined ? undefined : { request: '', address, program: 'none' as const },
})
