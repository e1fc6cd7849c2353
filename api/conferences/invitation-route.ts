import { z } from 'zod'
import { actor } from '../auth/permissions.ts'
import { type App, type Deps } from '../deps.ts'
import { file, sendFile } from './paper-routes.ts'
import { invitationFile } from '../../app/papers/invitation.ts'
import { readErrors } from '../responses.ts'

/** The invitation as a file for a calendar: the same entry that goes out by e-mail, for whoever wants it again. */
export function invitationRoute(app: App, deps: Deps): void {
  app.get(
    '/api/conferences/:id/invitation.ics',
    {
      config: { who: 'anyAgency' },
      schema: {
        tags: ['Conferences'],
        summary: 'The invitation, for a calendar',
        description:
          'For those invited. It has the UID and the number of changes that the e-mail has. If the meeting is cancelled, it removes the entry. It names nobody and says only when.',
        params: z.object({ id: z.string().max(100) }),
        response: { 200: file('text/calendar'), ...readErrors },
      },
    },
    async (request, reply) =>
      sendFile(reply, await invitationFile(deps, actor(request), request.params.id)),
  )
}
