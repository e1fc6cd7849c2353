/** The activities as the workflows call them, and the shapes that cross between the two. Types only. */

/** Kinds of entity that have a workflow each. */
export type Kind = 'pathway' | 'conference' | 'post'

/** A command with what became of it: enough to answer its key again. Without its body. */
export interface CommandCopy {
  readonly id: string
  readonly name: string
  /** The beginning of what binds its key to the request; absent where no caller sent it. */
  readonly digest?: string
  /** How long before it was judged it was received, in milliseconds. */
  readonly late: number
  readonly outcome: object
}

/** What happened through one command or at one moment, as the workflow's history keeps it. A second copy, without words. */
export interface EventCopy {
  /** The number of the first of these events; the others follow in order. */
  readonly from: number
  readonly at: number
  readonly by: string
  readonly agency?: string
  readonly role?: string
  /** The command that led to them; absent where time did, and in copies made before commands were kept. */
  readonly command?: CommandCopy
  readonly events: readonly (readonly [type: string, data: object])[]
}

/** Where an entity stands, as a turn leaves it: codes and instants. */
export interface EntityStatus {
  /** The number of the entity's last event; absent while the workflow knows nothing yet. */
  readonly seq?: number
  readonly site?: string | undefined
  readonly stage: string
  /** Whom it waits for and for what, as `agency/obligation`. Only the first two: a history must not grow too large. */
  readonly waitingOn: readonly string[]
  /** The date to show, and the same instant in real time. Only the latter is used for timers. */
  readonly alarmAt?: string | undefined
  readonly wakeAt?: number | undefined
  readonly details: string
  readonly ended?: true | undefined
  readonly send?: { readonly message: string } | undefined
}

/** A turn's result: where the entity stands, what the turn did, and a copy of the events since the workflow last knew. */
export interface Turn extends EntityStatus {
  readonly seq: number
  readonly judged: number
  readonly more?: true
  /** Packed by `packCopies`; empty where nothing happened. */
  readonly events?: string
}

/** Whose turn it is, and the number of its last event that the workflow knows. */
export interface JudgeInput {
  readonly kind: Kind
  readonly id: string
  readonly seq?: number
}

/** Which message to send. */
export interface SendInput {
  readonly message: string
}

/** An entity's place among all, in order of kind and id. */
export interface Place {
  readonly kind: Kind
  readonly id: string
}

/** What a round of the warden did, and after which entity the next one continues to compare; from the first if not said. */
interface Round {
  /** The number of the database's last beat. */
  readonly beat: number
  readonly woken: number
  readonly restarted: number
  readonly after?: Place
}

/** What a workflow can ask of the world. */
export interface Activities {
  judge(input: JudgeInput): Promise<Turn>
  send(input: SendInput): Promise<void>
  /** `beat` is the last that the warden knows of: a database whose own is no higher was restored. */
  survey(after?: Place, beat?: number): Promise<Round>
}
