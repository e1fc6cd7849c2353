import { z } from 'zod'
import { actor } from '../../auth/permissions.ts'
import { type App, type Deps } from '../../deps.ts'
import { calendarFile, calendarType } from '../../../platform/calendar-file.ts'
import { file, sendFile } from './routes.ts'
import { type Invitation, invitationFor } from '../../../domain/conference/invitation.ts'
import { linkTo } from '../../../platform/links.ts'
import { look } from '../look.ts'
import { meetingNotice } from '../../../domain/conference/kinds.ts'
import { Problem } from '../../problem.ts'
import { readErrors } from '../../answers.ts'
import { type Rendered } from './model.ts'
import { seatFor } from '../../../domain/conference/invited.ts'

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
          'For the invited. The same UID as in the e-mail, with as many changes counted; cancelled, it takes the entry back. It names nobody and says nothing but when.',
        params: z.object({ id: z.string().max(100) }),
        response: { 200: file('text/calendar'), ...readErrors },
      },
    },
    async (request, reply) =>
      look(deps, actor(request), request.params.id, 'invitation.ics', async ({ reader, now }) => {
        const { state } = reader
        const seat = seatFor(state.invited, reader.actor)
        const invitation = seat && invitationFor(state, seat)
        if (!invitation) throw new Problem('not-found')
        return sendFile(reply, calendarOf(invitation, deps.config, now))
      }),
  )
}

function calendarOf(
  invitation: Invitation,
  { publicUrl, mailFrom }: Deps['config'],
  stampedAt: number,
): Rendered {
  const { title, method } = invitation
  return {
    readableBy: 'invited',
    type: calendarType(method),
    content: calendarFile(invitation, {
      link: linkTo(publicUrl, `${title}.${meetingNotice.code}`),
      stampedAt,
      organizer: mailFrom, // as in the e-mail, or calendars take the two for different entries
    }),
    headers: { 'content-disposition': `attachment; filename="${title}.ics"` },
  }
}
