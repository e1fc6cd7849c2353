import { z } from 'zod'
import { actor } from './auth/permissions.ts'
import { type App, type Deps } from './deps.ts'
import { atCivil, endOfCivilDay } from '../domain/calendar/calendar.ts'
import { codes, roles } from '../domain/codes.ts'
import { newSlug } from '../domain/fields.ts'
import { noticeOut, noticeView } from './pathways/notices.ts'
import { obligationOut, obligationView } from './pathways/obligations.ts'
import { pageOf, readErrors } from './answers.ts'
import { pageOut, pageWanted, paging } from './paging.ts'
import { readNotices } from '../store/reads/notices.ts'
import { readObligations } from '../store/reads/obligations.ts'
import { seesWhole } from '../domain/need-to-know.ts'

const zone = 'Europe/London'

const worklistQuery = z.strictObject({
  agency: newSlug().optional(),
  role: z.enum(codes(roles)).optional(),
  due: z
    .union([z.enum(['overdue', 'today']), z.iso.date(), z.iso.datetime({ offset: true })])
    .optional()
    .meta({ description: 'Due by then: `overdue`, `today`, a day, or an instant.' }),
  ...paging,
})

const noticesQuery = z.strictObject({
  agency: newSlug().optional(),
  outcome: z.enum(['queued', 'sent', 'failed', 'dropped']).optional(),
  ...paging,
})

/** What is owed at the reader's sites, and what was sent from them. */
export function listRoutes(app: App, deps: Deps): void {
  app.get(
    '/api/worklist',
    {
      config: { who: 'anyAgency' },
      schema: {
        tags: ['Work'],
        summary: 'What is owed, soonest first',
        querystring: worklistQuery,
        response: { 200: pageOf(obligationOut), ...readErrors },
      },
    },
    async (request) => {
      const by = actor(request)
      const { agency, role, due, ...rest } = request.query
      const now = await deps.clock.now()
      const page = await readObligations(deps.database, {
        ...pageWanted(rest, 'worklist'),
        sites: agencyAllowed(by, agency) ? by.sites : [],
        agency: seesWhole(by) ? agency : by.agency,
        role,
        dueBy: due === undefined ? undefined : dueBy(due, now),
        open: true,
        by: 'due',
      })
      return pageOut(page, 'worklist', obligationView(now))
    },
  )
  app.get(
    '/api/notices',
    {
      config: { who: 'anyAgency' },
      schema: {
        tags: ['Work'],
        summary: 'The log of what went out, and why, newest first',
        querystring: noticesQuery,
        response: { 200: pageOf(noticeOut), ...readErrors },
      },
    },
    async (request) => {
      const by = actor(request)
      const { agency, outcome, ...rest } = request.query
      const page = await readNotices(deps.database, {
        ...pageWanted(rest, 'all notices'),
        sites: agencyAllowed(by, agency) ? by.sites : [],
        agency: seesWhole(by) ? agency : by.agency,
        outcome,
      })
      return pageOut(page, 'all notices', noticeView)
    },
  )
}

/** Whoever is confined to their own agency finds nothing of another's. */
const agencyAllowed = (
  by: Parameters<typeof seesWhole>[0] & { readonly agency: string },
  agency: string | undefined,
): boolean => seesWhole(by) || agency === undefined || agency === by.agency

function dueBy(due: string, now: number): number {
  if (due === 'overdue') return now - 1
  if (due === 'today') return endOfCivilDay(now, 0, zone)
  return due.includes('T') ? Date.parse(due) : endOfCivilDay(atCivil(due, '12:00', zone), 0, zone)
}
