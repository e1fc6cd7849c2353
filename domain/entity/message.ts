import type { z } from 'zod'
import type { EntityKind, Message } from './decider.ts'

type Frozen<T> = T extends readonly (infer U)[]
  ? readonly Frozen<U>[]
  : T extends object
    ? { readonly [P in keyof T]: Frozen<T[P]> }
    : T

/** What a sender says by a schema; what has a default may be left out. */
export type Said<S> = S extends z.ZodType ? Frozen<z.input<S>> : never

/** What messages to one receiver carry, by their names. */
type Bodies = Readonly<Record<string, z.ZodObject>>

/** Makes messages to a kind of entity, each with the body that a table of bodies says. */
export const messagesTo =
  <B extends Bodies>(kind: EntityKind) =>
  <N extends keyof B & string>(id: string, name: N, body: Said<B[N]>): Message => ({
    kind: 'command',
    to: { kind, id },
    name,
    body,
  })
