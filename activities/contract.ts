/** The activities as the workflows call them, and the shapes that cross between the two. Types only. */

/** Kinds of entity that have a workflow each. */
export type Kind = 'pathway' | 'post'

/** Whom an entity waits for. Instants are ISO strings: Temporal's own screen shows them as they are. */
export interface WaitingOn {
  readonly agency: string
  readonly what: string
  readonly due: string
}

/** One thing that happened, as the workflow's history keeps it: the second copy. No words. */
export interface EventCopy {
  readonly seq: number
  readonly type: string
  readonly at: number
  readonly by: string
  readonly data: object
}

/** Where an entity stands, as a turn leaves it: codes and instants. */
export interface Stands {
  /** The number of the entity's last event; absent while the workflow knows nothing yet. */
  readonly seq?: number
  readonly site?: string | undefined
  readonly stage: string
  readonly waitingOn: readonly WaitingOn[]
  /** The date to show, and the same instant in real time, which is the only one that timers use. */
  readonly alarmAt?: string | undefined
  readonly wakeAt?: number | undefined
  readonly details: string
  readonly ended: boolean
  readonly send?: { readonly message: string } | undefined
}

/** A turn's result: where the entity stands, what the turn did, and a copy of the events since the workflow last knew. */
export interface Turn extends Stands {
  readonly seq: number
  readonly judged: number
  readonly more: boolean
  readonly events?: readonly EventCopy[]
}

export interface JudgeInput {
  readonly kind: Kind
  readonly id: string
  readonly seq?: number
}

export interface SendInput {
  readonly message: string
}

/** What a workflow can ask of the world. */
export interface Activities {
  judge(input: JudgeInput): Promise<Turn>
  send(input: SendInput): Promise<void>
  survey(): Promise<{ readonly woken: number; readonly restarted: number }>
}
