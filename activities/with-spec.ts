import type { EntityKind } from '../domain/entity/decider.ts'
import {
  type AnyEvent,
  type EntitySpec,
  pathwaySpec,
  conferenceSpec,
  postSpec,
} from './entities.ts'

/** Does something with the kind's own types, which only the kind itself knows. */
type WithSpec<Result> = <State extends object, Event extends AnyEvent, Reference>(
  spec: EntitySpec<State, Event, Reference>,
) => Result

/** Gives what is known of a kind to whoever works with it. */
export type Specs = <Result>(kind: EntityKind, use: WithSpec<Result>) => Result

/** Every kind of entity. A new kind is one entry. */
const kinds = {
  pathway: <Result>(use: WithSpec<Result>) => use(pathwaySpec),
  conference: <Result>(use: WithSpec<Result>) => use(conferenceSpec),
  post: <Result>(use: WithSpec<Result>) => use(postSpec),
} satisfies Record<EntityKind, unknown>

/** Today's rules. */
export const withSpec: Specs = (kind, use) => kinds[kind](use)
