import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { answer } from '../commands/answer.ts'
import { type App, type Deps } from '../deps.ts'
import { commandAnswer, permitted, waiting } from '../commands/routes.ts'
import { commandErrors } from '../responses.ts'
import { commandHeaders, referralHeaders, versionIn } from '../headers.ts'
import {
  conferenceCommands,
  type ConferenceCommandName,
} from '../../domain/conference/commands/index.ts'
import { conferenceExamples, planExample } from './examples.ts'
import { type ConferenceRule } from '../../domain/conference/rule.ts'
import { planSchema } from '../../app/commands/plan.ts'
import { receiveConferenceCommand, receivePlan } from '../../app/commands/conference.ts'

const tags = ['Conferences']

/** Plan a conference, and send it any command of the registry that people can send. */
export function conferenceCommandRoutes(app: App, deps: Deps): void {
  app.post(
    '/api/conferences',
    {
      config: { who: conferenceCommands['plan-conference'].who },
      schema: {
        tags,
        summary: 'Plan a conference',
        description: 'It exists from the moment that this is stored.',
        headers: referralHeaders,
        body: planSchema.meta({ examples: [planExample] }),
        response: { 201: commandAnswer, 202: waiting, ...commandErrors },
      },
    },
    async (request, reply) => {
      const key = request.headers['idempotency-key']
      const sent = { key, actor: actor(request), ifMatch: undefined, raw: request.sent }
      return answer(reply, key, await receivePlan(deps, sent, request.body), true)
    },
  )
  for (const name of names) if (name !== 'plan-conference') commandRoute(app, deps, name)
}

function commandRoute(app: App, deps: Deps, name: ConferenceCommandName): void {
  const { label, who, body }: ConferenceRule = conferenceCommands[name]
  const example = conferenceExamples[name]
  app.post(
    `/api/conferences/:id/commands/${name}`,
    {
      config: { who },
      schema: {
        tags,
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
      const sent = { key, actor: actor(request), ifMatch: versionIn(ifMatch), raw: request.sent }
      const { id } = request.params
      return answer(reply, key, await receiveConferenceCommand(deps, sent, id, name, request.body))
    },
  )
}

const names = Object.keys(conferenceCommands) as ConferenceCommandName[] // the keys of a constant
