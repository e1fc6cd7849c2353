import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import type { App, Deps } from '../deps.ts'
import { auditExportQuery, auditItem, auditQuery, auditView } from '../../app/audit/view.ts'
import { auditFormats, type AuditFormat, exportAudit } from '../../app/audit/export.ts'
import { commandErrors, readErrors } from '../responses.ts'
import { line } from '../../domain/fields.ts'
import { pageOf } from '../../app/paging.ts'
import { readRoute } from '../reading.ts'
import { unwrap } from '../problem.ts'
import { whoMay } from '../../app/access/roles.ts'

const tags = ['Audit']
const who = whoMay.readAudit

/** The audit log, for the data protection officer of a site. */
export function auditRoutes(app: App, deps: Deps): void {
  readRoute(
    app,
    '/api/audit',
    {
      ...{ tags, who },
      summary: 'Who did what, newest first',
      description:
        'Of your sites alone. What is read here, and that it was, is in the log as well. A name that was searched for is found by its digest.',
      query: auditQuery,
      shows: pageOf(auditItem),
    },
    (by, { query }) => auditView(deps, by, query),
  )
  for (const format of Object.keys(auditFormats) as AuditFormat[])
    // the keys of a constant
    app.get(
      `/api/audit/export.${format}`,
      {
        config: { who, cost: 'costly' },
        schema: {
          tags,
          summary: `The audit log as ${auditFormats[format].title}, signed`,
          description:
            'At most 20,000 entries, oldest first, with the end of the chain. `npm run audit:verify -- --export FILE` checks the signature and the digests.',
          querystring: auditExportQuery,
          response: {
            200: {
              description: 'The file. It must not be cached.',
              content: { [auditFormats[format].type]: { schema: z.string() } },
            },
            ...readErrors,
          },
        },
      },
      async (request, reply) => {
        const file = unwrap(await exportAudit(deps, actor(request), format, request.query))
        return reply
          .header('content-disposition', `attachment; filename="${file.name}"`)
          .type(file.type)
          .send(file.content)
      },
    )
  app.post(
    '/api/audit/searched',
    {
      config: { who },
      schema: {
        tags,
        summary: 'The digest by which searches for a text are found',
        description: 'Sent in a body, so that a name never stands in an address.',
        body: z.strictObject({ text: line(100) }),
        response: { 200: z.object({ searched: z.string() }), ...commandErrors },
      },
    },
    async (request) => ({ searched: await deps.audit.digestOf('search', request.body.text) }),
  )
}
