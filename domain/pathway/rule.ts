import type { z } from 'zod'
import type { Refusal } from '../decider.ts'
import type { RefusalCode } from '../refusals.ts'
import { readBody } from '../entity/body.ts'
import type { Role } from '../codes.ts'
import type { Draft, PathwayContext } from './draft.ts'
import type { PathwayState } from './state.ts'
import type { StageCode } from '../stages/index.ts'

/** Who may send a command: these roles, anybody with a role at the site, or only the system itself. */
export type Who = readonly Role[] | 'anyAgency' | 'system'

/** A command people or the system can send to a pathway: what it is called, who may, what it carries, and its rule. */
export interface Rule {
  readonly label: string
  readonly who: Who
  readonly body: z.ZodObject
  /** Whether it may also be sent once the pathway has ended: always, or while something is owed even then. */
  readonly afterEnd?: true | 'whileOwed'
  /** Whether the system itself may send it too, besides people in those roles. */
  readonly alsoSystem?: true
  /** Why not now, judged without the body: what the list of allowed commands and the decider both ask. */
  readonly allowed: (state: PathwayState, context: PathwayContext) => Refusal | undefined
  /** Records what follows in the draft, or says why not. */
  readonly decide: (draft: Draft, body: unknown) => Refusal | undefined
}

interface RuleSpec<S extends z.ZodObject> {
  readonly label: string
  readonly who: Who
  readonly body: S
  readonly afterEnd?: true | 'whileOwed'
  readonly alsoSystem?: true
  readonly allowed?: Rule['allowed']
  readonly decide: (draft: Draft, body: z.output<S>) => Refusal | undefined
}

/** Ties a rule to the type of its body; the registry then holds rules of every body alike. */
export function rule<S extends z.ZodObject>(spec: RuleSpec<S>): Rule {
  return {
    label: spec.label,
    who: spec.who,
    body: spec.body,
    ...(spec.afterEnd ? { afterEnd: spec.afterEnd } : {}),
    ...(spec.alsoSystem ? { alsoSystem: spec.alsoSystem } : {}),
    allowed: spec.allowed ?? (() => undefined),
    // Read again here: it may have been stored under older rules, and a message was never at the edge.
    decide: (draft, body) => spec.decide(draft, readBody(spec.body, body)),
  }
}

/** A refusal by its code. */
export const refuse = (code: RefusalCode, field?: string): Refusal => ({
  code,
  ...(field === undefined ? {} : { field }),
})

/** Allows a command at these stages only. */
export const at =
  (...places: readonly StageCode[]): Rule['allowed'] =>
  (state) =>
    places.some((place) => place === state.stage) ? undefined : refuse('wrong-stage')

/** An optional field as facts want it: absent rather than undefined. */
export const given = <K extends string, V>(key: K, value: V | undefined): Partial<Record<K, V>> =>
  value === undefined ? {} : ({ [key]: value } as Record<K, V>) // a computed key widens to string
