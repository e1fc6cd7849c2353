import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { answer } from '../commands/answer.ts'
import type { App, Deps } from '../deps.ts'
import {
  beginDraft,
  changeDraft,
  draftsView,
  dropDraft,
  oneDraft,
  submitDraft,
} from '../../app/drafts/drafts.ts'
import { unwrap } from '../problem.ts'
import { whoMay } from '../../app/access/roles.ts'
import { commandAnswer, waiting } from '../commands/routes.ts'
import { commandErrors, errorAnswers, readErrors } from '../responses.ts'
import { pageOf, paging } from '../../app/paging.ts'
import { commandHeaders, referralHeaders, versionHeaders, versionIn } from '../headers.ts'
import { draftDays, mostDrafts } from '../../domain/drafts.ts'
import { draftItem, draftOut, yourDrafts } from '../../app/drafts/view.ts'
import { knownFrom } from '../../app/drafts/known.ts'
import { pathwayId } from '../../domain/fields.ts'
import { draftSchema } from '../../app/drafts/document.ts'

const tags = ['Drafts']
const params = z.object({ id: z.uuid().meta({ maxLength: 36 }) })
const config = { who: whoMay.keepDrafts }
const changeErrors = errorAnswers(400, 401, 403, 404, 409, 413, 415, 500, 503)

/** A referral that somebody has begun. */
const draftExample = {
  site: 'london',
  referrer: { agency: 'london-housing', role: 'agencyWorker' },
  person: { name: 'Alex Example' },
  concern: { summary: 'Neighbours complain that he waits at the door.' },
}

/** Referrals that are begun and not sent: an agency's own. */
export function draftRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/drafts',
    {
      config,
      schema: {
        tags,
        summary: 'The drafts of your agency',
        querystring: z.strictObject(paging),
        response: { 200: pageOf(draftItem).extend({ yours: yourDrafts }), ...readErrors },
      },
    },
    async (request) => unwrap(await draftsView(deps, actor(request), request.query)),
  )
  app.post(
    '/api/drafts',
    {
      config,
      schema: {
        tags,
        summary: 'Begin a referral',
        description: `Any part of a referral, complete or not. Only your agency can read it, each reader the parts that are for their role. It is deleted after ${draftDays} days without a change. One person may have ${mostDrafts} that have not been sent; beyond that it is refused as \`too-many-drafts\`.`,
        headers: referralHeaders,
        querystring: z.strictObject({
          from: pathwayId().optional().meta({
            description:
              'A pathway that has ended: what is known of its person, its victim and what was reported since is filled in, as far as it is for you. What the body says stands.',
          }),
        }),
        body: draftSchema.meta({ examples: [draftExample] }),
        response: { 200: draftOut, 201: draftOut, ...commandErrors },
      },
    },
    async (request, reply) => {
      const asked = { actor: actor(request), id: request.headers['idempotency-key'] }
      const { from } = request.query
      const known = from === undefined ? {} : unwrap(await knownFrom(deps, asked.actor, from))
      const document = { ...known, ...request.body }
      const { made, draft } = unwrap(await beginDraft(deps, asked, document))
      return reply
        .code(made ? 201 : 200)
        .header('location', `/api/drafts/${draft.id}`)
        .send(draft)
    },
  )
  oneDraftRoutes(app, deps)
  submitRoute(app, deps)
}

function oneDraftRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/drafts/:id',
    {
      config,
      schema: {
        tags,
        summary: 'A draft, and what each part still lacks',
        params,
        response: { 200: draftOut, ...readErrors },
      },
    },
    async (request) =>
      unwrap(await oneDraft(deps, { actor: actor(request), id: request.params.id })),
  )
  app.put(
    '/api/drafts/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Replace a draft',
        description:
          'Send the whole draft. It is refused if somebody else has written it since you read it. A part that was withheld from you stays as it is if you leave it out.',
        params,
        headers: versionHeaders,
        body: draftSchema.meta({ examples: [draftExample] }),
        response: { 200: draftOut, ...changeErrors },
      },
    },
    async (request) => {
      const version = versionIn(request.headers['if-match']) ?? 0
      const asked = { actor: actor(request), id: request.params.id, version }
      return unwrap(await changeDraft(deps, asked, request.body))
    },
  )
  app.delete(
    '/api/drafts/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Delete a draft',
        params,
        headers: versionHeaders,
        response: { 204: z.undefined(), ...changeErrors },
      },
    },
    async (request, reply) => {
      const version = versionIn(request.headers['if-match']) ?? 0
      unwrap(await dropDraft(deps, { actor: actor(request), id: request.params.id, version }))
      return reply.code(204).send()
    },
  )
}

function submitRoute(app: App, deps: Deps): void {
  app.post(
    '/api/drafts/:id/submit',
    {
      config: { ...config, cost: 'referral' },
      schema: {
        tags,
        summary: 'Submit a draft as a referral',
        description: 'The draft becomes a referral, or every field that is still wrong is named.',
        params,
        headers: commandHeaders,
        body: z.strictObject({}),
        response: { 201: commandAnswer, 202: waiting, ...commandErrors },
      },
    },
    async (request, reply) => {
      const { 'idempotency-key': key, 'if-match': ifMatch } = request.headers
      const asked = {
        actor: actor(request),
        id: request.params.id,
        key,
        version: versionIn(ifMatch),
      }
      return answer(reply, key, await submitDraft(deps, asked), true)
    },
  )
}
