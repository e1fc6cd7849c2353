import { many } from '../../app/views/many.ts'
import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import type { App, Deps } from '../deps.ts'
import {
  agreeToContact,
  contactBody,
  contactChangeOut,
  contactChanges,
  withdrawContactChange,
  writeContact,
} from '../../app/reference/contacts.ts'
import { channels } from '../../domain/post/channels.ts'
import { codeOf } from '../../domain/titled.ts'
import { errorAnswers } from '../responses.ts'
import { newSlug } from '../../domain/fields.ts'
import { pageOf } from '../../app/paging.ts'
import { readRoute } from '../reading.ts'
import { roles, titled } from '../../domain/codes.ts'
import { seenBy, seenHeaders } from '../headers.ts'
import { unwrap } from '../problem.ts'
import { whoMay } from '../../app/access/roles.ts'

const tags = ['Reference data']
const config = { who: whoMay.changeReference }
const failures = errorAnswers(400, 401, 403, 404, 413, 415, 500, 503)
const params = z.object({ id: z.uuid().meta({ maxLength: 36 }) })

const waits = titled({
  confirmation: 'The new address has to confirm it',
  secondAdministrator: 'An administrator of another site has to agree',
})
const asked = z
  .object({
    id: z.string(),
    waitsFor: many(codeOf(waits)).meta({
      description: 'What is missing until it counts; nothing if it is the address already.',
    }),
  })
  .meta({ id: 'ContactAsked' })

/** Changes of addresses, by administrators: asked for, agreed to, taken back. */
export function contactRoutes(app: App, deps: Deps): void {
  app.put(
    '/api/agencies/:id/contacts/:role',
    {
      config,
      schema: {
        tags,
        summary: "Ask for another address for an agency's role",
        description:
          'The new address is sent a link to confirm it, and the old one receives until then. Both hear. With `site`, it is for the messages about that site, and for its own administrators alone. Without it, it is for every site that the agency serves; if there are several, an administrator of another one has to agree.',
        params: z.object({ id: newSlug(), role: codeOf(roles) }),
        headers: seenHeaders,
        body: contactBody.meta({
          examples: [{ address: channels.mail.example, site: 'london' }],
        }),
        response: { 200: asked, ...failures, ...errorAnswers(412) },
      },
    },
    async (request) => {
      const { id, role } = request.params
      const { seen } = seenBy(request)
      const answer = unwrap(
        await writeContact(deps, actor(request), { id, role }, request.body, seen),
      )
      return { id: `${id}/${role}`, waitsFor: [...answer.waitsFor] }
    },
  )
  changeRoutes(app, deps)
}

/** What waits to be confirmed or agreed to, and how somebody else agrees, or takes it back. */
function changeRoutes(app: App, deps: Deps): void {
  readRoute(
    app,
    '/api/contact-changes',
    {
      tags,
      summary: 'Changes of addresses that wait, at agencies that serve your sites',
      description: 'The oldest hundred.',
      who: whoMay.changeReference,
      shows: pageOf(contactChangeOut),
    },
    (by) => contactChanges(deps, by),
  )
  app.post(
    '/api/contact-changes/:id/agree',
    {
      config,
      schema: {
        tags,
        summary: 'Agree to a change of an address that is for several sites',
        description: 'It takes another person than the one who asked, of another of these sites.',
        params,
        response: { 204: z.undefined(), ...failures, ...errorAnswers(409) },
      },
    },
    async (request, reply) => {
      const no = await agreeToContact(deps, actor(request), request.params.id)
      unwrap(no)
      return reply.code(204).send()
    },
  )
  app.delete(
    '/api/contact-changes/:id',
    {
      config,
      schema: {
        tags,
        summary: 'Take back a change of an address that waits',
        params,
        response: { 204: z.undefined(), ...failures },
      },
    },
    async (request, reply) => {
      unwrap(await withdrawContactChange(deps, actor(request), request.params.id))
      return reply.code(204).send()
    },
  )
}
