import type { FastifyReply } from 'fastify'
import type { Answer } from '../../app/answers.ts'
import { factsOf, unwrap } from '../problem.ts'

/** What every answer about a command that was not refused says. */
export interface CommandAnswer {
  readonly pathwayId?: string
  readonly conferenceId?: string
  readonly stage: string
  readonly version: number
  readonly outcome: 'done' | 'waiting'
  readonly command: string
}

const folders = { pathway: '/api/pathways', conference: '/api/conferences' }

/** Answers a command: 200 done (201 for what it made), 202 stored and not yet judged, a problem if it was refused. */
export function answer(
  reply: FastifyReply,
  key: string,
  answered: Answer,
  made = false,
): CommandAnswer {
  const { answer: outcome, ...at } = unwrap(answered)
  const command = `/api/commands/${key}` // where what became of it can be asked
  const place = `${folders[at.kind]}/${at.id}`
  if (outcome === 'waiting') void reply.code(202).header('location', made ? place : command)
  else if (made) void reply.code(201).header('location', place)
  return { ...factsOf(at), outcome, command }
}
