import { type FastifyReply } from 'fastify'
import { Problem } from '../problem.ts'
import { type Outcome } from '../../domain/turn.ts'
import { type Received } from './receive.ts'
import { refusals } from '../../domain/refusals.ts'

/** What every answer about a command that was not refused says. */
export interface CommandAnswer {
  readonly pathwayId: string
  readonly stage: string
  readonly version: number
  readonly outcome: 'done' | 'waiting'
  readonly command: string
}

/** Where what became of a command can be asked. */
export const commandPath = (key: string): string => `/api/commands/${key}`

export const pathwayPath = (id: string): string => `/api/pathways/${id}`

/** The answer of the rules: done, or the problem that says why not. */
export function settled(key: string, pathwayId: string, outcome: Outcome): CommandAnswer {
  const { stage, version } = outcome
  const facts = { pathwayId, stage, version }
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
  { pathwayId, stage, version, outcome }: Received,
  made = false,
): CommandAnswer {
  if (outcome) {
    const body = settled(key, pathwayId, outcome)
    if (made) void reply.code(201).header('location', pathwayPath(pathwayId))
    return body
  }
  void reply.code(202).header('location', made ? pathwayPath(pathwayId) : commandPath(key))
  return { pathwayId, stage, version, outcome: 'waiting', command: commandPath(key) }
}
