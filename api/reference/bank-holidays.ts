import { actor } from '../auth/permissions.ts'
import type { App, Deps } from '../deps.ts'
import {
  bankHolidayBody,
  bankHolidayOut,
  bankHolidayPlace,
  bankHolidayQuery,
  bankHolidaysOut,
  bankHolidaysView,
  writeBankHoliday,
} from '../../app/reference/bank-holidays.ts'
import { errorAnswers } from '../responses.ts'
import { readRoute } from '../reading.ts'
import { unwrap } from '../problem.ts'
import { whoMay } from '../../app/access/roles.ts'

const tags = ['Reference data']
const failures = errorAnswers(400, 401, 403, 413, 415, 500, 503)

/** The bank holidays that clocks are planned by. */
export function bankHolidayRoutes(app: App, deps: Deps): void {
  readRoute(
    app,
    '/api/bank-holidays',
    {
      tags,
      summary: 'The bank holidays of a year, as they stand',
      query: bankHolidayQuery,
      shows: bankHolidaysOut,
    },
    (by, { query }) => bankHolidaysView(deps, by, query),
  )
  app.put(
    '/api/bank-holidays/:division/:date',
    {
      config: { who: whoMay.changeReference },
      schema: {
        tags,
        summary: 'Make a day a bank holiday, or one that is worked after all',
        description:
          'Open pathways are planned again with it, and meetings of a rhythm moved, within a round of the warden.',
        params: bankHolidayPlace,
        body: bankHolidayBody.meta({ examples: [{ title: 'A day of national mourning' }] }),
        response: { 200: bankHolidayOut, ...failures },
      },
    },
    async (request) =>
      unwrap(await writeBankHoliday(deps, actor(request), request.params, request.body)),
  )
}
