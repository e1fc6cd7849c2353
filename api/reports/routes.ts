import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import type { App, Deps } from '../deps.ts'
import { commandErrors, errorAnswers } from '../responses.ts'
import {
  decideReport,
  oneReportOut,
  reportDecision,
  reportOut,
  reportsView,
  reportView,
} from '../../app/reports/inbox.ts'
import { pageOf } from '../../app/paging.ts'
import { readRoute } from '../reading.ts'
import { received, receiveReport, reportBody, reportReceived } from '../../app/reports/report.ts'
import { referralHeaders } from '../headers.ts'
import { unwrap } from '../problem.ts'
import { whoMay } from '../../app/access/roles.ts'

const tags = ['Reports by name']
const params = z.object({ id: z.uuid().meta({ maxLength: 36 }) })
const changeErrors = errorAnswers(400, 401, 403, 404, 413, 415, 500, 503)

const example = {
  site: 'london',
  person: { name: 'Alex Example', dateOfBirth: '1988-04-12' },
  on: '2026-01-14',
  kind: 'threat',
  note: 'Said at the counter that he would find her.',
  urgent: true,
}

/** Reports about somebody who is only named, from whoever has no tie to a pathway; and those that are about nobody known. */
export function reportRoutes(app: App, deps: Deps): void {
  app.post(
    '/api/reports',
    {
      config: { who: whoMay.reportByName, cost: 'costly' },
      schema: {
        tags,
        summary: 'Report an incident about somebody by name',
        description:
          'For whoever has no access to a pathway of the person, or does not know of one. Whoever is concerned, at whichever site, is told, and knows who reported it. The answer is only that it was received, whether or not the person is known.',
        headers: referralHeaders,
        body: reportBody.meta({ examples: [example] }),
        response: { 202: reportReceived, ...commandErrors },
      },
    },
    async (request, reply) => {
      const sender = {
        actor: actor(request),
        key: request.headers['idempotency-key'],
        raw: request.sent,
      }
      const answer = unwrap(await receiveReport(deps, sender, request.body))
      return reply.code(202).header('location', `/api/reports/received/${sender.key}`).send(answer)
    },
  )
  readRoute(
    app,
    '/api/reports/received/:key',
    {
      tags,
      summary: 'That a report was received',
      description: 'Shown only to its sender, who is told nothing else of it.',
      who: whoMay.reportByName,
      params: z.object({ key: z.string().max(100) }),
      shows: reportReceived,
    },
    (by, { params: { key } }) => received(deps, by, key),
  )
  inboxRoutes(app, deps)
}

/** For those who look at what is about nobody known, or about several. */
function inboxRoutes(app: App, deps: Deps): void {
  readRoute(
    app,
    '/api/reports',
    {
      tags,
      summary: 'Reports that are about nobody known, or about several',
      description: 'Those that wait for a look at your sites; what is due first comes first.',
      who: whoMay.seeReports,
      shows: pageOf(reportOut),
    },
    (by) => reportsView(deps, by),
  )
  readRoute(
    app,
    '/api/reports/:id',
    {
      tags,
      summary: 'One of them, with whom it may be about',
      who: whoMay.seeReports,
      cost: 'costly',
      params,
      shows: oneReportOut,
    },
    (by, { params: { id } }) => reportView(deps, by, id),
  )
  app.post(
    '/api/reports/:id/decision',
    {
      config: { who: whoMay.seeReports },
      schema: {
        tags,
        summary: 'Decide what a report is about',
        description:
          'A pathway that is named is told of it, in the name of whoever reported it. The person is not referred by this.',
        params,
        body: reportDecision.meta({
          examples: [{ decision: 'thisPathway', pathwayId: 'pw0000000000aa' }],
        }),
        response: { 204: z.undefined(), ...changeErrors },
      },
    },
    async (request, reply) => {
      unwrap(await decideReport(deps, actor(request), request.params.id, request.body))
      return reply.code(204).send()
    },
  )
}
