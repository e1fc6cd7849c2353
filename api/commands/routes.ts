import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { answer } from './answer.ts'
import { commandState, stateOfCommand } from '../../app/commands/state.ts'
import { type App, type Deps } from '../deps.ts'
import { commandErrors, readErrors } from '../responses.ts'
import { commandHeaders, referralHeaders, versionIn } from '../headers.ts'
import { edgeBody } from '../../app/commands/edge.ts'
import { examples, referralExample } from './examples.ts'
import { pathwayCommands, type PathwayCommandName } from '../../domain/pathway/commands/index.ts'
import { receiveCommand, receiveReferral } from '../../app/commands/pathway.ts'
import { referralSchema } from '../../domain/pathway/commands/submit-referral.ts'
import { type Rule } from '../../domain/pathway/rule.ts'

/** What an accepted command is answered with. */
export const commandAnswer = z
  .object({
    pathwayId: z.string().optional().meta({ description: 'Of a command to a pathway.' }),
    conferenceId: z.string().optional().meta({ description: 'Of a command to a conference.' }),
    stage: z.string(),
    version: z.int(),
    outcome: z.enum(['done', 'waiting']),
    command: z.string().meta({ description: 'Where to ask what became of it.' }),
  })
  .meta({ id: 'CommandAnswer' })

const stored = 'Stored but not processed yet. It will be processed as soon as the engine is back.'
/** The same where it is stored and not judged yet. */
export const waiting = {
  description: stored,
  content: { 'application/json': { schema: commandAnswer } },
}

/** Refer somebody, and find out what became of a command. */
export function referralRoutes(app: App, deps: Deps): void {
  app.post(
    '/api/referrals',
    {
      config: { who: 'anyAgency' },
      schema: {
        tags: ['Referrals'],
        summary: 'Refer somebody',
        description: 'Starts a pathway, which exists from the moment the referral is stored.',
        headers: referralHeaders,
        body: referralSchema.meta({ examples: [referralExample] }),
        response: { 201: commandAnswer, 202: waiting, ...commandErrors },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key']
      const sent = { key, actor: actor(request), ifMatch: undefined, raw: request.sent }
      return answer(reply, key, await receiveReferral(deps, sent, request.body), true)
    },
  )
  app.get(
    '/api/commands/:key',
    {
      config: { who: 'anyAgency' },
      schema: {
        tags: ['Commands'],
        summary: 'What became of a command',
        description: 'Shown only to the sender.',
        params: z.object({ key: z.string().max(100) }),
        response: { 200: commandState, ...readErrors },
      },
    },
    (request) => stateOfCommand(deps, actor(request), request.params.key),
  )
}

/** One route for every command of the registry that people can send. */
export function commandRoutes(app: App, deps: Deps): void {
  for (const name of namesOf(pathwayCommands)) {
    if (name === 'submit-referral') continue
    const { label, who }: Rule = pathwayCommands[name]
    const example = examples[name]
    const body = edgeBody(name)
    app.post(
      `/api/pathways/:id/commands/${name}`,
      {
        config: { who },
        schema: {
          tags: ['Commands'],
          summary: label,
          description: permitted(who),
          hide: who === 'system',
          params: z.object({ id: z.string().max(100) }),
          headers: commandHeaders,
          body: example ? body.meta({ examples: [example] }) : body,
          response: { 200: commandAnswer, 202: waiting, ...commandErrors },
        },
      },
      async (request, reply) => {
        const { 'idempotency-key': key, 'if-match': ifMatch } = request.headers
        const sent = {
          key,
          actor: actor(request),
          ifMatch: versionIn(ifMatch),
          raw: request.sent,
        }
        const received = await receiveCommand(deps, sent, request.params.id, name, request.body)
        return answer(reply, key, received)
      },
    )
  }
}

/** Who may send it, in words. */
export function permitted(who: Rule['who']): string {
  if (who === 'system') return 'Only the system itself sends this.'
  if (who === 'anyAgency')
    return 'Any agency of the site; some commands only for what that agency owes.'
  return `By: ${who.join(', ')}.`
}

const namesOf = (registry: typeof pathwayCommands): PathwayCommandName[] =>
  Object.keys(registry) as PathwayCommandName[] // the keys of a constant are what Object.keys gives
