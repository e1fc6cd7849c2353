import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import { codeOf, pickTitles, storedCodeOf } from '../../domain/titled.ts'
import { commandOutcomes, everyStage } from '../../app/views/codes.ts'
import { actor } from '../auth/permissions.ts'
import { answer } from './answer.ts'
import type { App, Deps } from '../deps.ts'
import { commandErrors } from '../responses.ts'
import { commandHeaders, referralHeaders, versionIn } from '../headers.ts'
import { commandState, stateOfCommand } from '../../app/commands/state.ts'
import { conferenceCommands } from '../../domain/conference/commands/index.ts'
import { planExample } from '../../domain/conference/bodies.ts'
import { edgeBody } from '../../app/commands/edge.ts'
import { idParams, readRoute } from '../reading.ts'
import { pathwayCommands } from '../../domain/pathway/commands/index.ts'
import { planSchema } from '../../app/commands/plan.ts'
import { referralExample, referralSchema } from '../../domain/pathway/commands/submit-referral.ts'
import { roleTitle } from '../../domain/describe.ts'
import { sendCommand, type Sender, type Sent } from '../../app/commands/send.ts'
import type { Who } from '../../domain/entity/rule.ts'

/** What an accepted command is answered with. */
export const commandAnswer = z
  .object({
    pathwayId: z.string().optional().meta({ description: 'Of a command to a pathway.' }),
    conferenceId: z.string().optional().meta({ description: 'Of a command to a conference.' }),
    stage: storedCodeOf(everyStage),
    version: z.int(),
    outcome: codeOf(pickTitles(commandOutcomes, 'done', 'waiting')),
    command: z.string().meta({ description: 'Where to ask what became of it.' }),
  })
  .meta({ id: 'CommandAnswer' })

const stored =
  'Stored but not processed yet. It will be processed as soon as the system is running again.'
/** The same if it is stored and not yet judged. */
export const waiting = {
  description: stored,
  content: { 'application/json': { schema: commandAnswer } },
}

/** Makes a pathway or a conference, sends either a command of its registry, and tells what became of it. */
export function commandRoutes(app: App, deps: Deps): void {
  makingRoutes(app, deps)
  readRoute(
    app,
    '/api/commands/:key',
    {
      tags: ['Commands'],
      summary: 'What became of a command',
      description: 'Shown only to the sender.',
      params: z.object({ key: z.string().max(100) }),
      shows: commandState,
    },
    (by, { params: { key } }) => stateOfCommand(deps, by, key),
  )
  for (const name of namesOf(pathwayCommands, 'submit-referral')) {
    const { label, who, example } = pathwayCommands[name]
    const about = { label, who, body: edgeBody(name), example, tags: ['Commands'] }
    commandRoute(app, deps, `/api/pathways/:id/commands/${name}`, about, (id, body) => ({
      to: 'pathway',
      id,
      name,
      body,
    }))
  }
  for (const name of namesOf(conferenceCommands, 'plan-conference')) {
    const { label, who, example, body: schema } = conferenceCommands[name]
    const about = { label, who, body: schema, example, tags: ['Conferences'] }
    commandRoute(app, deps, `/api/conferences/:id/commands/${name}`, about, (id, body) => ({
      to: 'conference',
      id,
      name,
      body,
    }))
  }
}

function makingRoutes(app: App, deps: Deps): void {
  app.post(
    '/api/referrals',
    {
      config: { who: pathwayCommands['submit-referral'].who, cost: 'referral' },
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
      const sender = senderOf(request)
      const sent = { to: 'newPathway', referral: request.body } as const
      return answer(reply, sender.key, await sendCommand(deps, sender, sent), true)
    },
  )
  app.post(
    '/api/conferences',
    {
      config: { who: conferenceCommands['plan-conference'].who },
      schema: {
        tags: ['Conferences'],
        summary: 'Plan a conference',
        description: 'It exists from the moment that this is stored.',
        headers: referralHeaders,
        body: planSchema.meta({ examples: [planExample] }),
        response: { 201: commandAnswer, 202: waiting, ...commandErrors },
      },
    },
    async (request, reply) => {
      const sender = senderOf(request)
      const sent = { to: 'newConference', plan: request.body } as const
      return answer(reply, sender.key, await sendCommand(deps, sender, sent), true)
    },
  )
}

interface About {
  readonly label: string
  readonly who: Who
  readonly body: z.ZodObject
  readonly example: object | undefined
  readonly tags: readonly string[]
}

function commandRoute(
  app: App,
  deps: Deps,
  url: string,
  { label, who, body, example, tags }: About,
  sentTo: (id: string, body: object) => Sent,
): void {
  app.post(
    url,
    {
      config: { who },
      schema: {
        tags,
        summary: label,
        description: sendersInWords(who),
        hide: who === 'system',
        params: idParams,
        headers: commandHeaders,
        body: example ? body.meta({ examples: [example] }) : body,
        response: { 200: commandAnswer, 202: waiting, ...commandErrors },
      },
    },
    async (request, reply) => {
      const sender = senderOf(request)
      const sent = sentTo(request.params.id, request.body)
      return answer(reply, sender.key, await sendCommand(deps, sender, sent))
    },
  )
}

/** Who sent a command, under which key, having seen which version. */
function senderOf(
  request: Pick<FastifyRequest, 'actor' | 'sent'> & {
    readonly headers: {
      readonly 'idempotency-key': string
      readonly 'if-match'?: string | undefined
    }
  },
): Sender {
  const { 'idempotency-key': key, 'if-match': ifMatch } = request.headers
  return { key, actor: actor(request), ifMatch: versionIn(ifMatch), raw: request.sent }
}

/** Who may send it, in words. */
function sendersInWords(who: Who): string {
  if (who === 'system') return 'Only the system itself sends this.'
  if (who === 'anyAgency')
    return 'Any agency of the site; some commands only for what that agency owes.'
  return `By: ${who.map(roleTitle).join(', ')}.`
}

/** The commands of a registry, except what makes something new. */
const namesOf = <N extends string>(registry: Readonly<Record<N, unknown>>, makes: N): N[] =>
  (Object.keys(registry) as N[]).filter((name) => name !== makes) // the keys of a constant
