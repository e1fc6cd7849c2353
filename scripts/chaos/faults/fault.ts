import type { Load } from '../load.ts'
import type { Violation } from '../violations.ts'
import type { WholeSystem } from '../system.ts'

/** A system under load, to which something happens. */
export interface Scene {
  /** Another one, once a fault has ended it and started it again. */
  system: WholeSystem
  readonly load: Load
  readonly settings: Readonly<Record<string, string>>
  readonly violations: Violation[]
  /** The keys of what others than the load have sent. */
  readonly others: Set<string>
}

/** What was done, and how it is put right; a death is put right by nobody. */
interface Struck {
  readonly end?: () => Promise<void> | void
}

/** A kind of fault, made ready for one run. */
export interface Stage {
  readonly settings?: Readonly<Record<string, string>>
  /** Called once everything runs, before the first blow. */
  readonly begin?: (scene: Scene) => Promise<void>
  /** Goes on beside the blows. */
  readonly beside?: (scene: Scene) => Promise<void>
  readonly strike: (scene: Scene, n: number) => Promise<Struck>
  /** Called after the last blow, while everything runs. */
  readonly settle?: (scene: Scene) => Promise<void>
  /** Called when the system has ended. */
  readonly remove?: () => Promise<void> | void
}

/** A kind of fault. */
export interface Fault {
  /** What is done each time, in a few words. */
  readonly title: string
  /** From when it is counted how long it takes until something new is done; the last is after it was put right. */
  readonly counted: 'from the blow' | 'once it runs again' | 'once it is over'
  /** How long it is left as it is. */
  readonly heldMs: number
  /** From one blow to the next, if that matters. */
  readonly everyMs?: number
  /** Whether all that was said of words and messages is gone afterwards; see `Evidence`. */
  readonly healed?: boolean
  /** Makes it ready over a data folder that is empty yet, for so many blows; or says why it cannot be tried on this machine. */
  readonly prepare: (dataDir: string, times: number) => Promise<Stage | string>
}
