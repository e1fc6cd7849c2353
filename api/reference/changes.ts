import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import type { App, Deps } from '../deps.ts'
import {
  agencyBody,
  policyBody,
  siteBody,
  writeAgency,
  writePolicy,
  writeSite,
} from '../../app/reference/changes.ts'
import { errorAnswers } from '../responses.ts'
import { seenBy, seenHeaders } from '../headers.ts'
import { unwrap } from '../problem.ts'
import { newSlug } from '../../domain/fields.ts'
import { whoMay } from '../../app/access/roles.ts'
import { pilotPolicies } from '../../domain/policy/defaults.ts'

const tags = ['Reference data']
const config = { who: whoMay.changeReference }
const failures = errorAnswers(400, 401, 403, 404, 413, 415, 500, 503)
const idParam = z.object({ id: newSlug() })

const written = z.object({ id: z.string() }).meta({ id: 'Written' })

/** Changes of reference data, by an administrator. Each is logged, and takes effect for what is decided from then on. */
export function changeRoutes(app: App, deps: Deps): void {
  app.put(
    '/api/sites/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Save a site: its agencies, and who holds which role',
        description: 'Send it whole. A new site begins with the default policy.',
        params: idParam,
        headers: seenHeaders,
        body: siteBody.meta({ examples: [siteExample] }),
        response: { 200: written, 201: written, ...failures, ...errorAnswers(412) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { made } = unwrap(
        await writeSite(deps, actor(request), id, request.body, seenBy(request)),
      )
      return reply.code(made ? 201 : 200).send({ id })
    },
  )
  app.put(
    '/api/agencies/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Save an agency',
        params: idParam,
        headers: seenHeaders,
        body: agencyBody.meta({
          examples: [{ name: 'Kent Police', division: 'england-and-wales' }],
        }),
        response: { 200: written, 201: written, ...failures, ...errorAnswers(412) },
      },
    },
    async (request, reply) => {
      const { id } = request.params
      const { made } = unwrap(
        await writeAgency(deps, actor(request), id, request.body, seenBy(request)),
      )
      return reply.code(made ? 201 : 200).send({ id })
    },
  )
  policyRoute(app, deps)
}

function policyRoute(app: App, deps: Deps): void {
  app.post(
    '/api/policies/:site',
    {
      config,
      schema: {
        tags,
        summary: 'A new version of a policy, with its reason',
        description:
          'Open pathways keep the version they opened with until `apply-policy`. If it has `meetings`, they are planned, moved or cancelled accordingly within a round of the warden. Those whose agenda is circulated, and those that a person moved or cancelled, stay as they are.',
        params: z.object({ site: newSlug() }),
        body: policyBody.meta({
          examples: [{ reason: 'Fortnightly panel from May.', policy: pilotPolicies.cheshire }],
        }),
        response: { 201: written.extend({ version: z.int() }), ...failures },
      },
    },
    async (request, reply) => {
      const { site } = request.params
      const { version } = unwrap(await writePolicy(deps, actor(request), site, request.body))
      return reply.code(201).send({ id: `${site}/${version}`, version })
    },
  )
}

const siteExample = {
  name: 'London',
  agencies: ['suzy-lamplugh-trust', 'metropolitan-police-service'],
  holders: { coordinator: 'suzy-lamplugh-trust', policeLead: 'metropolitan-police-service' },
}
