import { type FastifyReply } from 'fastify'
import { Problem } from '../problem.ts'
import { type Outcome } from '../../domain/turn.ts'
import { type Addressee, type Received } from '../../app/commands/send.ts'
import { refusals } from '../../domain/refusals.ts'

/** What every answer about a command that was not refused says. */
export interface CommandAnswer {
  readonly pathwayId?: string
  readonly conferenceId?: string
  readonly stage: string
  readonly version: number
  readonly outcome: 'done' | 'waiting'
  readonly command: string
}

/** Where what became of a command can be asked. */
export const commandPath = (key: string): string => `/api/commands/${key}`

export const pathwayPath = (id: string): string => `/api/pathways/${id}`

const placeOf = ({ kind, id }: Pick<Received, 'kind' | 'id'>): string =>
  kind === 'pathway' ? pathwayPath(id) : `/api/conferences/${id}`

/** The id of what a command was sent to, named by its kind. */
export const idOf = (
  kind: Addressee,
  id: string,
): { pathwayId: string } | { conferenceId: string } =>
  kind === 'pathway' ? { pathwayId: id } : { conferenceId: id }

/** The answer of the rules: done, or the problem that says why not. */
export function settled(
  key: string,
  { kind, id }: Pick<Received, 'kind' | 'id'>,
  outcome: Outcome,
): CommandAnswer {
  const { stage, version } = outcome
  const facts = { ...idOf(kind, id), stage, version }
  if (outcome.result === 'done') return { ...facts, outcome: 'done', command: commandPath(key) }
  if (outcome.result === 'faulted') throw new Problem('fault', { facts })
  const { code, field } = outcome
  const message = refusals[code].title
  throw new Problem(code, { facts, ...(field ? { errors: [{ field, rule: code, message }] } : {}) })
}

/** Answers a command: 200 done (201 for what it made), 202 stored and still to be judged, a problem where it was refused. */
export function answer(
  reply: FastifyReply,
  key: string,
  received: Received,
  made = false,
): CommandAnswer {
  const { kind, id, stage, version, outcome } = received
  if (outcome) {
    const body = settled(key, received, outcome)
    if (made) void reply.code(201).header('location', placeOf(received))
    return body
  }
  void reply.code(202).header('location', made ? placeOf(received) : commandPath(key))
  return { ...idOf(kind, id), stage, version, outcome: 'waiting', command: commandPath(key) }
}
