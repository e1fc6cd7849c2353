import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { type App, type Deps } from '../deps.ts'
import { addPolicy, putAgency, putContact, putSite } from '../../store/reference-changes.ts'
import { agencyId, line, newSlug } from '../../domain/fields.ts'
import { badField, type FieldError, Problem } from '../problem.ts'
import { checkMarked } from '../commands/edge.ts'
import { channels, contactAddress } from '../../domain/post/channels.ts'
import { codes, roles } from '../../domain/codes.ts'
import { defaultClocks } from '../../domain/policy/clocks.ts'
import { defaultLadders } from '../../domain/policy/ladders.ts'
import { pilotPolicies } from '../../domain/policy/defaults.ts'
import { divisions } from '../../domain/calendar/holidays.ts'
import { errors } from '../answers.ts'
import { knownIds } from '../../store/reads/standing.ts'
import { missingFrom, type Policy, policySchema } from '../../domain/policy/policy.ts'

const tags = ['Reference data']
const config = { who: ['administrator'] } as const
const failures = errors(400, 401, 403, 404, 413, 415, 500, 503)
const slugParam = (name: string) => z.object({ [name]: newSlug() })

const siteBody = z.strictObject({
  name: line(200),
  agencies: z.array(agencyId()).min(1).max(200),
  holders: z.partialRecord(z.enum(codes(roles)), agencyId()),
})
const agencyBody = z.strictObject({ name: line(200), division: z.enum(divisions) })
const contactBody = z.strictObject({ address: contactAddress })
const policyBody = z.strictObject({ reason: line(1000), policy: policySchema })

const written = z.object({ id: z.string() }).meta({ id: 'Written' })

/** Changes of reference data, by an administrator. Each is logged, and takes effect for what is decided from then on. */
export function changeRoutes(app: App, deps: Deps): void {
  app.put(
    '/api/sites/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Write a site: its agencies, and who holds which role',
        description: 'Whole; a new site begins with the default policy.',
        params: slugParam('id'),
        body: siteBody.meta({ examples: [siteExample] }),
        response: { 200: written, 201: written, ...failures },
      },
    },
    async (request, reply) => {
      const id = request.params['id'] ?? ''
      await checkMarked(deps.database, siteBody, request.body, await deps.clock.now())
      checkHolders(request.body)
      await checkSite(deps, actor(request).sites, id, true)
      const made = await putSite(deps.database, id, request.body, await change(deps, request))
      return reply.code(made ? 201 : 200).send({ id })
    },
  )
  app.put(
    '/api/agencies/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Write an agency',
        params: slugParam('id'),
        body: agencyBody.meta({
          examples: [{ name: 'Kent Police', division: 'england-and-wales' }],
        }),
        response: { 200: written, 201: written, ...failures },
      },
    },
    async (request, reply) => {
      const id = request.params['id'] ?? ''
      const made = await putAgency(deps.database, id, request.body, await change(deps, request))
      return reply.code(made ? 201 : 200).send({ id })
    },
  )
  contactRoute(app, deps)
  policyRoute(app, deps)
}

function contactRoute(app: App, deps: Deps): void {
  app.put(
    '/api/agencies/:id/contacts/:role',
    {
      config,
      schema: {
        tags,
        summary: "Write the address of an agency's role",
        params: z.object({ id: newSlug(), role: z.enum(codes(roles)) }),
        body: contactBody.meta({ examples: [{ address: channels.mail.example }] }),
        response: { 200: written, ...failures },
      },
    },
    async (request) => {
      const { id, role } = request.params
      const known = await knownIds(deps.database, 'agencies', [id])
      if (!known.has(id)) throw new Problem('not-found')
      const by = await change(deps, request)
      await putContact(deps.database, id, role, request.body.address, by)
      return { id: `${id}/${role}` }
    },
  )
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
          'Pathways that are open keep the version that they opened with, until `apply-policy`. Where it has `meetings` they are planned, moved or cancelled by it within a round of the warden; those whose agenda is circulated, and those that a person moved or cancelled, stay.',
        params: slugParam('site'),
        body: policyBody.meta({
          examples: [{ reason: 'Fortnightly panel from May.', policy: pilotPolicies.cheshire }],
        }),
        response: { 201: written.extend({ version: z.int() }), ...failures },
      },
    },
    async (request, reply) => {
      const site = request.params['site'] ?? ''
      await checkSite(deps, actor(request).sites, site, false)
      const { policy, reason } = request.body
      await checkPolicy(deps, policy)
      const by = await change(deps, request)
      const version = await addPolicy(deps.database, { site, document: policy, reason }, by)
      return reply.code(201).send({ id: `${site}/${version}`, version })
    },
  )
}

const siteExample = {
  name: 'London',
  agencies: ['suzy-lamplugh-trust', 'metropolitan-police-service'],
  holders: { coordinator: 'suzy-lamplugh-trust', policeLead: 'metropolitan-police-service' },
}

async function change({ clock }: Deps, request: Parameters<typeof actor>[0]) {
  return { by: actor(request).id, at: await clock.now() }
}

/** A site that is there already is its own administrators' affair. */
async function checkSite(
  { database }: Deps,
  sites: readonly string[],
  id: string,
  mayBeNew: boolean,
): Promise<void> {
  const known = await knownIds(database, 'sites', [id])
  if (!known.has(id) && !mayBeNew) throw new Problem('not-found')
  if (known.has(id) && !sites.includes(id)) throw new Problem('not-your-site')
}

/** What nobody else owes falls to the coordinator, so that somebody must hold that role. */
function checkHolders({ agencies, holders }: z.output<typeof siteBody>): void {
  if (!holders.coordinator)
    throw badField(
      'holders.coordinator',
      'required',
      'must be given: what nobody owes falls to it.',
    )
  const wrong = Object.entries(holders).filter(([, agency]) => !agencies.includes(agency))
  const message = "must be one of the site's agencies."
  const faults = wrong.map(([role]): FieldError => {
    return { field: `holders.${role}`, rule: 'not-of-this-site', message }
  })
  if (faults.length > 0) throw new Problem('bad-input', { errors: faults })
}

const needs = { clocks: Object.keys(defaultClocks), ladders: Object.keys(defaultLadders) }

async function checkPolicy({ database }: Deps, policy: Policy): Promise<void> {
  const { agencies } = policy.alsoAsked
  const known = await knownIds(database, 'agencies', agencies)
  const faults = [
    ...missingFrom(policy, needs).map((field) => ({
      field: `policy.${field}`,
      rule: 'required',
      message: 'must be given: the rules use it.',
    })),
    ...agencies.flatMap((agency, n) =>
      known.has(agency)
        ? []
        : [
            {
              field: `policy.alsoAsked.agencies.${n}`,
              rule: 'unknown-agency',
              message: 'is not the id of an agency.',
            },
          ],
    ),
  ]
  if (faults.length > 0) throw new Problem('bad-input', { errors: faults })
}
